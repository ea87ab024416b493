package dev.madoguchi.ami;

import static org.assertj.core.api.Assertions.assertThat;

import dev.madoguchi.asterisk.Backoff;
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
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

/** One queue on a fake Asterisk, watched; what the listener was told can be waited for. */
@Timeout(60)
abstract class AmiWatched {
  /** Those of asterisk-java are looked at, so no other class may have some meanwhile. */
  static final String THREADS = "threads of asterisk-java";

  static final String RETURNS = "Event: QueueParams\r\nQueue: returns\r\nMax: 0";
  static final String AGENT_FREE =
      "Event: QueueMember\r\nQueue: returns\r\nName: x\r\nLocation: PJSIP/6001\r\n"
          + "Status: 1\r\nPaused: 0";
  static final String AGENT_GONE = AGENT_FREE.replace("Status: 1", "Status: 5");
  static final String CALLER = "Event: QueueEntry\r\nQueue: returns\r\nUniqueid: 1763.1\r\nWait: 7";
  static final AmiLimits LIMITS =
      new AmiLimits(
          Duration.ofSeconds(2),
          Duration.ofMinutes(5),
          Duration.ofMinutes(10),
          1000,
          new Backoff(Duration.ofMillis(1), Duration.ofMillis(20)));

  final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-24T01:00:00Z"));
  final Clock clock = ((InstantSource) now::get).withZone(ZoneOffset.UTC);
  final BlockingQueue<List<QueueSnapshot>> told = new LinkedBlockingQueue<>();
  FakeAmi asterisk;

  @BeforeEach
  void asterisk_is_up() throws IOException {
    asterisk = new FakeAmi();
    asterisk.queuesAre(RETURNS, AGENT_FREE, CALLER);
  }

  @AfterEach
  void asterisk_is_down() throws IOException {
    asterisk.close();
  }

  AmiQueueWatch watch(AmiLimits limits) {
    return AmiQueueWatch.connect(asterisk.settings(FakeAmi.SECRET), limits, clock, told::add);
  }

  static AmiLimits quick() {
    return new AmiLimits(
        Duration.ofMillis(500), LIMITS.ask(), LIMITS.silence(), 1000, LIMITS.backoff());
  }

  static List<QueueSnapshot> one(Agent.State state, int waiting, long seconds) {
    return List.of(
        new QueueSnapshot(
            new QueueName("returns"),
            List.of(new Agent(new Account("6001"), state)),
            waiting,
            Duration.ofSeconds(seconds)));
  }

  void awaitTold(List<QueueSnapshot> expected) throws InterruptedException {
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
}
