package dev.madoguchi.ari;

import static org.assertj.core.api.Assertions.assertThat;

import dev.madoguchi.ari.FakeAri.Answer;
import dev.madoguchi.ari.FakeAri.Request;
import dev.madoguchi.call.Language;
import dev.madoguchi.call.Line;
import dev.madoguchi.call.Listening;
import dev.madoguchi.call.Prompt;
import dev.madoguchi.call.Words;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;

/** A server, and a scripted Asterisk whose sockets come and go. */
abstract class OnAnAriServer {
  static final String ID = FakeCall.ID;
  static final String APP = FakeCall.APP;
  static final Words MENU = new Words(Language.JAPANESE, List.of(new Prompt("menu-intro")));
  static final Listening OFF = new Listening.Off();
  private static final String NOTHING = "nothing";

  final AtomicInteger greetings = new AtomicInteger();
  final BlockingQueue<Request> asked = new LinkedBlockingQueue<>();

  /** Answered differently from the usual, when there is something. */
  volatile Optional<Answer> playbacks = Optional.of(Answer.NOT_FOUND);

  /** To a request to stop words. */
  volatile Answer stops = Answer.NO_CONTENT;

  /** An extension the call does not come back from, once: it is asked for too late. */
  volatile String late = NOTHING;

  /** To a request for it. */
  volatile Answer tooLate = Answer.NO_CONTENT;

  /** An extension the call is not sent to. */
  volatile String refused = NOTHING;

  /**
   * The beginning of the line of a request at which the socket ends, once, and not a word comes.
   */
  volatile String deadly = NOTHING;

  /** To a request for a recording. */
  volatile Answer recordings = Answer.NO_CONTENT;

  volatile String application = "Stasis";
  volatile String arguments = APP + ",call";
  volatile boolean hungUp;
  volatile boolean closes;
  volatile String there = "[]";
  volatile String isIn = APP;
  final FakeAri asterisk = new FakeAri(this::answer);
  final TestCalls calls = calls(asterisk);

  private static TestCalls calls(FakeAri asterisk) {
    try {
      TestCalls calls = new TestCalls(asterisk.address());
      calls.prompt("menu-intro", Duration.ofMillis(100));
      return calls;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @AfterEach
  void nothing_is_left() {
    calls.close();
    asterisk.close();
    assertThat(asterisk.notAllowed()).isEmpty();
  }

  Optional<Answer> answer(FakeAri from, Request request) {
    asked.add(request);
    if (closes) {
      from.saysGoodbye(APP);
      return Optional.empty();
    }
    if (request.line().startsWith(deadly)) {
      deadly = NOTHING;
      from.saysGoodbye(APP);
      return Optional.empty();
    }
    if (request.line().equals("GET applications/" + APP)) {
      greetings.incrementAndGet();
      return Optional.of(Answer.ok("{\"name\":\"" + APP + "\",\"channel_ids\":" + there + "}"));
    }
    if (request.line().startsWith("GET playbacks/")) {
      return playbacks;
    }
    if (request.line().equals("GET channels/" + ID)) {
      return Optional.of(
          hungUp
              ? Answer.NOT_FOUND
              : Answer.ok(
                  "{'dialplan':{'app_name':'%s','app_data':'%s'}}"
                      .formatted(application, arguments)
                      .replace('\'', '"')));
    }
    if (request.line().equals("POST channels/" + ID + "/record")) {
      return Optional.of(recordings);
    }
    if (request.line().startsWith("GET channels/1763940000.")) {
      return Optional.of(Answer.ok("{\"dialplan\":{\"app_data\":\"" + isIn + ",again\"}}"));
    }
    if (request.body().path("extension").asText("").equals(refused)) {
      return Optional.of(new Answer(500, "Internal Server Error", ""));
    }
    if (request.line().startsWith("DELETE playbacks/")) {
      return Optional.of(stops);
    }
    if (request.body().path("extension").asText("").equals(late)) {
      late = NOTHING;
      return Optional.of(tooLate);
    }
    // what stands behind words waits for their end, and who waits in a queue for that
    if (request.body().path("context").asText("").equals("from-ari")
        && !request.body().path("extension").asText("").matches("[bem][0-9].*")) {
      comesBack();
    }
    return Optional.of(Answer.NO_CONTENT);
  }

  void comesBack() {
    says("StasisEnd", "");
    says("StasisStart", ",'args':['again']");
  }

  void says(String type, String rest) {
    asterisk.send(
        APP,
        ("{'type':'" + type + "','channel':{'id':'" + ID + "'}" + rest + "}").replace('\'', '"'));
  }

  Line ring() throws InterruptedException {
    calls.server.await();
    says("StasisStart", ",'args':['call']");
    return calls.next();
  }

  Request await(String line) throws InterruptedException {
    Request request;
    do {
      request = asked.poll(10, TimeUnit.SECONDS);
      assertThat(request).as(line).isNotNull();
    } while (!request.line().startsWith(line));
    return request;
  }

  static String playback(String state) {
    return ",'playback':{'id':'"
        + ID
        + "-a','target_uri':'channel:"
        + ID
        + "','state':'"
        + state
        + "'}";
  }

  List<String> extensions() {
    return asterisk.requests.stream()
        .map(each -> each.body().path("extension").asText(""))
        .toList();
  }
}
