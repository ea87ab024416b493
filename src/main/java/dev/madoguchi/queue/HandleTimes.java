package dev.madoguchi.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How long the agents of a queue talked lately; immutable.
 *
 * @param latest in the order they ended, the oldest first
 */
public record HandleTimes(List<Handled> latest) {
  public static final HandleTimes NONE = new HandleTimes(List.of());

  /** Fewer calls than this tell nothing about the next. */
  private static final int LEAST = 5;

  private static final int MOST_KEPT = 50;
  private static final Duration LATELY = Duration.ofHours(3);

  /** One call an agent has ended. */
  public record Handled(Instant ended, Duration talk) {}

  public HandleTimes {
    latest = List.copyOf(latest);
  }

  /** These and one more. */
  public HandleTimes and(Handled one) {
    return new HandleTimes(
        Stream.concat(
                latest.stream().skip(Math.max(0, latest.size() + 1 - MOST_KEPT)), Stream.of(one))
            .toList());
  }

  /** The mean of the last hours, when there were calls enough. */
  public Optional<Duration> average(Instant now) {
    List<Duration> lately =
        latest.stream()
            .filter(handled -> handled.ended().isAfter(now.minus(LATELY)))
            .map(Handled::talk)
            .toList();
    return lately.size() < LEAST
        ? Optional.empty()
        : Optional.of(
            lately.stream().reduce(Duration.ZERO, Duration::plus).dividedBy(lately.size()));
  }
}
