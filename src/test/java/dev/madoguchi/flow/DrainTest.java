package dev.madoguchi.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.madoguchi.call.Announcements;
import dev.madoguchi.call.Call;
import dev.madoguchi.call.Language;
import dev.madoguchi.call.Patience;
import dev.madoguchi.call.QueueName;
import dev.madoguchi.call.Waiting;
import dev.madoguchi.call.Words;
import dev.madoguchi.flow.CallsUnderWay.Count;
import dev.madoguchi.rehearsal.FakeLine;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The end of a server, with calls on it. */
class DrainTest {
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final Duration SHORT = Duration.ofMillis(300);

  private final CountDownLatch talked = new CountDownLatch(1);
  private final CountDownLatch began = new CountDownLatch(1);
  private final CountDownLatch forced = new CountDownLatch(1);
  private final List<String> said = new CopyOnWriteArrayList<>();
  private final List<Thread> threads = new CopyOnWriteArrayList<>();
  private final Switchboard switchboard =
      new Switchboard(
          TestLines.plan(), plan -> this::talk, seen -> {}, InstantSource.system(), 100);
  private final Drain drain = new Drain(switchboard.underWay(), forced, said::add);

  private void talk(Call call) {
    began.countDown();
    await(talked);
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private FakeLine calling() {
    FakeLine line = FakeLine.from("09012345678");
    threads.add(Thread.ofVirtual().start(() -> switchboard.take(line)));
    await(began);
    return line;
  }

  @AfterEach
  void everybodyGoes() throws InterruptedException {
    talked.countDown();
    for (Thread thread : threads) {
      thread.join();
    }
  }

  @Test
  void without_calls_it_is_over_at_once() throws InterruptedException {
    drain.await(LONG);
    assertThat(said).containsExactly("no call is in a menu or an inquiry");
  }

  @Test
  void a_call_in_a_menu_is_waited_for_and_finishes() throws InterruptedException {
    FakeLine line = calling();
    Thread later =
        Thread.ofVirtual()
            .start(
                () -> {
                  while (said.isEmpty()) {
                    Thread.onSpinWait();
                  }
                  talked.countDown();
                });
    drain.await(LONG);
    later.join();
    assertThat(line.isClosed()).isTrue();
    assertThat(line.happened()).containsExactly("hung up");
    assertThat(said)
        .containsExactly(
            "no new calls; waiting for 1 call in a menu or an inquiry up to 30 s, a second signal"
                + " ends it at once",
            "no call is in a menu or an inquiry");
  }

  @Test
  void when_the_grace_is_over_the_call_is_left_to_the_dialplan() throws InterruptedException {
    calling();
    drain.await(SHORT);
    assertThat(said).last().isEqualTo("1 call in a menu or an inquiry left to the dialplan");
    assertThat(switchboard.underWay().count()).isEqualTo(new Count(1, 0));
  }

  @Test
  void a_second_signal_ends_the_wait() throws InterruptedException {
    calling();
    forced.countDown();
    drain.await(LONG);
    assertThat(said).last().isEqualTo("1 call in a menu or an inquiry left to the dialplan");
  }

  /** Music, until all is over. */
  private Announcements announcing(CountDownLatch queued) {
    return waited -> {
      queued.countDown();
      await(talked);
      return Optional.empty();
    };
  }

  @Test
  void a_caller_in_a_queue_is_not_waited_for() throws InterruptedException {
    CountDownLatch queued = new CountDownLatch(1);
    Switchboard waiting =
        new Switchboard(
            TestLines.plan(),
            plan ->
                call ->
                    call.enqueue(
                        new QueueName("other"),
                        new Waiting(
                            Language.JAPANESE,
                            new Patience(Duration.ofMinutes(1)),
                            Words.NONE,
                            announcing(queued))),
            seen -> {},
            InstantSource.system(),
            100);
    FakeLine line = FakeLine.from("09012345678").waiting(Duration.ofSeconds(1));
    threads.add(Thread.ofVirtual().start(() -> waiting.take(line)));
    await(queued);
    assertThat(waiting.underWay().count()).isEqualTo(new Count(0, 1));
    new Drain(waiting.underWay(), forced, said::add).await(LONG);
    assertThat(said)
        .containsExactly(
            "no call is in a menu or an inquiry; 1 call in a queue or with an agent notice nothing");
  }
}
