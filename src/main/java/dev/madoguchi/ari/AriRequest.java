package dev.madoguchi.ari;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.madoguchi.asterisk.Sound;
import dev.madoguchi.call.CallId;
import dev.madoguchi.call.RecordingLimits;
import dev.madoguchi.call.RecordingName;
import java.util.List;

/**
 * One request to Asterisk's REST interface: all that we ever ask for. None of them waits for a
 * channel, as answering and setting a variable would: one that waits holds up every call of its
 * socket.
 *
 * <p>Ids and names in paths are of letters, digits, dots and hyphens, so none needs to be escaped.
 *
 * @param uri without /ari/
 * @param body its parameters; empty for none
 */
record AriRequest(String method, String uri, ObjectNode body) {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final int LONGEST_EXTENSION = 79; // AST_MAX_EXTENSION, less its end

  /** Of one answered call these would be most of the events, and none is acted on. */
  private static final List<String> UNHEARD =
      List.of(
          "ChannelCallerId",
          "ChannelConnectedLine",
          "ChannelDialplan",
          "ChannelStateChange",
          "ChannelVarset",
          "DeviceStateChanged",
          "Dial",
          "PlaybackStarted",
          "PlaybackContinuing",
          "RecordingStarted");

  private AriRequest(String method, String uri) {
    this(method, uri, JSON.objectNode());
  }

  static AriRequest play(CallId call, String playback, List<Sound> sounds) {
    AriRequest request = new AriRequest("POST", of(call) + "/play/" + playback);
    ArrayNode media = request.body.putArray("media");
    sounds.forEach(sound -> media.add("sound:" + sound.file()));
    return request;
  }

  /** What the words of a call are called, by turns. */
  static List<String> playbacks(CallId call) {
    return List.of(call + "-a", call + "-b");
  }

  static AriRequest stop(String playback) {
    return new AriRequest("DELETE", "playbacks/" + playback);
  }

  static AriRequest playback(String playback) {
    return new AriRequest("GET", "playbacks/" + playback);
  }

  static AriRequest record(CallId call, RecordingName name, RecordingLimits limits) {
    AriRequest request = new AriRequest("POST", of(call) + "/record");
    request
        .body
        .put("name", name.value())
        .put("format", "wav")
        .put("maxDurationSeconds", Math.max(1, limits.atMost().toSeconds()))
        .put("maxSilenceSeconds", Math.max(1, limits.silence().toSeconds()))
        .put("ifExists", "fail")
        .put("beep", true)
        .put("terminateOn", "any");
    return request;
  }

  static AriRequest recording(RecordingName name) {
    return new AriRequest("GET", "recordings/live/" + name);
  }

  /** Another server is to go on, or the dialplan does what it does without us. */
  static AriRequest giveBack(CallId call) {
    return sendTo(call, "support-line", "given-back");
  }

  /** Asterisk would cut a longer extension short. */
  static AriRequest sendTo(CallId call, String context, String extension) {
    if (extension.length() > LONGEST_EXTENSION) {
      throw new IllegalArgumentException(
          "an extension has 79 characters at most, and not " + extension.length());
    }
    AriRequest request = new AriRequest("POST", of(call) + "/continue");
    request.body.put("context", context).put("extension", extension).put("priority", 1);
    return request;
  }

  static AriRequest channel(CallId call) {
    return new AriRequest("GET", of(call));
  }

  /** From now on the app hears of the call, also while it is in the dialplan. */
  static AriRequest subscribe(String app, CallId call) {
    AriRequest request = new AriRequest("POST", "applications/" + app + "/subscription");
    request.body.putArray("eventSource").add("channel:" + call);
    return request;
  }

  static AriRequest applications() {
    return new AriRequest("GET", "applications");
  }

  static AriRequest application(String app) {
    return new AriRequest("GET", "applications/" + app);
  }

  /** "allowed" would shut out the replies to our own requests too. */
  static AriRequest filter(String app) {
    AriRequest request = new AriRequest("PUT", "applications/" + app + "/eventFilter");
    ArrayNode unheard = request.body.putArray("disallowed");
    UNHEARD.forEach(type -> unheard.addObject().put("type", type));
    return request;
  }

  private static String of(CallId call) {
    return "channels/" + call;
  }

  /** As a message of the socket; the body is text within the text. */
  String message(String id) {
    ObjectNode message =
        JSON.objectNode()
            .put("type", "RESTRequest")
            .put("request_id", id)
            .put("method", method)
            .put("uri", uri);
    if (!body.isEmpty()) {
      message.put("content_type", "application/json").put("message_body", body.toString());
    }
    return message.toString();
  }

  /** For messages: what was asked, without its values. */
  @Override
  public String toString() {
    return method + " " + uri;
  }
}
