package dev.madoguchi.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/** A part of a whole, which may be empty. */
public record Ratio(int part, int whole) {
  /** In percent with one decimal, half up; empty when there is no whole. */
  public Optional<BigDecimal> percent() {
    return whole == 0
        ? Optional.empty()
        : Optional.of(
            BigDecimal.valueOf(100L * part)
                .divide(BigDecimal.valueOf(whole), 1, RoundingMode.HALF_UP));
  }

  /** As on a screen: "77.8 %", or "-" when there is no whole. */
  @Override
  public String toString() {
    return percent().map(percent -> percent + " %").orElse("-");
  }
}
