package dev.madoguchi.speech;

import java.time.Duration;

/** What every language can say, so that no language says more than another. */
final class Bounds {
  private static final Duration SHORTEST = Duration.ofMinutes(1);
  private static final Duration TOO_LONG = Duration.ofHours(10);

  private Bounds() {}

  static int count(int count) {
    if (count < 0 || count > Speech.LARGEST_COUNT) {
      throw new IllegalArgumentException(
          "%d cannot be said; give 0 to %d".formatted(count, Speech.LARGEST_COUNT));
    }
    return count;
  }

  static Duration minutes(Duration duration) {
    if (duration.compareTo(SHORTEST) < 0 || duration.compareTo(TOO_LONG) >= 0) {
      throw new IllegalArgumentException(
          "%s cannot be said in minutes; give %s to less than %s"
              .formatted(duration, SHORTEST, TOO_LONG));
    }
    return duration;
  }
}
