package dev.madoguchi.e2e;

import java.util.Arrays;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

/** Many values of one kind, sorted. */
public final class Quantiles {
  /** So many samples say something of the worst in a hundred: two of them are as bad. */
  private static final int FOR_HUNDREDTHS = 200;

  /** And so many of the worst in a thousand. */
  private static final int FOR_THOUSANDTHS = 2000;

  private final double[] sorted;

  private Quantiles(double[] sorted) {
    this.sorted = sorted;
  }

  public static Quantiles of(DoubleStream values) {
    return new Quantiles(values.sorted().toArray());
  }

  /** NaN when there are none. */
  public double at(double share) {
    return sorted.length == 0 ? Double.NaN : sorted[(int) Math.round(share * (sorted.length - 1))];
  }

  double median() {
    return sorted.length == 0
        ? Double.NaN
        : (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
  }

  double least() {
    return Arrays.stream(sorted).min().orElse(Double.NaN);
  }

  double most() {
    return Arrays.stream(sorted).max().orElse(Double.NaN);
  }

  /** The value, when there are enough to tell what the worst in a hundred is. */
  OptionalDouble hundredth() {
    return sorted.length < FOR_HUNDREDTHS ? OptionalDouble.empty() : OptionalDouble.of(at(0.99));
  }

  /** p50 and, when there are enough, p99 and p99.9. */
  String shown() {
    if (sorted.length == 0) {
      return "-";
    }
    String hundredth = hundredth().isPresent() ? tenths(at(0.99)) : "-";
    String thousandth = sorted.length < FOR_THOUSANDTHS ? "-" : tenths(at(0.999));
    return tenths(at(0.5)) + " / " + hundredth + " / " + thousandth;
  }

  /** What came a moment before it was expected came at once, and not at minus nothing. */
  private static String tenths(double value) {
    return String.format(Locale.ROOT, "%.1f", Math.round(10 * value) / 10.0);
  }

  /** The median, and from the least to the most. */
  String spread() {
    return sorted.length == 0
        ? "-"
        : String.format(Locale.ROOT, "%.2f (%.2f-%.2f)", median(), least(), most());
  }
}
