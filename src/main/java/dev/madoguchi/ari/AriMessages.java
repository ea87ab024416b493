package dev.madoguchi.ari;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.madoguchi.ari.AriEvent.Result;
import dev.madoguchi.ari.AriEvent.State;
import dev.madoguchi.call.CallId;
import dev.madoguchi.call.Caller;
import dev.madoguchi.call.Digit;
import dev.madoguchi.call.Printable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads messages of the socket. Asterisk adds types and fields in its minor versions, so what is
 * not known is told as unknown, never an error.
 */
final class AriMessages {
  private static final Logger LOG = LoggerFactory.getLogger(AriMessages.class);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String TARGET = "channel:";
  private static final int MOST_SHOWN = 40;

  private AriMessages() {}

  static AriMessage read(String text) {
    JsonNode message = tree(text);
    String type = message.path("type").asText("");
    if (type.equals("RESTResponse")) {
      return answer(message);
    }
    try {
      return event(type, message)
          .<AriMessage>map(AriMessage.News::new)
          .orElseGet(() -> new AriMessage.Unknown(Printable.of(type, MOST_SHOWN)));
    } catch (IllegalArgumentException e) {
      // an id that is none of ours: a channel named by somebody else
      return new AriMessage.Unknown(Printable.of(type, MOST_SHOWN));
    }
  }

  /** The body of a reply, over HTTP or the socket; missing when there is none or it is no JSON. */
  static JsonNode tree(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      return JSON.missingNode();
    }
  }

  /** The calls Asterisk counts to an application; those with ids of other systems are left out. */
  static Set<CallId> calls(AriReply.Done application) {
    Set<CallId> there = new HashSet<>();
    application
        .body()
        .path("channel_ids")
        .forEach(
            id -> {
              try {
                there.add(new CallId(id.asText("")));
              } catch (IllegalArgumentException e) {
                LOG.warn("{} has a channel with an id that is none of ours", application);
              }
            });
    return there;
  }

  private static AriMessage answer(JsonNode message) {
    return new AriMessage.Answer(
        message.path("request_id").asText(""),
        AriReply.of(
            message.path("status_code").asInt(),
            message.path("reason_phrase").asText(""),
            message.path("message_body").asText("")));
  }

  private static Optional<AriEvent> event(String type, JsonNode message) {
    return switch (type) {
      case "StasisStart" -> Optional.of(entered(message));
      case "StasisEnd" -> Optional.of(new AriEvent.Left(call(message)));
      case "ChannelHangupRequest" -> Optional.of(new AriEvent.HangingUp(call(message)));
      case "ChannelDestroyed" -> Optional.of(new AriEvent.Ended(call(message)));
      case "ChannelDtmfReceived" -> pressed(message);
      case "PlaybackFinished" -> {
        JsonNode playback = message.path("playback");
        yield target(playback)
            .map(call -> new AriEvent.Said(call, playback.path("id").asText(), result(playback)));
      }
      case "RecordingFinished", "RecordingFailed" -> {
        JsonNode recording = message.path("recording");
        yield target(recording)
            .map(
                call ->
                    new AriEvent.Recorded(
                        call, recording.path("name").asText(), result(recording)));
      }
      case "ApplicationReplaced" -> Optional.of(new AriEvent.Replaced());
      default -> Optional.empty();
    };
  }

  private static AriEvent entered(JsonNode message) {
    List<String> arguments = new ArrayList<>();
    message.path("args").forEach(argument -> arguments.add(argument.asText()));
    JsonNode channel = message.path("channel");
    return new AriEvent.Entered(
        call(message),
        Caller.parse(channel.path("caller").path("number").asText("")),
        channel.path("state").asText("").equals("Up") ? State.ANSWERED : State.RINGING,
        arguments);
  }

  /** The keys A to D are none of a telephone. */
  private static Optional<AriEvent> pressed(JsonNode message) {
    String digit = message.path("digit").asText("");
    return Digit.of(digit.length() == 1 ? digit.charAt(0) : ' ')
        .map(key -> new AriEvent.Pressed(call(message), key));
  }

  private static CallId call(JsonNode message) {
    return new CallId(message.path("channel").path("id").asText(""));
  }

  private static Optional<CallId> target(JsonNode thing) {
    String target = thing.path("target_uri").asText("");
    return target.startsWith(TARGET)
        ? Optional.of(new CallId(target.substring(TARGET.length())))
        : Optional.empty();
  }

  private static Result result(JsonNode thing) {
    return thing.path("state").asText("").equals("failed") ? Result.FAILED : Result.DONE;
  }
}
