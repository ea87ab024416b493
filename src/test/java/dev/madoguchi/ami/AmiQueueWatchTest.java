package dev.madoguchi.ami;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.madoguchi.call.CallId;
import dev.madoguchi.call.QueueName;
import dev.madoguchi.call.Secret;
import dev.madoguchi.queue.Agent;
import dev.madoguchi.queue.Standing;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** What the watch tells while the connection stands. */
@ResourceLock(AmiWatched.THREADS)
class AmiQueueWatchTest extends AmiWatched {
  @Test
  void tells_what_the_first_answer_says() throws Exception {
    try (AmiQueueWatch watch = watch(LIMITS)) {
      awaitTold(one(Agent.State.FREE, 1, 7));
      assertThat(watch.queues()).isEqualTo(one(Agent.State.FREE, 1, 7));
    }
  }

  @Test
  void logs_in_and_asks_for_the_queues_and_for_nothing_its_user_may_not() throws Exception {
    try (AmiQueueWatch _ = watch(LIMITS)) {
      awaitTold(one(Agent.State.FREE, 1, 7));
      assertThat(asterisk.actions()).containsExactly("Challenge", "Login", "QueueStatus");
    }
  }

  @Test
  void applies_events_in_the_order_they_come() throws Exception {
    try (AmiQueueWatch _ = watch(LIMITS)) {
      awaitTold(one(Agent.State.FREE, 1, 7));
      asterisk.event("Event: QueueCallerJoin", "Queue: returns", "Uniqueid: 1763.2");
      awaitTold(one(Agent.State.FREE, 2, 7));
      asterisk.event(
          "Event: QueueMemberStatus",
          "Queue: returns",
          "MemberName: x",
          "Interface: PJSIP/6001",
          "Status: 6",
          "Paused: 0");
      awaitTold(one(Agent.State.BUSY, 2, 7));
      asterisk.event("Event: QueueCallerLeave", "Queue: returns", "Uniqueid: 1763.1");
      awaitTold(one(Agent.State.BUSY, 1, 0));
    }
  }

  @Test
  void waits_grow_with_the_clock_and_not_with_events() throws Exception {
    try (AmiQueueWatch watch = watch(LIMITS)) {
      awaitTold(one(Agent.State.FREE, 1, 7));
      now.updateAndGet(t -> t.plusSeconds(60));
      assertThat(watch.queues()).isEqualTo(one(Agent.State.FREE, 1, 67));
    }
  }

  @Test
  void asks_at_a_steady_beat_so_that_a_missed_event_heals() throws Exception {
    AmiLimits often =
        new AmiLimits(
            LIMITS.answer(), Duration.ofMillis(50), LIMITS.silence(), 1000, LIMITS.backoff());
    try (AmiQueueWatch watch = watch(often)) {
      awaitTold(one(Agent.State.FREE, 1, 7));
      asterisk.queuesAre(RETURNS, AGENT_GONE);
      awaitTold(one(Agent.State.OFF_DUTY, 0, 0));
      assertThat(watch.counts().logins()).isEqualTo(1);
    }
  }

  @Test
  void passes_over_garbage_and_unknown_events() throws Exception {
    try (AmiQueueWatch watch = watch(LIMITS)) {
      awaitTold(one(Agent.State.FREE, 1, 7));
      asterisk.send("\u0000\u0001 nonsense\r\n:::\r\n\r\n: no name\r\n\r\n");
      asterisk.event("Event: Unheard", "Of: this");
      asterisk.event("Event: QueueCallerJoin", "Queue: ../etc", "Uniqueid: 1");
      asterisk.event("Event: QueueCallerJoin", "Queue: returns");
      asterisk.event("Event: QueueMemberStatus", "Queue: returns", "Status: many");
      asterisk.event("Event: QueueCallerLeave", "Queue: returns", "Uniqueid: 1763.1");
      awaitTold(one(Agent.State.FREE, 0, 0));
      assertThat(watch.counts().ignored()).isEqualTo(3);
      assertThat(watch.counts().logins()).isEqualTo(1);
    }
  }

  @Test
  void asks_for_everything_when_events_come_too_fast() throws Exception {
    CountDownLatch slow = new CountDownLatch(1);
    AmiLimits small =
        new AmiLimits(LIMITS.answer(), LIMITS.ask(), LIMITS.silence(), 1, LIMITS.backoff());
    try (AmiQueueWatch watch =
        AmiQueueWatch.connect(
            asterisk.settings(FakeAmi.SECRET),
            small,
            clock,
            queues -> {
              told.add(queues);
              await(slow);
            })) {
      awaitTold(one(Agent.State.FREE, 1, 7));
      asterisk.awaitAction("QueueStatus");
      for (int i = 2; i < 6; i++) {
        asterisk.event("Event: QueueCallerJoin", "Queue: returns", "Uniqueid: 1763." + i);
      }
      asterisk.queuesAre(RETURNS, AGENT_GONE);
      long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
      while (watch.counts().overflowed() < 3 && System.nanoTime() < deadline) {
        Thread.onSpinWait();
      }
      slow.countDown();
      asterisk.awaitAction("QueueStatus");
      awaitTold(one(Agent.State.OFF_DUTY, 0, 0));
      assertThat(watch.counts().overflowed()).isEqualTo(3);
    }
  }

