package dev.madoguchi.ami;

import static org.assertj.core.api.Assertions.assertThat;

import dev.madoguchi.asterisk.Links;
import dev.madoguchi.call.QueueName;
import dev.madoguchi.queue.Agent;
import dev.madoguchi.queue.QueueSnapshot;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** What the watch does when the connection is not yet there, falls silent, breaks or ends. */
@ResourceLock(AmiWatched.THREADS)
class AmiConnectionTest extends AmiWatched {
  /**
   * asterisk-java's pump of events is told to end by an event, and may take that before it is
   * marked as ending; then it waits a minute for another (AsyncEventPump of 3.42.2).
   */
  private static final Duration ENDED = Duration.ofSeconds(90);

  @Test
  void knows_nothing_before_the_first_answer() throws Exception {
    asterisk.is(FakeAmi.Mood.SILENT);
    try (AmiQueueWatch watch = watch(quick())) {
      asterisk.awaitAction("Challenge");
      assertThat(watch.queues()).isEmpty();
      assertThat(watch.link().isWhole()).isFalse();
      assertThat(watch.link().losses()).isZero();
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
  void tells_whether_it_is_connected_and_how_often_it_was_not_any_more() throws Exception {
    try (AmiQueueWatch watch = watch(quick())) {
      awaitLink(watch, Links::isWhole);
      assertThat(watch.link().losses()).isZero();
      asterisk.is(FakeAmi.Mood.CUTS_LOGINS);
      asterisk.cut();
      awaitLink(watch, link -> !link.isWhole());
      asterisk.awaitAction("Challenge"); // attempts that fail are not losses
      asterisk.awaitAction("Challenge");
      asterisk.awaitAction("Challenge");
      assertThat(watch.link().losses()).isEqualTo(1);
      asterisk.is(FakeAmi.Mood.ANSWERS);
      awaitLink(watch, Links::isWhole);
      assertThat(watch.link().losses()).isEqualTo(1);
    }
  }

  private static void awaitLink(AmiQueueWatch watch, Predicate<Links> wanted) {
    long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!wanted.test(watch.link())) {
      assertThat(System.nanoTime()).as(watch.link().toString()).isLessThan(deadline);
      Thread.onSpinWait();
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
    try (AmiQueueWatch _ = watch(often)) {
      awaitTold(one(Agent.State.FREE, 1, 7));
      asterisk.is(FakeAmi.Mood.SILENT);
      asterisk.awaitAction("Challenge");
      asterisk.awaitAction("Challenge");
      asterisk.queuesAre(RETURNS, AGENT_GONE);
      asterisk.is(FakeAmi.Mood.ANSWERS);
      awaitTold(one(Agent.State.OFF_DUTY, 0, 0));
    }
  }

  @Test
  void waits_for_an_asterisk_that_comes_up_after_us() throws Exception {
    asterisk.close();
    asterisk = FakeAmi.onPortToComeBackTo();
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
  void closing_ends_every_thread() throws Exception {
    AmiQueueWatch watch = watch(LIMITS);
    awaitTold(one(Agent.State.FREE, 1, 7));
    assertThat(threads()).isNotEmpty();
    watch.close();
    for (Thread thread : threads()) {
      assertThat(thread.join(ENDED)).as(thread.getName()).isTrue();
    }
    watch.close();
  }

  private static List<Thread> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("Asterisk-Java"))
        .toList();
  }
}
