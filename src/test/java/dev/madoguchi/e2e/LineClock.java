package dev.madoguchi.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** The clock of a line, as far as its settings put it before the machine's. */
record LineClock(Path settings) {
  static final ZoneId ZONE = ZoneId.of("Asia/Tokyo");
  private static final String KEY = "clock-offset=";

  /** So long before, a start may take. */
  private static final List<Duration> LEADS =
      List.of(Duration.ofSeconds(12), Duration.ofSeconds(40), Duration.ofSeconds(90));

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm[:ss]", Locale.ROOT);

  /** The instant at which a clock in the line's zone shows this. */
  Instant at(String time) {
    return LocalDateTime.parse(time, TIME).atZone(ZONE).toInstant();
  }

  /** What a clock in the line's zone shows at the instant. */
  String text(Instant instant) {
    return TIME.format(instant.atZone(ZONE));
  }

  /** Takes effect at the next start of the server. */
  void set(String time) {
    Duration offset = Duration.between(Clock.systemUTC().instant(), at(time));
    List<String> changed =
        lines().stream().map(line -> line.startsWith(KEY) ? KEY + offset : line).toList();
    try {
      Files.write(settings, changed);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + settings, e);
    }
  }

  Clock now() {
    Duration offset =
        lines().stream()
            .filter(line -> line.startsWith(KEY))
            .map(line -> Duration.parse(line.substring(KEY.length())))
            .findFirst()
            .orElseThrow(() -> new AssertionError("no " + KEY + " in " + settings));
    return Clock.offset(Clock.system(ZONE), offset);
  }

  /** Shows a moment before that time, started anew as often as it takes. */
  void beBefore(Instant time, Consumer<String> start) {
    for (Duration lead : LEADS) {
      Duration left = Duration.between(now().instant(), time);
      if (left.isPositive() && left.compareTo(LEADS.getLast()) <= 0) {
        return;
      }
      start.accept(text(time.minus(lead)));
    }
    throw new AssertionError("the line cannot be up before " + time);
  }

  private List<String> lines() {
    try {
      return Files.readAllLines(settings);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + settings, e);
    }
  }
}
