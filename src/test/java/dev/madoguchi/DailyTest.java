package dev.madoguchi;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Once at the start, and once on each day of the line's own zone. */
class DailyTest {
  private Instant now = Instant.parse("2026-11-24T14:59:00Z"); // 23:59 in Tokyo

  @Test
  void it_is_done_at_the_start_and_after_each_midnight() {
    AtomicInteger done = new AtomicInteger();
    InstantSource source = () -> now;
    Clock clock = source.withZone(ZoneId.of("Asia/Tokyo"));
    Daily daily = new Daily(clock, today -> done.incrementAndGet());
    daily.look();
    daily.look();
    assertThat(done).hasValue(1);
    now = Instant.parse("2026-11-24T15:00:00Z");
    daily.look();
    daily.look();
    assertThat(done).hasValue(2);
    now = Instant.parse("2026-11-25T14:59:59Z");
    daily.look();
    assertThat(done).hasValue(2);
  }
}