  @Test
  void how_long_calls_took_is_not_lost_when_everything_is_asked_for() throws Exception {
    CountDownLatch slow = new CountDownLatch(1);
    AmiLimits small =
        new AmiLimits(LIMITS.answer(), LIMITS.ask(), LIMITS.silence(), 5, LIMITS.backoff());
    try (AmiQueueWatch watch =
        AmiQueueWatch.connect(
            asterisk.settings(FakeAmi.SECRET),
            small,
            clock,
            queues -> {
              told.add(queues);
              await(slow);
            })) {
      awaitTold(one(Agent.State.FREE, 1, 7));
      for (int i = 0; i < 6; i++) { // the last finds the inbox full
        asterisk.event("Event: AgentComplete", "Queue: returns", "TalkTime: 180");
      }
      long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
      while (watch.counts().overflowed() < 1 && System.nanoTime() < deadline) {
        Thread.onSpinWait();
      }
      slow.countDown();
      Standing known = new Standing.Waits(1, 1, Optional.of(Duration.ofMinutes(3)));
      while (!standing(watch).equals(known) && System.nanoTime() < deadline) {
        Thread.onSpinWait();
      }
      assertThat(standing(watch)).isEqualTo(known);
    }
  }

  private static Standing standing(AmiQueueWatch watch) {
    return watch.of(new QueueName("returns"), new CallId("1763.1"));
  }

  @Test
  void a_listener_that_throws_does_not_end_the_watch() throws Exception {
    try (AmiQueueWatch _ =
        AmiQueueWatch.connect(
            asterisk.settings(FakeAmi.SECRET),
            LIMITS,
            clock,
            queues -> {
              told.add(queues);
              throw new IllegalStateException("no screen");
            })) {
      awaitTold(one(Agent.State.FREE, 1, 7));
      asterisk.event("Event: QueueCallerLeave", "Queue: returns", "Uniqueid: 1763.1");
      awaitTold(one(Agent.State.FREE, 0, 0));
    }
  }

  @Test
  void a_fault_of_ours_does_not_end_the_watch() throws Exception {
    AtomicInteger looks = new AtomicInteger();
    Clock broken =
        ((InstantSource)
                () -> {
                  if (looks.incrementAndGet() == 1) { // the first question to Asterisk
                    throw new IllegalStateException("no time");
                  }
                  return now.get();
                })
            .withZone(ZoneOffset.UTC);
    try (AmiQueueWatch watch =
        AmiQueueWatch.connect(asterisk.settings(FakeAmi.SECRET), LIMITS, broken, told::add)) {
      awaitTold(one(Agent.State.FREE, 1, 7));
      assertThat(looks.get()).isGreaterThan(1);
      asterisk.event("Event: QueueCallerLeave", "Queue: returns", "Uniqueid: 1763.1");
      awaitTold(one(Agent.State.FREE, 0, 0));
      assertThat(watch.queues()).hasSize(1);
    }
  }

  @Test
  void asking_once_tells_the_queues() throws Exception {
    assertThat(AmiQueueWatch.askOnce(asterisk.settings(FakeAmi.SECRET), clock))
        .isEqualTo(one(Agent.State.FREE, 1, 7));
  }

  @Test
  void asking_once_with_a_wrong_secret_says_what_to_check() {
    AmiSettings wrong = asterisk.settings(new Secret("guessguessguess1"));
    assertThatThrownBy(() -> AmiQueueWatch.askOnce(wrong, clock))
        .isInstanceOf(AmiUnavailable.class)
        .hasMessageContaining("refused user watch")
        .hasMessageNotContaining("guess");
  }

  @Test
  void asking_once_without_asterisk_says_where() throws IOException {
    AmiSettings settings = asterisk.settings(FakeAmi.SECRET);
    asterisk.close();
    assertThatThrownBy(() -> AmiQueueWatch.askOnce(settings, clock))
        .isInstanceOf(AmiUnavailable.class)
        .hasMessageContaining(settings.place())
        .hasMessageContaining("is Asterisk running?");
  }

  @Test
  void settings_do_not_show_the_secret() {
    assertThat(asterisk.settings(FakeAmi.SECRET).toString()).doesNotContain("Sesame");
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
