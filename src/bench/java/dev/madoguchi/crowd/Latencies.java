package dev.madoguchi.crowd;

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
    long[] sorted = Arrays.copyOf(nanos, count);
    Arrays.sort(sorted);
    return String.format(
        Locale.ROOT,
        "%1$s=%2$d %1$s-p50=%3$.3f %1$s-p99=%4$.3f %1$s-p999=%5$.3f %1$s-most=%6$.3f",
        name,
        count,
        at(sorted, 0.5),
        at(sorted, 0.99),
        at(sorted, 0.999),
        at(sorted, 1));
  }

  private static double at(long[] sorted, double share) {
    return sorted.length == 0 ? 0 : sorted[(int) Math.round(share * (sorted.length - 1))] / 1e6;
  }
}
