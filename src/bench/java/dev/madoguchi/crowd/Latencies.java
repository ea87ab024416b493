package dev.madoguchi.crowd;

import dev.madoguchi.e2e.Quantiles;
import java.util.Arrays;
import java.util.Locale;

/** Durations of one kind, and where most of them lie. Used by one thread. */
final class Latencies {
  private long[] nanos = new long[1 << 16];
  private int count;

  void add(long nanoseconds) {
    if (count == nanos.length) {
      nanos = Arrays.copyOf(nanos, 2 * count);
    }
    nanos[count++] = nanoseconds;
  }

  void clear() {
    count = 0;
  }

  /** As {@link Told} reads it, each name with this before it. */
  String told(String name) {
    Quantiles millis = Quantiles.of(Arrays.stream(nanos, 0, count).mapToDouble(it -> it / 1e6));
    return String.format(
        Locale.ROOT,
        "%1$s=%2$d %1$s-p50=%3$.3f %1$s-p99=%4$.3f %1$s-p999=%5$.3f %1$s-most=%6$.3f",
        name,
        count,
        millis.at(0.5),
        millis.at(0.99),
        millis.at(0.999),
        millis.at(1));
  }
}
