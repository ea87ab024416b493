package dev.madoguchi.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * What of the calls is there: Asterisk's channels, and what the server's process has open and runs.
 */
record Leftovers(int channels, int descriptors, int threads) {
  /** What a server makes at its first inquiry, and keeps, with two to spare. */
  private static final Leftovers FIRST_INQUIRY = new Leftovers(0, 6, 10);

  static Leftovers of(RunningLine line) {
    return new Leftovers(channels(line), descriptors(line), threads(line));
  }

  static int channels(RunningLine line) {
    String count = line.asterisk("core show channels count");
    if (!count.contains("active channel")) {
      throw new AssertionError("Asterisk does not tell its channels but: " + count);
    }
    return Integer.parseInt(count.replaceFirst("(?s)\\D*(\\d+) active channel.*", "$1"));
  }

  private static int descriptors(RunningLine line) {
    try (Stream<Path> open = Files.list(process(line).resolve("fd"))) {
      return Math.toIntExact(open.count());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot see what the server has open", e);
    }
  }

  private static int threads(RunningLine line) {
    try (Stream<Path> tasks = Files.list(process(line).resolve("task"))) {
      return Math.toIntExact(tasks.count());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot see the server's threads", e);
    }
  }

  private static Path process(RunningLine line) {
    return Path.of("/proc", Long.toString(line.server().pid()));
  }

  /** Whether more is left behind a round than a server needs for its first inquiry. */
  boolean isTooMuch() {
    return channels > FIRST_INQUIRY.channels
        || descriptors > FIRST_INQUIRY.descriptors
        || threads > FIRST_INQUIRY.threads;
  }

  Leftovers orMore(Leftovers other) {
    return new Leftovers(
        Math.max(channels, other.channels),
        Math.max(descriptors, other.descriptors),
        Math.max(threads, other.threads));
  }

  /** What is there more than before. */
  Leftovers since(Leftovers before) {
    return new Leftovers(channels, descriptors - before.descriptors(), threads - before.threads());
  }
}
