package dev.madoguchi.crowd;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Requests as Asterisk's REST interface takes them (rest-api of 22), of those a line may make, with
 * what each of them must be given.
 */
final class AriGrammar {
  private static final int LONGEST_EXTENSION = 79; // AST_MAX_EXTENSION, less its end
  private static final Set<String> APPS =
      Set.copyOf(IntStream.range(0, 10).mapToObj(number -> "madoguchi-" + number).toList());

  private static final ObjectMapper JSON = new ObjectMapper();

  private AriGrammar() {}

  /**
   * A request as it comes.
   *
   * @param id to be told with the reply
   */
  record Message(String id, String method, String uri, JsonNode body) {
    /**
     * Reads a text of the socket.
     *
     * @throws IllegalArgumentException when it is no request
     */
    static Message read(String text) {
      JsonNode message = tree(text);
      if (!message.path("type").asText("").equals("RESTRequest")) {
        throw new IllegalArgumentException("no request");
      }
      return new Message(
          message.path("request_id").asText(""),
          message.path("method").asText(""),
          message.path("uri").asText(""),
          tree(message.path("message_body").asText("{}")));
    }

    private static JsonNode tree(String text) {
      try {
        return JSON.readTree(text);
      } catch (JsonProcessingException e) {
        throw new IllegalArgumentException("no JSON", e);
      }
    }
  }

  /** What is asked for. */
  sealed interface Request {
    /** About one call; not all of them are for its channel. */
    sealed interface OfCall extends Request {
      String call();
    }

    record Filter(String app) implements Request {}

    record Application(String app) implements Request {}

    record Subscribe(String app, String call) implements OfCall {}

    record Channel(String call) implements OfCall {}

    record Play(String call, String playback, List<String> sounds) implements OfCall {
      public Play {
        sounds = List.copyOf(sounds);
      }
    }

    record Take(String call, String name) implements OfCall {}

    record Continue(String call, String context, String extension) implements OfCall {}

    record Stop(String call, String playback) implements OfCall {}

    record Playback(String call, String playback) implements OfCall {}

    record Recording(String call, String name) implements OfCall {}
  }

  /**
   * What is asked for with it.
   *
   * @throws IllegalArgumentException for what Asterisk would not take, with the reason
   */
  static Request parse(Message message) {
    String[] path = message.uri().split("/", -1);
    JsonNode body = message.body();
    return switch (shape(message.method(), path)) {
      case "PUT applications/APP/eventFilter" -> new Request.Filter(app(path[1]));
      case "GET applications/APP" -> new Request.Application(app(path[1]));
      case "POST applications/APP/subscription" ->
          new Request.Subscribe(app(path[1]), source(body));
      case "GET channels/ID" -> new Request.Channel(path[1]);
      case "POST channels/ID/play/ID" -> new Request.Play(path[1], path[3], sounds(body));
      case "POST channels/ID/record" -> new Request.Take(path[1], recording(body));
      case "POST channels/ID/continue" ->
          new Request.Continue(path[1], text(body, "context"), extension(body));
      case "DELETE playbacks/ID" -> new Request.Stop(caller(path[1]), path[1]);
      case "GET playbacks/ID" -> new Request.Playback(caller(path[1]), path[1]);
      case "GET recordings/live/ID" -> new Request.Recording(caller(path[2]), path[2]);
      default -> throw new IllegalArgumentException("no such request");
    };
  }

  /** With a word where each of its names is. */
  private static String shape(String method, String[] path) {
    String[] shape = path.clone();
    int name = path[0].equals("recordings") ? 2 : 1;
    if (path.length > name) {
      shape[name] = path[0].equals("applications") ? "APP" : "ID";
    }
    if (path.length > 3) {
      shape[3] = "ID";
    }
    return method + " " + String.join("/", shape);
  }

  private static String app(String name) {
    if (!APPS.contains(name)) {
      throw new IllegalArgumentException("no such app");
    }
    return name;
  }

  /** What the line calls its words and recordings begins with the call's id. */
  private static String caller(String name) {
    int hyphen = name.lastIndexOf('-');
    return hyphen < 0 ? name : name.substring(0, hyphen);
  }

  private static String source(JsonNode body) {
    JsonNode sources = body.path("eventSource");
    String source = sources.path(0).asText("");
    if (sources.size() != 1 || !source.startsWith("channel:")) {
      throw new IllegalArgumentException("a subscription to something else than a channel");
    }
    return source.substring("channel:".length());
  }

  private static List<String> sounds(JsonNode body) {
    List<String> sounds = new ArrayList<>();
    for (JsonNode media : body.path("media")) {
      if (!media.asText("").startsWith("sound:/")) {
        throw new IllegalArgumentException("media that is no sound");
      }
      sounds.add(media.asText().substring("sound:".length()));
    }
    if (sounds.isEmpty()) {
      throw new IllegalArgumentException("words without media");
    }
    return sounds;
  }

  private static String recording(JsonNode body) {
    boolean taken =
        text(body, "format").equals("wav")
            && text(body, "ifExists").equals("fail")
            && Set.of("none", "any", "*", "#").contains(text(body, "terminateOn"))
            && body.path("maxDurationSeconds").asInt(-1) >= 0
            && body.path("maxSilenceSeconds").asInt(-1) >= 0
            && body.path("beep").isBoolean();
    if (!taken) {
      throw new IllegalArgumentException("a recording with other values");
    }
    return text(body, "name");
  }

  private static String extension(JsonNode body) {
    String extension = text(body, "extension");
    if (extension.length() > LONGEST_EXTENSION || body.path("priority").asInt() != 1) {
      throw new IllegalArgumentException("no place of a dialplan");
    }
    return extension;
  }

  private static String text(JsonNode body, String name) {
    String value = body.path(name).asText("");
    if (value.isEmpty()) {
      throw new IllegalArgumentException("without " + name);
    }
    return value;
  }
}
