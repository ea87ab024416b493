package dev.madoguchi.asterisk;

import java.time.Duration;

/** Waits between attempts that double from the first to the most. */
public record Backoff(Duration first, Duration most) {
  private static final int DOUBLINGS = 20;

  /**
   * The wait after so many failures in a row, between half and the whole of the step, so that many
   * clients do not come back in one beat.
   *
   * @param chance from 0 to 1
   */
  public Duration after(int failures, double chance) {
    Duration doubled = first.multipliedBy(1L << Math.min(Math.max(failures - 1, 0), DOUBLINGS));
    Duration step = doubled.compareTo(most) < 0 ? doubled : most;
    return Duration.ofNanos((long) (step.toNanos() * (0.5 + chance / 2)));
  }
}
