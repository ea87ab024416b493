package dev.madoguchi.cli;

import dev.madoguchi.call.Printable;
import dev.madoguchi.hours.Day;
import dev.madoguchi.hours.OpeningHours;
import dev.madoguchi.hours.Shift;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Prints what each day is by the plan, one line a day; an emergency, which has no day, aside. */
@Command(
    name = "calendar",
    description = "Shows for each day whether the line opens, its hours, and why.",
    mixinStandardHelpOptions = true)
public final class CalendarCommand implements Runnable {
  @Mixin private PlanOption plan;

  @Option(
      names = "--from",
      required = true,
      paramLabel = "2026-01-01",
      description = "the first day")
  private LocalDate from;

  @Option(
      names = "--to",
      required = true,
      paramLabel = "2027-12-31",
      description = "the last day, included")
  private LocalDate to;

  @Option(
      names = "--csv",
      description = "Print CSV: date, open or closed, hours, reason, official or projected.")
  private boolean csv;

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    if (!Known.covers(from) || !Known.covers(to) || to.isBefore(from)) {
      throw new ParameterException(
          spec.commandLine(),
          "give two days %s, the first before the last: not %s and %s"
              .formatted(Known.RANGE, from, to));
    }
    OpeningHours hours = plan.read().hours();
    PrintWriter out = spec.commandLine().getOut();
    from.datesUntil(to.plusDays(1))
        .map(date -> csv ? csv(hours, date) : table(hours, date))
        .map(Printable::of)
        .forEach(out::println);
    out.flush();
  }

  /** No name has a comma or a quotation mark: the readers of plan and holidays refuse both. */
  private static String csv(OpeningHours hours, LocalDate date) {
    Day day = hours.on(date);
    return String.join(
        ",", date.toString(), state(day), times(day), reason(day), source(hours, date));
  }

  private static String table(OpeningHours hours, LocalDate date) {
    Day day = hours.on(date);
    return String.format(
            Locale.ROOT,
            "%s %s  %-6s  %-11s  %s%s",
            date,
            date.getDayOfWeek().getDisplayName(TextStyle.SHORT, Locale.ENGLISH),
            state(day),
            times(day),
            reason(day),
            hours.holidays().isOfficial(date) ? "" : " (projected)")
        .stripTrailing();
  }

  private static String state(Day day) {
    return day.shifts().isEmpty() ? "closed" : "open";
  }

  private static String times(Day day) {
    return day.shifts().stream().map(CalendarCommand::time).collect(Collectors.joining(" "));
  }

  private static String time(Shift shift) {
    return shift.from() + "-" + shift.until();
  }

  private static String reason(Day day) {
    return switch (day.rule()) {
      case OVERRIDE -> "override";
      case CLOSURE, HOLIDAY -> day.name();
      case WEEKLY -> day.shifts().isEmpty() ? "day off" : "weekly hours";
    };
  }

  private static String source(OpeningHours hours, LocalDate date) {
    return hours.holidays().isOfficial(date) ? "official" : "projected";
  }
}
