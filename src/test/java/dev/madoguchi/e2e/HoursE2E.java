package dev.madoguchi.e2e;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Each reason why the line is closed is heard in its own words, with when it opens next. */
class HoursE2E {
  @RegisterExtension
  static final RunningLine LINE =
      RunningLine.asOf("2026-11-28 12:00")
          .with(
              Map.of(
                  "  # overrides:\n",
                  """
                    overrides:
                      - {date: 2026-12-26, open: 10:00-15:00}
                      - {date: 2026-12-28, closed: 13:00-17:30, message: closed-emergency}
                    closures:
                      - {from: 2026-12-29, until: 2027-01-03, name: 年末年始}
                  """));

  @Test
  void each_reason_is_told_and_when_it_opens_next() {
    // a Saturday
    closed("closed-day-off", "month-11", "day-30", "weekday-monday", "time-9", "minutes-30");
    // between two holidays
    LINE.restartAsOf("2026-09-22 10:00");
    closed("closed-holiday", "month-9", "day-24", "weekday-thursday", "time-9", "minutes-30");
    LINE.restartAsOf("2026-11-24 08:00");
    closed("closed", "month-11", "day-24", "weekday-tuesday", "time-9", "minutes-30");
    // a day with hours of its own, part of a day with words of its own, and what follows
    LINE.restartAsOf("2026-12-26 09:00");
    closed("closed-override", "month-12", "day-26", "weekday-saturday", "time-10");
    LINE.restartAsOf("2026-12-26 14:00");
    open();
    LINE.restartAsOf("2026-12-28 14:00");
    closed("closed-emergency", "month-1", "day-4", "weekday-monday", "time-9", "minutes-30");
    LINE.restartAsOf("2026-12-29 14:00");
    closed("closed-closure", "month-1", "day-4", "weekday-monday", "time-9", "minutes-30");
  }

  private static void closed(String reason, String... reopens) {
    PhoneCall caller = LINE.call("0355556666");
    caller.awaitHeard(Prompts.prompt("greeting"), Duration.ofSeconds(15));
    caller.awaitHeard(Prompts.prompt(reason), Duration.ofSeconds(10));
    caller.awaitHeard(Prompts.prompt("closed-reopens"), Duration.ofSeconds(5));
    List.of(reopens)
        .forEach(piece -> caller.awaitHeard(Prompts.prompt(piece), Duration.ofSeconds(5)));
    caller.hangUp();
  }

  private static void open() {
    PhoneCall caller = LINE.call("0355556666");
    caller.awaitHeard(Prompts.prompt("greeting"), Duration.ofSeconds(15));
    caller.awaitHeard(Prompts.prompt("menu-intro"), Duration.ofSeconds(10));
    caller.hangUp();
  }
}
