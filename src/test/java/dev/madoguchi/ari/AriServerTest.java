package dev.madoguchi.ari;

import static org.assertj.core.api.Assertions.assertThat;

import dev.madoguchi.ari.FakeAri.Answer;
import dev.madoguchi.ari.FakeAri.Request;
import dev.madoguchi.call.CallEnded;
import dev.madoguchi.call.Entry;
import dev.madoguchi.call.Language;
import dev.madoguchi.call.Line;
import dev.madoguchi.call.Listening;
import dev.madoguchi.call.Past;
import dev.madoguchi.call.Prompt;
import dev.madoguchi.call.QueueName;
import dev.madoguchi.call.QueueOutcome;
import dev.madoguchi.call.Tag;
import dev.madoguchi.call.Words;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The server against a scripted Asterisk whose sockets come and go. */
class AriServerTest {
  private static final String ID = FakeCall.ID;
  private static final String APP = FakeCall.APP;
  private static final Words MENU = new Words(Language.JAPANESE, List.of(new Prompt("menu-intro")));
  private static final Listening OFF = new Listening.Off();

  private final AtomicInteger greetings = new AtomicInteger();
  private final BlockingQueue<Request> asked = new LinkedBlockingQueue<>();

  /** Answered differently from the usual, when there is something. */
  private volatile Optional<Answer> playbacks = Optional.of(Answer.NOT_FOUND);

