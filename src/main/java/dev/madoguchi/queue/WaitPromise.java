package dev.madoguchi.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What one caller has been told about their wait; immutable. A promise is never followed by a later
 * one: rather than grow, it is not repeated.
 *
 * @param latest by when an agent was to take the call, once that was said
 */
public record WaitPromise(Optional<Instant> latest) {
  public static final WaitPromise NONE = new WaitPromise(Optional.empty());

  /** Beyond this no number is honest. */
  private static final long LONGEST = 60;

  private static final int MARGIN_PERCENT = 30;

  /** A range of whole minutes, the first at least one and below the second. */
  public record Range(Duration from, Duration until) {}

  /** What can be said now, if anything. */
  public Optional<Range> range(Standing.Waits standing, Instant now) {
    if (standing.handling().isEmpty() || standing.onDuty() < 1) {
      return Optional.empty();
    }
    Duration expected =
        standing.handling().get().multipliedBy(standing.place()).dividedBy(standing.onDuty());
    Duration wide = expected.multipliedBy(100 + MARGIN_PERCENT).dividedBy(100);
    Duration narrow = expected.multipliedBy(100 - MARGIN_PERCENT).dividedBy(100);
    long until = Math.max(2, wide.plusMinutes(1).minusNanos(1).toMinutes());
    if (latest.isPresent()) {
      Duration left = Duration.between(now, latest.get());
      if (expected.compareTo(left) > 0) {
        return Optional.empty();
      }
      until = Math.min(until, left.toMinutes());
    }
    long from = Math.clamp(narrow.toMinutes(), 1, Math.max(1, until - 1));
    return until <= from || until > LONGEST
        ? Optional.empty()
        : Optional.of(new Range(Duration.ofMinutes(from), Duration.ofMinutes(until)));
  }

  /** After this was said. */
  public WaitPromise having(Range said, Instant now) {
    return new WaitPromise(Optional.of(now.plus(said.until())));
  }
}
