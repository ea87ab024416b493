package dev.madoguchi.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Optional;

/** A sum of times over so many calls, which may be none. */
public record Average(Duration sum, int calls) {
  /** To the millisecond; empty when there are no calls. */
  public Optional<Duration> each() {
    return calls == 0 ? Optional.empty() : Optional.of(sum.dividedBy(calls));
  }

  /** As on a screen, in seconds: "12.3 s", or "-" when there are no calls. */
  @Override
  public String toString() {
    return each()
        .map(
            each -> BigDecimal.valueOf(each.toMillis(), 3).setScale(1, RoundingMode.HALF_UP) + " s")
        .orElse("-");
  }
}
