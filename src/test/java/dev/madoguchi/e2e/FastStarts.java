package dev.madoguchi.e2e;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What {@code bin/warm-up} makes, once and before the first line is started: each of some forty
 * servers then starts on half the processor time, and takes less of it from callers of other tests.
 */
final class FastStarts {
  private static final Duration MADE = Duration.ofMinutes(2);
  private static boolean made;

  private FastStarts() {}

  static synchronized void make(Path root) {
    if (!made) {
      Program.run(root, MADE, List.of("bin/warm-up"));
      made = true;
    }
  }
}
