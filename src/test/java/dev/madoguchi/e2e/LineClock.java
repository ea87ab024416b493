package dev.madoguchi.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** The clock of a line, as far as its settings put it before the machine's. */
record LineClock(Path settings) {
  static final ZoneId ZONE = ZoneId.of("Asia/Tokyo");
  private static final String KEY = "clock-offset=";

  /** Takes effect at the next start of the server. */
  void set(String time) {
    LocalDateTime target =
        LocalDateTime.parse(time, DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm[:ss]"));
    Duration offset =
        Duration.between(Clock.systemUTC().instant(), target.atZone(ZONE).toInstant());
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

  private List<String> lines() {
    try {
      return Files.readAllLines(settings);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + settings, e);
    }
  }
}
