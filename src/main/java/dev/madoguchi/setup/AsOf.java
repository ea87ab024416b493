package dev.madoguchi.setup;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Locale;

/**
 * How far the line's clock is from the machine's. Kept in the settings, so that every process of a
 * state folder shows the same time; a clock that was set runs on.
 *
 * @param offset line time minus machine time; zero when the clock was not set
 */
public record AsOf(Duration offset) {
  /** The machine's own time. */
  public static final AsOf NOW = new AsOf(Duration.ZERO);

  private static final DateTimeFormatter SHAPE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm[:ss]", Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);

  /**
   * Reads a local time as {@code 2026-11-24 10:00} or with seconds.
   *
   * @param zone the plan's zone, in which the text is meant
   * @param machine the machine's clock
   */
  public static AsOf parse(String text, ZoneId zone, Clock machine) {
    try {
      Instant target = LocalDateTime.parse(text, SHAPE).atZone(zone).toInstant();
      return new AsOf(Duration.between(machine.instant(), target));
    } catch (DateTimeParseException e) {
      throw new SetupProblem(
          "--as-of takes a local time like \"2026-11-24 10:00\" (seconds may follow), not \""
              + text
              + "\"",
          e);
    }
  }

  /** Whether the clock was set; whoever shows a time must then say so. */
  public boolean isSet() {
    return !offset.isZero();
  }

  /** The line's clock. */
  public Clock clock(ZoneId zone) {
    return Clock.offset(Clock.system(zone), offset);
  }
}
