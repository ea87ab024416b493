package dev.madoguchi.cli;

import dev.madoguchi.call.Printable;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Reads the local times that commands are asked about. */
final class LocalTimes {
  private static final DateTimeFormatter ASKED =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm[:ss]", Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);

  private LocalTimes() {}

  /** The time in a year the calendar knows; anything else is a matter of usage. */
  static LocalDateTime read(String text, CommandLine command) {
    try {
      LocalDateTime asked = LocalDateTime.parse(text, ASKED);
      if (Known.covers(asked.toLocalDate())) {
        return asked;
      }
      throw wrong(command, "the calendar is known " + Known.RANGE + ", not on " + text);
    } catch (DateTimeParseException e) {
      throw wrong(
          command,
          "give a local time like \"2026-11-23 10:00\" (seconds may follow), not \"" + text + "\"");
    }
  }

  private static ParameterException wrong(CommandLine command, String what) {
    return new ParameterException(command, Printable.of(what));
  }
}
