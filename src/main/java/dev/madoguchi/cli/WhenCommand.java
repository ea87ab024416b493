package dev.madoguchi.cli;

import dev.madoguchi.call.Printable;
import dev.madoguchi.hours.Day;
import dev.madoguchi.hours.Opening;
import dev.madoguchi.hours.OpeningHours;
import java.io.PrintWriter;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Says in one line whether the line is open at a time, why, and until or from when. The first word
 * is {@code open} or {@code closed}.
 */
@Command(
    name = "when",
    description =
        "Says whether the line is open at a time of the plan's zone, why, and until when.",
    mixinStandardHelpOptions = true)
public final class WhenCommand implements Runnable {
  private static final DateTimeFormatter TOLD =
      DateTimeFormatter.ofPattern("uuuu-MM-dd EEEE HH:mm", Locale.ENGLISH);

  private static final String TAKEN_OUT = ", until it is taken out of the plan";

  @Mixin private PlanOption plan;

  @Parameters(index = "0", paramLabel = "\"2026-11-23 10:00\"", description = "seconds may follow")
  private String time;

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    LocalDateTime asked = LocalTimes.read(time, spec.commandLine());
    OpeningHours hours = plan.read().hours();
    PrintWriter out = spec.commandLine().getOut();
    out.println(Printable.of(answer(hours, asked.atZone(hours.zone()))));
    out.flush();
  }

  /** The answer in one line. */
  static String answer(OpeningHours hours, ZonedDateTime at) {
    Day day = hours.on(at.toLocalDate());
    String projected =
        hours.holidays().isOfficial(at.toLocalDate())
            ? ""
            : " (holidays of " + at.getYear() + " are projected)";
    return switch (hours.at(at.toInstant())) {
      case Opening.Open(Optional<ZonedDateTime> until) ->
          "open "
              + (until.isPresent() ? openBy(day.rule()) : "emergency")
              + until.map(end -> ", until " + end.format(TOLD)).orElse(TAKEN_OUT)
              + projected;
      case Opening.Closed closed ->
          "closed "
              + why(closed.reason(), day)
              + closed.reopens().map(start -> ", opens " + start.format(TOLD)).orElse(TAKEN_OUT)
              + closed.message().map(prompt -> ", message " + prompt).orElse("")
              + projected;
    };
  }

  private static String openBy(Day.Rule rule) {
    return rule == Day.Rule.OVERRIDE ? "override of the day" : "weekly hours";
  }

  private static String why(Opening.Reason reason, Day day) {
    return switch (reason) {
      case EMERGENCY -> "emergency";
      case OVERRIDE -> "override of the day";
      case CLOSURE -> "closure " + day.name();
      case HOLIDAY -> "holiday " + day.name();
      case DAY_OFF -> "day off";
      case OUTSIDE_HOURS -> "outside hours";
    };
  }
}
