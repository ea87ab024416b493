package dev.madoguchi.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What of a process is in memory, in kilobytes (proc(5)). */
public final class Resident {
  private static final Duration COLLECTION = Duration.ofSeconds(60);
  private static final Pattern OWN = Pattern.compile("(?m)^VmRSS:\\s+(\\d+) kB");
  private static final Pattern SHARED_OUT = Pattern.compile("(?m)^Pss:\\s+(\\d+) kB");
  private static final Pattern LIVE = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)");

  private Resident() {}

  public static long own(long pid) {
    return number(OWN, read(pid, "status"));
  }

  /** Of all it has started that still run; what they share with others is counted once. */
  static long children(long pid) {
    return ProcessHandle.of(pid).orElseThrow().children().mapToLong(Resident::share).sum();
  }

  private static long share(ProcessHandle child) {
    try {
      return number(SHARED_OUT, read(child.pid(), "smaps_rollup"));
    } catch (UncheckedIOException e) {
      return 0; // it has ended meanwhile
    }
  }

  /** What is alive in Java's heap, counted after a collection it makes; empty when not Java. */
  public static OptionalLong heap(long pid) {
    Path jcmd = Path.of(System.getProperty("java.home"), "bin/jcmd");
    boolean java =
        ProcessHandle.of(pid)
            .flatMap(it -> it.info().command())
            .filter(command -> command.endsWith("/java"))
            .isPresent();
    return java
        ? OptionalLong.of(
            number(
                    LIVE,
                    Program.run(
                        Path.of("."),
                        COLLECTION,
                        List.of(jcmd.toString(), "" + pid, "GC.class_histogram")))
                / 1024)
        : OptionalLong.empty();
  }

  private static long number(Pattern pattern, String text) {
    Matcher found = pattern.matcher(text);
    if (!found.find()) {
      throw new AssertionError("no " + pattern + " in: " + text);
    }
    return Long.parseLong(found.group(1));
  }

  private static String read(long pid, String file) {
    Path path = Path.of("/proc", Long.toString(pid), file);
    try {
      return Files.readString(path);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + path, e);
    }
  }
}
