package dev.madoguchi.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** How long calls took lately, and that too few tell nothing. */
class HandleTimesTest {
  private static final Instant NOW = Instant.parse("2026-11-24T01:00:00Z");

  @Test
  void four_calls_tell_nothing_and_five_their_mean() {
    HandleTimes four = times(4, NOW, Duration.ofSeconds(60));
    assertThat(four.average(NOW)).isEmpty();
    assertThat(four.and(new HandleTimes.Handled(NOW, Duration.ofSeconds(160))).average(NOW))
        .contains(Duration.ofSeconds(80));
  }

  @Test
  void calls_of_the_morning_tell_nothing_of_the_evening() {
    HandleTimes times = times(9, NOW, Duration.ofSeconds(60));
    assertThat(times.average(NOW.plus(Duration.ofHours(2)))).isPresent();
    assertThat(times.average(NOW.plus(Duration.ofHours(3)))).isEmpty();
  }

  @Test
  void only_the_latest_fifty_are_kept() {
    HandleTimes times = times(200, NOW, Duration.ofSeconds(1));
    assertThat(times.latest()).hasSize(50);
    assertThat(times.and(new HandleTimes.Handled(NOW, Duration.ofSeconds(51))).average(NOW))
        .contains(Duration.ofSeconds(2));
  }

  private static HandleTimes times(int calls, Instant ended, Duration talk) {
    HandleTimes times = HandleTimes.NONE;
    for (int i = 0; i < calls; i++) {
      times = times.and(new HandleTimes.Handled(ended, talk));
    }
    return times;
  }
}