  private volatile String application = "Stasis";
  private volatile String there = "[]";
  private volatile String isIn = APP;
  private final FakeAri asterisk = new FakeAri(this::answer);
  private final TestCalls calls = calls(asterisk);

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
  }

  private Optional<Answer> answer(FakeAri from, Request request) {
    asked.add(request);
    if (request.line().equals("GET applications/" + APP)) {
      greetings.incrementAndGet();
      return Optional.of(Answer.ok("{\"name\":\"" + APP + "\",\"channel_ids\":" + there + "}"));
    }
    if (request.line().startsWith("GET playbacks/")) {
      return playbacks;
    }
    if (request.line().equals("GET channels/" + ID)) {
      return Optional.of(Answer.ok("{\"dialplan\":{\"app_name\":\"" + application + "\"}}"));
    }
    if (request.line().equals("GET channels/1763940000.9")) {
      return Optional.of(Answer.ok("{\"dialplan\":{\"app_data\":\"" + isIn + ",again\"}}"));
    }
    // what stands behind words waits for their end
    if (request.body().path("context").asText("").equals("from-ari")
        && !request.body().path("extension").asText("").startsWith("b")) {
      comesBack();
    }
    return Optional.of(Answer.NO_CONTENT);
  }

  private void comesBack() {
    says("StasisEnd", "");
    says("StasisStart", ",'args':['again']");
  }

  private void says(String type, String rest) {
    asterisk.send(
        APP,
        ("{'type':'" + type + "','channel':{'id':'" + ID + "'}" + rest + "}").replace('\'', '"'));
  }

  private Line ring() throws InterruptedException {
    calls.server.await();
    says("StasisStart", ",'args':['call']");
    return calls.next();
  }

  private Request await(String line) throws InterruptedException {
    Request request;
    do {
      request = asked.poll(10, TimeUnit.SECONDS);
      assertThat(request).as(line).isNotNull();
    } while (!request.line().startsWith(line));
    return request;
  }

  @Test
  void nothing_that_waits_for_a_channel_is_ever_asked_for() throws InterruptedException {
    Line line = ring();
    line.answer();
    Thread playing = Thread.ofVirtual().start(() -> line.play(MENU, OFF));
    await("POST channels/" + ID + "/play/");
    says("PlaybackFinished", playback("done"));
    comesBack();
    playing.join();
    line.tag(Tag.QUEUE, "returns");
    line.hangUp();

    assertThat(lines(Request.Way.HTTP)).isEmpty();
    assertThat(lines(Request.Way.SOCKET))
        .noneMatch(asked -> asked.endsWith("/variable") || asked.endsWith("/answer"));
    assertThat(extensions()).containsSubsequence("answer", "w0061", "b60", "qreturns", "done");
  }

  private Set<String> lines(Request.Way way) {
    return asterisk.requests.stream()
        .filter(request -> request.way() == way)
        .map(Request::line)
        .collect(Collectors.toSet());
  }

  private static String playback(String state) {
    return ",'playback':{'id':'"
        + ID
        + "-a','target_uri':'channel:"
        + ID
        + "','state':'"
        + state
        + "'}";
  }

  @Test
  void an_end_of_words_that_was_told_while_the_socket_was_gone_is_asked_for()
      throws InterruptedException {
    Line line = ring();
    Thread playing = Thread.ofVirtual().start(() -> line.play(MENU, OFF));
    await("POST channels/" + ID + "/play/");

    asterisk.cut(APP);

    assertThat(playing.join(Duration.ofSeconds(10))).isTrue();
    assertThat(greetings).hasValue(2);
    assertThat(calls.server.counts().gaps()).isEqualTo(1);
    assertThat(asterisk.lines()).contains("GET playbacks/" + ID + "-a");
    // the filter of the first socket is not that of the second
    assertThat(asterisk.lines().stream().filter(l -> l.startsWith("PUT"))).hasSize(2);
  }

  @Test
  void an_end_of_words_that_is_never_told_is_asked_for() throws InterruptedException {
    Line line = ring();
    line.play(MENU, OFF);
    assertThat(asterisk.lines()).contains("GET playbacks/" + ID + "-a");
  }

  @Test
  void stasis_end_ends_the_call_though_nobody_hung_up() throws InterruptedException {
    Line line = ring();
    playbacks = Optional.of(Answer.ok("{}"));
    application = "Playback";
    assertThat(playUntil(line, () -> says("StasisEnd", ""))).isInstanceOf(CallEnded.class);
  }

  @Test
  void words_that_never_end_end_the_call() throws InterruptedException {
    Line line = ring();
    playbacks = Optional.of(Answer.ok("{}"));
    assertThat(playUntil(line, () -> {})).hasMessageContaining("do not end");
  }

  @Test
  void behind_words_the_watchdog_is_wound_anew_every_half_second_of_silence()
      throws InterruptedException {
    Line line = ring();
    Thread asking = Thread.ofVirtual().start(() -> line.play(MENU, keyWithin(1)));
    List<List<String>> heard = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      heard.add(media(await("POST channels/" + ID + "/play/")));
      assertThat(await("POST channels/" + ID + "/continue").body().path("extension").asText())
          .isEqualTo("b60");
      comesBack();
    }
    asking.join();
    assertThat(heard).containsExactly(List.of("menu-intro", "silence-500"), List.of("silence-500"));
  }

  private static Listening keyWithin(int seconds) {
    return new Listening.ForKey(Duration.ofSeconds(seconds));
  }

  private static List<String> media(Request play) {
    return play.body()
        .path("media")
        .valueStream()
        .map(each -> each.asText().replaceFirst(".*/", ""))
        .toList();
  }

  @Test
  void who_may_have_pressed_a_key_while_the_socket_was_gone_is_not_waited_for_to_the_end()
      throws InterruptedException {
    playbacks = Optional.of(Answer.ok("{}"));
    Line line = ring();
    Thread asking = Thread.ofVirtual().start(() -> line.play(MENU, keyWithin(60)));
    await("POST channels/" + ID + "/play/");
    asterisk.cut(APP);
    await("GET channels/" + ID);
    comesBack();
    for (int i = 0; i < 5; i++) {
      await("POST channels/" + ID + "/play/");
      comesBack();
    }
    assertThat(asking.join(Duration.ofSeconds(10))).isTrue();
  }

  /** What the verb throws when this happens while the words are said. */
  private Throwable playUntil(Line line, Runnable happens) throws InterruptedException {
    BlockingQueue<Throwable> thrown = new LinkedBlockingQueue<>();
    Thread.ofVirtual()
        .start(
            () -> {
              try {
                line.play(MENU, OFF);
                thrown.add(new AssertionError("the words were said"));
              } catch (RuntimeException e) {
                thrown.add(e);
              }
            });
    await("POST channels/" + ID + "/play/");
    happens.run();
    return Optional.ofNullable(thrown.poll(10, TimeUnit.SECONDS))
        .orElseThrow(() -> new AssertionError("the verb goes on"));
  }

  @Test
  void what_a_call_of_an_earlier_life_hears_is_stopped_and_it_comes_back_by_itself()
      throws InterruptedException {
    calls.server.await();
    there = "[\"1763940000.9\"]";
    asterisk.cut(APP);
    assertThat(await("POST channels/1763940000.9/continue").body().path("extension").asText())
        .isEqualTo("moment");
    await("DELETE playbacks/1763940000.9-a");
    await("DELETE playbacks/1763940000.9-b");
  }

  @Test
  void a_call_that_has_gone_on_with_the_other_server_is_left_there() throws InterruptedException {
    calls.server.await();
    isIn = "madoguchi-5";
    there = "[\"1763940000.9\"]";
    asterisk.cut(APP);
    await("GET channels/1763940000.9");
    ring().answer();
    assertThat(asked).extracting(Request::line).noneMatch(line -> line.contains("1763940000.9"));
  }

  @Test
  void a_call_tells_what_it_has_been_through_with_a_server_that_is_gone()
      throws InterruptedException {
    calls.server.await();
    says("StasisStart", ",'args':['again','','','ja','new.t9gk3c.ja.q72']");
    assertThat(calls.next().entry())
        .isEqualTo(new Entry.Again(Past.parse("new.t9gk3c.ja.q72").orElseThrow()));
  }

  @Test
  void who_has_been_answered_by_a_server_that_is_gone_is_not_greeted_again()
      throws InterruptedException {
    calls.server.await();
    asterisk.send(
        APP,
        "{\"type\":\"StasisStart\",\"args\":[\"again\",\"\",\"\",\"ja\",\"\"],"
            + "\"channel\":{\"id\":\"1763945999.2\",\"state\":\"Up\"}}");
    assertThat(calls.next().entry()).isEqualTo(new Entry.Resumed(Optional.empty()));
  }

  @Test
  void a_call_that_has_come_out_of_a_queue_tells_only_that_of_its_past()
      throws InterruptedException {
    calls.server.await();
    says("StasisStart", ",'args':['back','returns','CONTINUE','en','new.t9gk3c.ja.q72']");
    assertThat(calls.next().entry())
        .isEqualTo(new Entry.Again(Past.parse("s-returns.t9gk3c.en").orElseThrow()));
  }

  @Test
  void what_is_new_of_a_calls_past_is_written_before_the_next_words() throws InterruptedException {
    Line line = ring();
    line.tag(Tag.PAST, "new.t9gk3c.ja.q72");
    line.play(MENU, OFF);
    line.tag(Tag.PAST, "new.t9gk3c.ja.q72.x03" + "1".repeat(80));
    line.play(MENU, OFF);
    line.tag(Tag.PAST, "s-returns.t9gk3c.ja");
    line.play(MENU, OFF);
    assertThat(extensions())
        .containsSubsequence(
            "w0061new.t9gk3c.ja.q72",
            "w0061.x03" + "1".repeat(66),
            "w0061" + "1".repeat(14),
            "f0061s-returns.t9gk3c.ja");
  }

  private List<String> extensions() {
    return asterisk.requests.stream()
        .map(each -> each.body().path("extension").asText(""))
        .toList();
  }

  @Test
  void a_call_that_comes_back_to_a_server_started_anew_tells_its_queue()
      throws InterruptedException {
    calls.server.await();
    says("StasisStart", ",'args':['back','returns','1']");
    assertThat(calls.next().entry())
        .isEqualTo(
            new Entry.BackFromQueue(
                new QueueName("returns"),
                new QueueOutcome.LeftByKey(dev.madoguchi.call.Digit.ONE)));
  }

  @Test
  void garbage_and_unknown_messages_are_counted_and_the_call_goes_on() throws InterruptedException {
    Line line = ring();
    asterisk.send(APP, "no JSON at all");
    asterisk.send(APP, "{\"type\":\"SomethingOfNextYear\",\"x\":[1,2]}");
    asterisk.send(APP, "{\"type\":\"RESTResponse\",\"request_id\":\"999\",\"status_code\":200}");
    line.play(MENU, OFF);
    assertThat(calls.server.counts().unknown()).isEqualTo(2);
  }

  @Test
  void ever_other_unknown_messages_are_all_counted_and_few_are_told_apart()
      throws InterruptedException {
    Line line = ring();
    for (int i = 0; i < 1000; i++) {
      asterisk.send(APP, "{\"type\":\"Unknown%d\"}".formatted(i));
    }
    line.play(MENU, OFF);
    assertThat(calls.server.counts().unknown()).isEqualTo(1000);
    assertThat(calls.server.unknownTypes()).isEqualTo(21);
  }

  @Test
  void one_call_over_the_limit_is_given_to_the_dialplan() throws InterruptedException {
    ring();
    for (int i = 2; i <= 11; i++) {
      asterisk.send(
          APP,
          "{\"type\":\"StasisStart\",\"args\":[],\"channel\":{\"id\":\"1763945999.%d\"}}"
              .formatted(i));
    }
    await("POST channels/1763945999.11/continue");
    assertThat(calls.server.calls()).isEqualTo(10);
    assertThat(calls.server.counts().refused()).isEqualTo(1);
  }

  @Test
  void stopping_gives_the_callers_to_the_dialplan() throws InterruptedException {
    Line line = ring();
    Thread waiting =
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    line.play(
                        new Words(Language.JAPANESE, List.of()),
                        new Listening.ForKey(Duration.ofMinutes(1)));
                  } catch (CallEnded e) {
                    line.close();
                  }
                });
    await("POST channels/" + ID + "/play/");
    Thread closing = Thread.ofVirtual().start(calls::close);
    await("POST channels/" + ID + "/continue");
    waiting.join();
    closing.join();
  }
}
