package dev.madoguchi.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * The machine's clock, as a line's server and its launcher read it, which can be stepped while they
 * run (libfaketime). Asterisk, in a root of its own, goes by the right one; how long a wait lasts
 * is told by another clock, as after a true step.
 */
record SteppedClock(Path state) {
  private static final Path LIBRARY =
      Path.of("/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1");
  private static final Duration INSTALLED = Duration.ofMinutes(5);

  /** What runs the command whose clock it is. */
  List<String> environment() {
    if (!Files.exists(LIBRARY)) {
      Program.run(Prompts.root(), INSTALLED, List.of("bin/apt-install", "libfaketime"));
    }
    step(Duration.ZERO);
    return List.of(
        "env",
        "LD_PRELOAD=" + LIBRARY,
        "FAKETIME_TIMESTAMP_FILE=" + file(),
        "FAKETIME_NO_CACHE=1",
        // without these two a JVM's waits end at once
        "FAKETIME_DONT_FAKE_MONOTONIC=1",
        "FAKETIME_FORCE_MONOTONIC_FIX=0");
  }

  /** From now on it shows so much more than the right time. */
  void step(Duration ahead) {
    try {
      Files.writeString(file(), "%+d%n".formatted(ahead.toSeconds()));
    } catch (IOException e) {
      throw new UncheckedIOException("the clock cannot be stepped", e);
    }
  }

  private Path file() {
    return state.resolve("clock");
  }
}
