package dev.madoguchi.ami;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.madoguchi.call.QueueName;
import dev.madoguchi.queue.Account;
import dev.madoguchi.queue.Agent;
import dev.madoguchi.queue.QueueSnapshot;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class AmiQueueWatchTest {
  private static final String RETURNS = "Event: QueueParams\r\nQueue: returns\r\nMax: 0";
  private static final String AGENT_FREE =
      "Event: QueueMember\r\nQueue: returns\r\nName: x\r\nLocation: PJSIP/6001\r\n"
          + "Status: 1\r\nPaused: 0";
  private static final String AGENT_GONE = AGENT_FREE.replace("Status: 1", "Status: 5");
  private static final String CALLER =
      "Event: QueueEntry\r\nQueue: returns\r\nUniqueid: 1763.1\r\nWait: 7";
  private static final AmiLimits LIMITS =
      new AmiLimits(
          Duration.ofSeconds(2),
          Duration.ofMinutes(5),
          Duration.ofMinutes(10),
          1000,
          new Backoff(Duration.ofMillis(1), Duration.ofMillis(20)));

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-24T01:00:00Z"));
  private final Clock clock = ((InstantSource) now::get).withZone(ZoneOffset.UTC);
  private final BlockingQueue<List<QueueSnapshot>> told = new LinkedBlockingQueue<>();
  private FakeAmi asterisk;

  @BeforeEach
  void asterisk_is_up() throws IOException {
    asterisk = new FakeAmi();
    asterisk.queuesAre(RETURNS, AGENT_FREE, CALLER);
  }

  @AfterEach
  void asterisk_is_down() throws IOException {
    asterisk.close();
  }

  @Test
  void tells_what_the_first_answer_says() throws Exception {
    try (AmiQueueWatch watch = watch(LIMITS)) {
      awaitTold(one(Agent.State.FREE, 1, 7));
      assertThat(watch.queues()).isEqualTo(one(Agent.State.FREE, 1, 7));
    }
  }

  @Test
  void knows_nothing_before_the_first_answer() throws Exception {
    asterisk.is(FakeAmi.Mood.SILENT);
    try (AmiQueueWatch watch = watch(quick())) {
      asterisk.awaitAction("Challenge");
      assertThat(watch.queues()).isEmpty();
      assertThat(watch.connected()).isFalse();
    }
  }

  @Test
  void applies_events_in_the_order_they_come() throws Exception {
    try (AmiQueueWatch watch = watch(LIMITS)) {
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
      assertThat(watch.connected()).isTrue();
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
  void asks_again_after_the_connection_is_cut() throws Exception {
    try (AmiQueueWatch watch = watch(LIMITS)) {
      awaitTold(one(Agent.State.FREE, 1, 7));
      asterisk.queuesAre(RETURNS, AGENT_GONE);
      asterisk.cut();
      awaitTold(one(Agent.State.OFF_DUTY, 0, 0));
      assertThat(watch.counts().logins()).isGreaterThanOrEqualTo(1);
    }
  }

  @Test
  void keeps_the_last_state_when_an_answer_is_cut_in_the_middle() throws Exception {
    try (AmiQueueWatch watch = watch(LIMITS)) {
      awaitTold(one(Agent.State.FREE, 1, 7));
      asterisk.awaitAction("QueueStatus");
      asterisk.is(FakeAmi.Mood.CUTS_ANSWERS);
      asterisk.cut();
      asterisk.awaitAction("QueueStatus");
      asterisk.awaitAction("QueueStatus");
      assertThat(watch.queues()).isEqualTo(one(Agent.State.FREE, 1, 7));
      asterisk.queuesAre(RETURNS);
      asterisk.is(FakeAmi.Mood.ANSWERS);
      awaitTold(List.of(new QueueSnapshot(new QueueName("returns"), List.of(), 0, Duration.ZERO)));
    }
  }

  @Test
  void leaves_a_peer_that_fell_silent() throws Exception {
    AmiLimits impatient =
        new AmiLimits(
            LIMITS.answer(), LIMITS.ask(), Duration.ofMillis(400), 1000, LIMITS.backoff());
    try (AmiQueueWatch watch = watch(impatient)) {
      awaitTold(one(Agent.State.FREE, 1, 7));
      asterisk.queuesAre(RETURNS, AGENT_GONE);
      awaitTold(one(Agent.State.OFF_DUTY, 0, 0));
      assertThat(watch.queues()).hasSize(1);
    }
  }

  @Test
  void leaves_a_peer_that_does_not_answer_the_next_question() throws Exception {
    AmiLimits often =
        new AmiLimits(
            Duration.ofMillis(500),
            Duration.ofMillis(300),
            LIMITS.silence(),
            1000,
            LIMITS.backoff());
    try (AmiQueueWatch watch = watch(often)) {
      awaitTold(one(Agent.State.FREE, 1, 7));
      asterisk.is(FakeAmi.Mood.SILENT);
      asterisk.awaitAction("Challenge");
      asterisk.awaitAction("Challenge");
      assertThat(watch.connected()).isFalse();
      asterisk.queuesAre(RETURNS, AGENT_GONE);
      asterisk.is(FakeAmi.Mood.ANSWERS);
      awaitTold(one(Agent.State.OFF_DUTY, 0, 0));
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
  void a_listener_that_throws_does_not_end_the_watch() throws Exception {
    try (AmiQueueWatch watch =
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
      assertThat(watch.connected()).isTrue();
    }
  }

  @Test
  void waits_for_an_asterisk_that_comes_up_after_us() throws Exception {
    int port = asterisk.port();
    AmiSettings settings = asterisk.settings(FakeAmi.SECRET);
    asterisk.close();
    try (AmiQueueWatch _ = AmiQueueWatch.connect(settings, LIMITS, clock, told::add)) {
      asterisk = new FakeAmi(port);
      asterisk.queuesAre(RETURNS, AGENT_FREE);
      awaitTold(one(Agent.State.FREE, 0, 0));
    }
  }

  @Test
  void waits_for_app_queue_to_be_loaded_and_for_logins_to_be_served() throws Exception {
    asterisk.is(FakeAmi.Mood.CUTS_LOGINS);
    try (AmiQueueWatch _ = watch(quick())) {
      asterisk.awaitAction("Challenge");
      asterisk.is(FakeAmi.Mood.KNOWS_NO_QUEUES);
      asterisk.awaitAction("QueueStatus");
      asterisk.is(FakeAmi.Mood.ANSWERS);
      awaitTold(one(Agent.State.FREE, 1, 7));
    }
  }

  @Test
  void asking_once_tells_the_queues() throws Exception {
    assertThat(AmiQueueWatch.askOnce(asterisk.settings(FakeAmi.SECRET), clock))
        .isEqualTo(one(Agent.State.FREE, 1, 7));
  }

  @Test
  void asking_once_with_a_wrong_secret_says_what_to_check() {
    AmiSettings wrong = asterisk.settings(new AmiSettings.Secret("guess"));
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
  void closing_ends_every_thread() throws Exception {
    AmiQueueWatch watch = watch(LIMITS);
    awaitTold(one(Agent.State.FREE, 1, 7));
    assertThat(threads()).isNotEmpty();
    watch.close();
    for (Thread thread : threads()) {
      assertThat(thread.join(Duration.ofSeconds(10))).as(thread.getName()).isTrue();
    }
    assertThat(watch.connected()).isFalse();
    watch.close();
  }

  @Test
  void settings_do_not_show_the_secret() {
    assertThat(asterisk.settings(FakeAmi.SECRET).toString()).doesNotContain("sesame");
  }

  private AmiQueueWatch watch(AmiLimits limits) {
    return AmiQueueWatch.connect(asterisk.settings(FakeAmi.SECRET), limits, clock, told::add);
  }

  private static AmiLimits quick() {
    return new AmiLimits(
        Duration.ofMillis(500), LIMITS.ask(), LIMITS.silence(), 1000, LIMITS.backoff());
  }

  private static List<Thread> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("Asterisk-Java"))
        .toList();
  }

  private static List<QueueSnapshot> one(Agent.State state, int waiting, long seconds) {
    return List.of(
        new QueueSnapshot(
            new QueueName("returns"),
            List.of(new Agent(new Account("6001"), state)),
            waiting,
            Duration.ofSeconds(seconds)));
  }

  private void awaitTold(List<QueueSnapshot> expected) throws InterruptedException {
    List<QueueSnapshot> last = List.of();
    for (List<QueueSnapshot> next = told.poll(20, TimeUnit.SECONDS);
        next != null;
        next = told.poll(20, TimeUnit.SECONDS)) {
      last = next;
      if (next.equals(expected)) {
        return;
      }
    }
    assertThat(last).isEqualTo(expected);
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
