package dev.madoguchi.ari;

import com.fasterxml.jackson.databind.JsonNode;
import dev.madoguchi.ari.FakeAri.Answer;
import dev.madoguchi.ari.FakeAri.Request;
import dev.madoguchi.asterisk.HeardInQueue;
import dev.madoguchi.call.Digit;
import dev.madoguchi.call.Recording.Ending;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** One call on a {@link FakeAri}, whose caller follows a script. */
final class FakeCall {
  /** What the caller, or the wire, does at a verb. */
  sealed interface Step {
    record Press(Digit key) implements Step {}

    record PressTogether(Digit first, Digit second) implements Step {}

    record StaySilent() implements Step {}

    /** Asterisk makes a file of it of that name, if it can. */
    record Speak(Ending ending, Consumer<String> file) implements Step {}

    /** Comes out of the queue with a QUEUESTATUS, or a key. */
    record ComeOut(String how) implements Step {}

    /** In a queue: music goes on until the caller was told one of these prompts. */
    record HearInQueue(Path music, Path prompts) implements Step {}

    record HangUp() implements Step {}
  }

  /**
   * What the words at hand ask of the caller; the caller hears that, and the wire does not tell.
   */
  enum Asked {
    NOTHING,
    A_KEY,
    KEYS
  }

  static final String APP = "madoguchi-0";
  static final String ID = "1763945999.1";
  private static final String CHANNEL =
      quoted(
          "'channel':{'id':'"
              + ID
              + "','name':'PJSIP/trunk-00000001','state':'Ring',"
              + "'caller':{'name':'','number':'09012345678'},'connected':{'name':'','number':''},"
              + "'dialplan':{'context':'support-line','exten':'stasis','app_name':'Stasis'}}");

  private final Deque<Step> script = new ArrayDeque<>();
  final List<String> heard = new CopyOnWriteArrayList<>();
  final Map<String, String> variables = new ConcurrentHashMap<>();
  private volatile Asked asked = Asked.NOTHING;
  private boolean gone;
  private boolean started;

  synchronized void will(Step step) {
    script.add(step);
  }

  void isAsked(Asked what) {
    asked = what;
  }

  synchronized void hangUpNow(FakeAri asterisk) {
    gone = true;
    event(asterisk, "StasisEnd", CHANNEL);
    event(asterisk, "ChannelDestroyed", "\"cause\":16," + CHANNEL);
  }

  synchronized Optional<Answer> answer(FakeAri asterisk, Request request) {
    String line = request.line();
    if (line.startsWith("PUT applications/") || line.startsWith("GET applications/")) {
      if (line.startsWith("GET") && !started) {
        started = true;
        event(asterisk, "StasisStart", "\"args\":[\"call\"]," + CHANNEL);
      }
      return Optional.of(Answer.ok("{\"name\":\"madoguchi-0\",\"channel_ids\":[]}"));
    }
    if (line.startsWith("DELETE playbacks/")) {
      return Optional.of(Answer.NOT_FOUND);
    }
    if (gone) {
      return Optional.of(Answer.NOT_FOUND);
    }
    if (line.equals("GET channels/" + ID)) {
      return Optional.of(Answer.ok("{" + CHANNEL.substring("\"channel\":{".length())));
    }
    if (line.startsWith("POST channels/" + ID + "/play/")) {
      return play(asterisk, line.substring(line.lastIndexOf('/') + 1), request.body());
    }
    if (line.equals("POST channels/" + ID + "/record")) {
      record(asterisk, request.body().path("name").asText());
      return Optional.of(new Answer(201, "Created", "{\"state\":\"queued\"}"));
    }
    if (line.equals("POST channels/" + ID + "/continue")) {
      leave(asterisk, request.body());
      return Optional.of(Answer.NO_CONTENT);
    }
    if (line.startsWith("POST applications/")) {
      return Optional.of(Answer.NO_CONTENT);
    }
    throw new IllegalStateException("not scripted: " + line);
  }

  private Optional<Answer> play(FakeAri asterisk, String playback, JsonNode body) {
    String state = "done";
    boolean silence = true;
    for (JsonNode media : body.path("media")) {
      String file = media.asText().substring("sound:".length());
      if (file.contains("/silence-")) {
        continue;
      }
      silence = false;
      if (Files.exists(Path.of(file + ".wav"))) {
        heard.add(Path.of(file).getFileName().toString());
      } else {
        state = "failed";
      }
    }
    String finished =
        quoted("'playback':{'id':'%s','target_uri':'channel:%s','state':'%s'}")
            .formatted(playback, ID, state);
    // events may overtake the reply: here they always do
    event(asterisk, "PlaybackStarted", finished.replace(state, "playing"));
    if (!silence || !script.isEmpty()) {
      act(asterisk, finished); // who is silent has nothing to say in a silence
    }
    return Optional.of(new Answer(201, "Created", "{\"id\":\"" + playback + "\"}"));
  }

  private void act(FakeAri asterisk, String finished) {
    boolean hangsUp = script.peek() instanceof Step.HangUp;
    if (hangsUp) {
      script.remove();
      event(asterisk, "ChannelHangupRequest", "\"cause\":16," + CHANNEL);
    } else if (asked != Asked.NOTHING) {
      press(asterisk);
    }
    if (!finished.isEmpty()) {
      event(asterisk, "PlaybackFinished", finished);
    }
    if (hangsUp) {
      hangUpNow(asterisk);
    }
  }

