package dev.madoguchi.asterisk;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.function.LongSupplier;

/**
 * Which files there is something to say of: of each once a minute, however often it is asked. No
 * step of a clock makes it mute. Of many files it forgets those it spoke of first, as recordings
 * have a name of their own each. Thread-safe.
 */
final class OnceAMinute {
  static final int MOST = 500;
  private static final Duration PAUSE = Duration.ofMinutes(1);

  private final LongSupplier nanos;
  private final SequencedMap<Path, Long> said = new LinkedHashMap<>();

  OnceAMinute() {
    this(System::nanoTime);
  }

  /**
   * @param nanos a reading that only goes on, from wherever it begins
   */
  OnceAMinute(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /** Whether it is to be said now; then it counts as said. */
  synchronized boolean isDue(Path file) {
    long now = nanos.getAsLong();
    Long before = said.get(file);
    if (before != null && now - before < PAUSE.toNanos()) {
      return false;
    }
    if (before == null && said.size() >= MOST) {
      said.pollFirstEntry();
    }
    said.putLast(file, now);
    return true;
  }

  /** How many files it knows. */
  synchronized int known() {
    return said.size();
  }
}
