package dev.madoguchi.crowd;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.madoguchi.crowd.AriGrammar.Request;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What plays Asterisk for a crowd over ARI, held against recordings of the real one, which {@code
 * bin/bench record --way-in ari} makes.
 */
class AriCrowdProofTest {
  private static final Path RECORDINGS = Path.of("src/test/resources/crowd/ari");
  private static final ObjectMapper JSON = new ObjectMapper();

  /** A frame, and whose it is. */
  private record Frame(String from, JsonNode message) {
    boolean isRequest() {
      return from.equals("server");
    }

    boolean isReply() {
      return type().equals("RESTResponse");
    }

    String type() {
      return message.path("type").asText();
    }

    String id() {
      return message.path("request_id").asText();
    }
  }

  /** What the crowd's call says, in order. */
  private static final class Said implements AriTelling {
    private final Deque<JsonNode> events = new ArrayDeque<>();

    @Override
    public boolean isThere() {
      return true;
    }

    @Override
    public void findsNobody() {}

    @Override
    public void say(String type, String rest) {
      events.add(tree(AriText.event(type, "madoguchi-0", rest)));
    }

    @Override
    public void handOver(String type, String rest) {
      say(type, rest);
    }

    @Override
    public void later(long millis, AriCaller.Happening what, int turn) {}
  }

  @Test
  void every_request_our_server_sends_a_real_asterisk_is_taken_by_the_crowd() throws IOException {
    for (Frame frame : everything()) {
      if (frame.isRequest()) {
        assertThat(request(frame)).isNotNull();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hung-up-in-greeting",
        "menu",
        "inquiry",
        "hung-up-in-recording",
        "served",
        "hung-up-in-queue",
        "left-by-key"
      })
  void a_call_of_the_crowd_that_is_asked_the_same_tells_the_same_in_the_same_order(String kind)
      throws IOException {
    Map<String, Set<String>> ever = shapes(Togetherness.EVER);
    Map<String, Set<String>> always = shapes(Togetherness.ALWAYS);
    Said said = new Said();
    AriCaller caller =
        new AriCaller(
            "1763945999.1",
            "0355550001",
            "madoguchi-0",
            said,
            new SoundLengths(),
            new Habits(new SplittableRandom(1), 100));
    caller.enter(CrowdWire.Coming.FRESH);
    Map<String, AriReply> replies = new HashMap<>();
    for (Frame frame : frames(RECORDINGS.resolve(kind + ".txt"))) {
      if (frame.isRequest()) {
        Request.OfCall request = (Request.OfCall) request(frame);
        AriReply reply = caller.reply(request);
        replies.put(frame.id(), reply);
        if (reply.isDone()) {
          caller.does(request);
        }
      } else if (frame.isReply()) {
        assertThat(replies.get(frame.id()).status())
            .as(frame.message().toString())
            .isEqualTo(status(frame));
      } else {
        if (said.events.isEmpty()) {
          happens(caller, frame);
        }
        JsonNode event = said.events.remove();
        assertThat(event.path("type").asText())
            .as(frame.message().toString())
            .isEqualTo(frame.type());
        assertThat(event.path("args").size()).isEqualTo(frame.message().path("args").size());
        assertThat(shape(event))
            .isSubsetOf(ever.get(frame.type()))
            .containsAll(always.get(frame.type()));
      }
    }
    assertThat(said.events).isEmpty();
  }

  /** A subscription is told the whole application, which the call alone does not know. */
  private static int status(Frame frame) {
    return frame.message().path("uri").asText().endsWith("/subscription")
        ? 204
        : frame.message().path("status_code").asInt();
  }

  @Test
  void replies_have_the_fields_of_the_real_ones() throws IOException {
    Set<String> always = shapes(Togetherness.ALWAYS).get("RESTResponse");
    JsonNode ours =
        tree(AriText.reply("1", AriReply.created("{\"id\":\"a\"}"), "channels/1", "madoguchi-0"));

    assertThat(shape(ours))
        .containsAll(always)
        .isSubsetOf(shapes(Togetherness.EVER).get("RESTResponse"));
    assertThat(tree(ours.path("message_body").asText()).path("id").asText()).isEqualTo("a");
  }

  @Test
  void an_application_is_told_with_the_fields_of_the_real_one() throws IOException {
    JsonNode real =
        frames(RECORDINGS.resolve("connected.txt")).stream()
            .filter(Frame::isReply)
            .map(frame -> tree(frame.message().path("message_body").asText()))
            .findFirst()
            .orElseThrow();
    JsonNode ours = tree(AriText.application("madoguchi-4", List.of()));

    assertThat(List.copyOf(ours.properties()).stream().map(Map.Entry::getKey))
        .containsExactlyInAnyOrderElementsOf(
            real.properties().stream().map(Map.Entry::getKey).toList());
  }

  private static void happens(AriCaller caller, Frame frame) {
    switch (frame.type()) {
      case "ChannelDtmfReceived" -> caller.happens(AriCaller.Happening.KEY);
      case "PlaybackFinished", "RecordingFinished" ->
          caller.happens(AriCaller.Happening.END_OF_WORDS);
      case "StasisStart" -> caller.happens(AriCaller.Happening.BACK);
      case "ChannelHangupRequest" -> caller.hangUp();
      default -> throw new AssertionError("the crowd does not say " + frame.message());
    }
  }

  private static Request request(Frame frame) {
    return AriGrammar.parse(AriGrammar.Message.read(frame.message().toString()));
  }

  /** Fields of all messages of a type, or of any. */
  private enum Togetherness {
    ALWAYS,
    EVER
  }

  private static Map<String, Set<String>> shapes(Togetherness which) throws IOException {
    Map<String, Set<String>> shapes = new TreeMap<>();
    for (Frame frame : everything()) {
      Set<String> shape = shape(frame.message());
      shapes.merge(
          frame.type(),
          shape,
          (before, now) -> {
            Set<String> both = new TreeSet<>(before);
            boolean _ =
                switch (which) {
                  case ALWAYS -> both.retainAll(now);
                  case EVER -> both.addAll(now);
                };
            return both;
          });
    }
    return shapes;
  }

  /** Each field with its place and its type. */
  private static Set<String> shape(JsonNode message) {
    Set<String> fields = new TreeSet<>();
    for (Map.Entry<String, JsonNode> field : message.properties()) {
      fields.add(field.getKey() + " " + field.getValue().getNodeType());
      shape(field.getValue()).forEach(inner -> fields.add(field.getKey() + "." + inner));
    }
    return fields;
  }

  private static List<Frame> everything() throws IOException {
    try (Stream<Path> files = Files.list(RECORDINGS)) {
      List<Path> all = files.sorted().toList();
      assertThat(all).hasSizeGreaterThan(5);
      return all.stream().flatMap(file -> frames(file).stream()).toList();
    }
  }

  private static List<Frame> frames(Path recording) {
    try {
      return Files.readAllLines(recording).stream()
          .map(line -> line.split(": ", 2))
          .map(parts -> new Frame(parts[0], tree(parts[1])))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + recording, e);
    }
  }

  private static JsonNode tree(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError(text, e);
    }
  }
}
