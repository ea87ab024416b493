package dev.madoguchi.flow;

import java.time.Duration;
import java.time.Instant;

/**
 * So many calls are still allowed; more come evenly with time, up to those of a whole period. A
 * clock that is stepped back gives none.
 */
record Allowance(double calls, Instant since) {
  static Allowance full(Instant now) {
    return new Allowance(Double.MAX_VALUE, now);
  }

  /** What is allowed at this time, of so many in each period. */
  Allowance at(Instant now, int most, Duration period) {
    double periods =
        Math.max(0, Duration.between(since, now).toNanos()) / (double) period.toNanos();
    return new Allowance(Math.min(most, calls + periods * most), now);
  }

  boolean isThere() {
    return calls >= 1;
  }

  /** After one more call; who was not allowed has taken nothing. */
  Allowance less() {
    return isThere() ? new Allowance(calls - 1, since) : this;
  }
}
