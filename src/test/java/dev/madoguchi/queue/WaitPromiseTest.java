package dev.madoguchi.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** The waiting time is a range, of whole minutes, and never grows for one caller. */
class WaitPromiseTest {
  private static final Instant NOW = Instant.parse("2026-11-24T01:00:00Z");

  @Test
  void the_third_in_line_before_two_agents_of_four_minutes_waits_four_to_eight() {
    assertThat(WaitPromise.NONE.range(waits(3, 2, Duration.ofMinutes(4)), NOW))
        .contains(range(4, 8));
  }

  @Test
  void the_shortest_range_is_one_to_two_minutes() {
    assertThat(WaitPromise.NONE.range(waits(1, 5, Duration.ofSeconds(10)), NOW))
        .contains(range(1, 2));
  }

  @Test
  void too_few_calls_or_nobody_on_duty_or_over_an_hour_tell_nothing() {
    assertThat(WaitPromise.NONE.range(new Standing.Waits(1, 1, Optional.empty()), NOW)).isEmpty();
    assertThat(WaitPromise.NONE.range(waits(1, 0, Duration.ofMinutes(4)), NOW)).isEmpty();
    assertThat(WaitPromise.NONE.range(waits(20, 1, Duration.ofMinutes(4)), NOW)).isEmpty();
  }

  @Test
  void what_would_be_later_than_promised_is_not_said() {
    WaitPromise promise = WaitPromise.NONE.having(range(1, 3), NOW);
    assertThat(promise.range(waits(1, 1, Duration.ofMinutes(5)), NOW)).isEmpty();
    assertThat(promise.range(waits(1, 1, Duration.ofMinutes(3)), NOW)).contains(range(2, 3));
    assertThat(promise.range(waits(1, 1, Duration.ofMinutes(1)), NOW.plusSeconds(60)))
        .contains(range(1, 2));
    assertThat(promise.range(waits(1, 1, Duration.ofMinutes(1)), NOW.plusSeconds(150))).isEmpty();
  }

  @Property
  void no_promise_is_ever_followed_by_a_later_one(
      @ForAll @Size(min = 2, max = 20) List<@IntRange(min = 1, max = 40) Integer> places,
      @ForAll @Size(min = 1, max = 20) List<@IntRange(min = 1, max = 900) Integer> handling,
      @ForAll @IntRange(min = 1, max = 9) int onDuty,
      @ForAll @IntRange(min = 0, max = 300) int step) {
    WaitPromise promise = WaitPromise.NONE;
    Instant now = NOW;
    Optional<Instant> said = Optional.empty();
    for (int i = 0; i < places.size(); i++) {
      Duration talk = Duration.ofSeconds(handling.get(i % handling.size()));
      Optional<WaitPromise.Range> range = promise.range(waits(places.get(i), onDuty, talk), now);
      if (range.isPresent()) {
        Duration from = range.get().from();
        Duration until = range.get().until();
        assertThat(from).isGreaterThanOrEqualTo(Duration.ofMinutes(1)).isLessThan(until);
        assertThat(until).isEqualTo(Duration.ofMinutes(until.toMinutes()));
        Instant end = now.plus(until);
        said.ifPresent(before -> assertThat(end).isBeforeOrEqualTo(before));
        said = Optional.of(end);
        promise = promise.having(range.get(), now);
      }
      now = now.plusSeconds(step);
    }
  }

  private static Standing.Waits waits(int place, int onDuty, Duration handling) {
    return new Standing.Waits(place, onDuty, Optional.of(handling));
  }

  private static WaitPromise.Range range(int from, int until) {
    return new WaitPromise.Range(Duration.ofMinutes(from), Duration.ofMinutes(until));
  }
}
