package dev.madoguchi.e2e;

import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * The page a table is written into: each kind of line has a place of its own between two markers,
 * and two commands may write beside each other.
 */
record FaultDocument(Path file) {
  /** Writes the table into the place of that name. */
  void write(String name, String arguments, long seed, Duration took, FaultTable table) {
    String begin = "<!-- made by bin/faults (" + name + "): do not edit -->\n";
    String end = "<!-- end of what bin/faults (" + name + ") made -->";
    try (FileChannel channel = FileChannel.open(file, READ, WRITE);
        FileLock _ = channel.lock()) {
      String page = Files.readString(file);
      int from = page.indexOf(begin);
      int until = page.indexOf(end);
      if (from < 0 || until < from) {
        throw new IllegalStateException("no markers for " + name + " in " + file);
      }
      String made =
          """

          `bin/faults %s`, seed %d, %s, in %d minutes, %d processors, %d GB of memory. Load of the machine at the end (15 minutes): %s.

          %s

          %s
          """
              .formatted(
                  arguments,
                  seed,
                  LocalDate.now(ZoneOffset.UTC),
                  took.toMinutes(),
                  Runtime.getRuntime().availableProcessors(),
                  gigabytes(),
                  load(),
                  table.inWords(),
                  table);
      Files.writeString(file, page.substring(0, from) + begin + made + page.substring(until));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }

  private static long gigabytes() throws IOException {
    String total = Files.readAllLines(Path.of("/proc/meminfo")).getFirst();
    return Long.parseLong(total.replaceAll("\\D", "")) / 1_000_000;
  }

  private static String load() throws IOException {
    return Files.readString(Path.of("/proc/loadavg"))
        .replaceFirst("\\S+ \\S+ (\\S+) (?s:.*)", "$1");
  }
}