  private void press(FakeAri asterisk) {
    do {
      switch (script.poll()) {
        case Step.Press(Digit key) -> pressed(asterisk, key);
        case Step.PressTogether(Digit first, Digit second) -> {
          pressed(asterisk, first);
          pressed(asterisk, second);
        }
        case Step.StaySilent() -> {
          return;
        }
        case null -> throw new IllegalStateException("no script for a question");
        case Step other -> throw new IllegalStateException("a question met " + other);
      }
    } while (asked == Asked.KEYS && goesOn());
  }

  private static void pressed(FakeAri asterisk, Digit key) {
    event(
        asterisk,
        "ChannelDtmfReceived",
        "\"digit\":\"%s\",\"duration_ms\":100,%s".formatted(key.symbol(), CHANNEL));
  }

  private boolean goesOn() {
    Step next = script.peek();
    return next instanceof Step.Press || next instanceof Step.StaySilent;
  }

  private void record(FakeAri asterisk, String name) {
    Ending ending =
        switch (script.poll()) {
          case Step.Speak(Ending how, Consumer<String> file) -> {
            file.accept(name);
            yield how;
          }
          case Step.HangUp() -> Ending.HANG_UP;
          case null -> throw new IllegalStateException("no script for a recording");
          case Step other -> throw new IllegalStateException("a recording met " + other);
        };
    String recording =
        quoted("'recording':{'name':'%s','target_uri':'channel:%s','state':'%s','duration':3}")
            .formatted(name, ID, ending == Ending.FAILED ? "failed" : "done");
    switch (ending) {
      case KEY -> event(asterisk, "ChannelDtmfReceived", "\"digit\":\"#\"," + CHANNEL);
      case HANG_UP -> event(asterisk, "ChannelHangupRequest", "\"cause\":16," + CHANNEL);
      case ITSELF, FAILED -> {}
    }
    event(asterisk, ending == Ending.FAILED ? "RecordingFailed" : "RecordingFinished", recording);
    if (ending == Ending.HANG_UP) {
      hangUpNow(asterisk);
    }
  }

  /** To the dialplan: for a moment, to wait in a queue, or for good. */
  private void leave(FakeAri asterisk, JsonNode where) {
    event(asterisk, "StasisEnd", CHANNEL);
    String extension = where.path("extension").asText("");
    String value = extension.isEmpty() ? "" : extension.substring(1);
    switch (extension.isEmpty() ? ' ' : extension.charAt(0)) {
      case 'a', 'b' -> again(asterisk);
      case 'w' -> pastGoesOn(asterisk, value, 8);
      case 'k' -> {
        int queueEnds = 10 + Integer.parseInt(value.substring(8, 10));
        variables.put("MADOGUCHI_QUEUE", value.substring(10, queueEnds));
        pastGoesOn(asterisk, value, queueEnds);
      }
      case 'f' -> {
        variables.put("MADOGUCHI_PAST", value.substring(4));
        again(asterisk);
      }
      case 'v' -> {
        variables.put("MADOGUCHI_LANGUAGE", value);
        again(asterisk);
      }
      case 'e', 'm' -> {
        int languageEnds = 7 + Integer.parseInt(value.substring(5, 7));
        variables.put("CHANNEL(language)", value.substring(7, languageEnds));
        comeOut(asterisk);
      }
      case 'd' -> {
        variables.put("MADOGUCHI_RESULT", "done");
        hangUpNow(asterisk);
      }
      case 'n' -> {
        variables.put("MADOGUCHI_RESULT", extension.replaceFirst("no-room-", ""));
        gone = true;
      }
      default -> gone = true;
    }
  }

  /** So much of what is known stays, in four figures behind those of the watchdog. */
  private void pastGoesOn(FakeAri asterisk, String value, int from) {
    String known = variables.getOrDefault("MADOGUCHI_PAST", "");
    int stays = Math.min(known.length(), Integer.parseInt(value.substring(4, 8)));
    variables.put("MADOGUCHI_PAST", known.substring(0, stays) + value.substring(from));
    again(asterisk);
  }

  private static void again(FakeAri asterisk) {
    event(asterisk, "StasisStart", "\"args\":[\"again\"]," + CHANNEL);
  }

  private void comeOut(FakeAri asterisk) {
    switch (script.poll()) {
      case Step.HearInQueue(Path music, Path prompts) -> {
        try {
          heard.add(HeardInQueue.next(music.resolve(variables.get("CHANNEL(language)")), prompts));
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
        comeOut(asterisk);
      }
      case Step.ComeOut(String how) ->
          event(
              asterisk,
              "StasisStart",
              "\"args\":[\"back\",\"%s\",\"%s\"],%s"
                  .formatted(variables.get("MADOGUCHI_QUEUE"), how, CHANNEL));
      case Step.HangUp() -> {
        gone = true;
        event(asterisk, "ChannelDestroyed", "\"cause\":16," + CHANNEL);
      }
      case null -> throw new IllegalStateException("no script for a queue");
      case Step other -> throw new IllegalStateException("a queue met " + other);
    }
  }

  private static String quoted(String json) {
    return json.replace('\'', '"');
  }

  private static void event(FakeAri asterisk, String type, String rest) {
    asterisk.send(
        APP,
        quoted("{'type':'%s','timestamp':'2026-11-24T10:00:00.000+0900','application':'%s',%s}")
            .formatted(type, APP, rest));
  }
}
