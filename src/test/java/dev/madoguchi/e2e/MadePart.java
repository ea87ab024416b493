package dev.madoguchi.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * The part of a page that a command makes, between two markers; two commands may write beside each
 * other.
 *
 * @param maker the command, and which of its parts it is
 */
public record MadePart(Path file, String maker) {
  /** Writes the text in place of what was there. */
  public void write(String text) {
    String begin = "<!-- made by %s: do not edit -->\n".formatted(maker);
    String end = "<!-- end of what %s made -->".formatted(maker);
    try (FileChannel channel = FileChannel.open(file, READ, WRITE);
        FileLock _ = channel.lock()) {
      // by this channel alone: on Linux the lock goes with the first descriptor that is closed
      String page = new String(Channels.newInputStream(channel).readAllBytes(), UTF_8);
      int from = page.indexOf(begin);
      int until = page.indexOf(end);
      if (from < 0 || until < from) {
        throw new IllegalStateException("no markers for " + maker + " in " + file);
      }
      String made = page.substring(0, from) + begin + "\n" + text + page.substring(until);
      ByteBuffer bytes = ByteBuffer.wrap(made.getBytes(UTF_8));
      channel.truncate(0);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }

  /** What such a part begins with: what was typed, when, how long it took, and where. */
  public static String head(String typed, Duration took) {
    return "`%s`, %s, in %d minutes, %s%n%n"
        .formatted(typed, LocalDate.now(ZoneOffset.UTC), took.toMinutes(), machine());
  }

  /** The machine of this moment, in words. */
  public static String machine() {
    try {
      String memory = Files.readAllLines(Path.of("/proc/meminfo")).getFirst();
      return "%d processors, %d GB of memory. Load of the machine at the end (15 minutes): %s."
          .formatted(
              Runtime.getRuntime().availableProcessors(),
              Long.parseLong(memory.replaceAll("\\D", "")) / 1_000_000,
              Files.readString(Path.of("/proc/loadavg"))
                  .replaceFirst("\\S+ \\S+ (\\S+) (?s:.*)", "$1"));
    } catch (IOException e) {
      throw new UncheckedIOException("the machine does not tell of itself", e);
    }
  }
}
