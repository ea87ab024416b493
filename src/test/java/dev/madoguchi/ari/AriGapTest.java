package dev.madoguchi.ari;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.madoguchi.ari.FakeAri.Answer;
import dev.madoguchi.ari.FakeAri.Request;
import dev.madoguchi.asterisk.Links;
import dev.madoguchi.call.CallEnded;
import dev.madoguchi.call.Line;
import dev.madoguchi.call.Listening;
import dev.madoguchi.call.Tag;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Words and waits while sockets go, events are lost, and ends are not told. */
class AriGapTest extends OnAnAriServer {
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
    assertThat(calls.server.links().losses()).isEqualTo(1);
    assertThat(calls.server.links().isWhole()).isTrue();
    assertThat(asterisk.lines()).contains("GET playbacks/" + ID + "-a");
    // the filter of the first socket is not that of the second
    assertThat(asterisk.lines().stream().filter(l -> l.startsWith("PUT"))).hasSize(2);
  }

  @Test
  void a_call_that_was_hung_up_while_the_socket_was_gone_ends() throws InterruptedException {
    Line line = ring();
    Throwable thrown =
        playUntil(
            line,
            () -> {
              hungUp = true;
              asterisk.cut(APP);
            });
    assertThat(thrown).isInstanceOf(CallEnded.class).hasMessageContaining("not found");
    assertThat(asterisk.lines()).contains("GET channels/" + ID);
  }

  @Test
  void a_call_that_has_gone_on_with_the_other_server_while_the_socket_was_gone_is_left_to_it()
      throws InterruptedException {
    Line line = ring();
    Throwable thrown =
        playUntil(
            line,
            () -> {
              arguments = "madoguchi-5,again,,,ja,";
              asterisk.cut(APP);
            });
    assertThat(thrown).isInstanceOf(CallEnded.class).hasMessageContaining("went on");
    line.close();
    assertThat(asterisk.lines().getLast()).startsWith("GET ");
  }

  @Test
  void a_call_that_went_on_with_the_other_server_while_nothing_was_said_is_left_to_it_too()
      throws InterruptedException {
    Line line = ring();
    there = "[\"1763940000.1\"]";
    isIn = "madoguchi-5";
    arguments = "madoguchi-5,again,,,ja,";
    asterisk.cut(APP);
    await("GET channels/1763940000.1"); // by then every call has been told of the gap
    assertThatThrownBy(() -> line.play(MENU, OFF))
        .isInstanceOf(CallEnded.class)
        .hasMessageContaining("went on");
    assertThat(extensions()).allMatch(String::isEmpty);
  }

  @Test
  void what_was_asked_of_a_call_that_the_other_server_has_by_now_is_not_asked_again()
      throws InterruptedException {
    Line line = ring();
    deadly = "POST channels/" + ID + "/play/";
    arguments = "madoguchi-5,again,,,ja,";
    assertThatThrownBy(() -> line.play(MENU, OFF))
        .isInstanceOf(CallEnded.class)
        .hasMessageContaining("another server");
    line.close();
    assertThat(asterisk.lines().stream().filter(asked -> asked.contains("/play/"))).hasSize(1);
    assertThat(asterisk.lines().getLast()).isEqualTo("GET channels/" + ID);
  }

  @Test
  void a_call_that_the_other_server_has_by_now_is_neither_hung_up_nor_given_back()
      throws InterruptedException {
    Line line = ring();
    line.tag(Tag.QUEUE, "returns"); // which is still to be written
    deadly = "POST channels/" + ID + "/continue";
    arguments = "madoguchi-5,again,,,ja,";
    line.hangUp();
    line.close();
    assertThat(extensions())
        .filteredOn(extension -> !extension.isEmpty())
        .containsExactly("k0060000007returns");
  }

  @Test
  void a_close_frame_is_a_loss_like_any_other_and_waits_double_while_it_is_the_answer()
      throws InterruptedException {
    calls.server.await();
    asked.clear();
    closes = true;
    long closed = System.nanoTime();
    asterisk.saysGoodbye(APP);
    for (int attempt = 1; attempt <= 5; attempt++) {
      await("PUT applications/" + APP + "/eventFilter");
    }
    // half of 20 ms after the loss, then half of 20, 40, 80 and 160
    assertThat(Duration.ofNanos(System.nanoTime() - closed))
        .isGreaterThanOrEqualTo(Duration.ofMillis(160));
    Links meanwhile = calls.server.links();
    assertThat(meanwhile.up()).isEqualTo(meanwhile.all() - 1);
    assertThat(meanwhile.losses()).isEqualTo(1);
    closes = false;
    await("GET applications/" + APP);
    says("StasisStart", ",'args':['call']");
    calls.next().play(MENU, OFF);
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
}
