package dev.madoguchi.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** The processor time of the whole machine, whoever used it (proc(5)). */
final class MachineCpu {
  static final double TICKS = 100; // a second

  private static final int IDLE = 3;

  private MachineCpu() {}

  static long busyTicks() {
    try (Stream<String> lines = Files.lines(Path.of("/proc/stat"))) {
      // user nice system idle iowait irq softirq steal; guests are in user already
      long[] fields =
          Stream.of(lines.findFirst().orElseThrow().split(" +", -1))
              .skip(1)
              .limit(8)
              .mapToLong(Long::parseLong)
              .toArray();
      return LongStream.of(fields).sum() - fields[IDLE] - fields[IDLE + 1];
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read /proc/stat", e);
    }
  }
}
