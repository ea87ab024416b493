package dev.madoguchi.e2e;

import dev.madoguchi.e2e.TimedCalls.Placed;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Each reason why the line is closed is heard in its own words, with when it opens next. */
@Order(8)
class HoursE2E {
  @RegisterExtension
  static final RunningLine LINE =
      RunningLine.asOf("2026-09-22 23:59:20")
          .with(
              Map.of(
                  "  # overrides:\n",
                  """
                    overrides:
                      - {date: 2026-09-23, closed: all day, message: closed-emergency}
                      - {date: 2026-12-27, open: 00:00-00:01}
                      - {date: 2026-12-29, open: 10:00-10:01}
                    closures:
                      - {from: 2026-12-27, until: 2027-01-03, name: 年末年始}
                  """,
                  "last-queued: 0s",
                  "last-queued: 50s"));

  /** Long enough to be with the server before the edge. */
  private static final Duration A_LITTLE_BEFORE = Duration.ofSeconds(-3);

  @Test
  void a_day_between_two_holidays_is_followed_by_an_override_with_words_of_its_own()
      throws InterruptedException, ExecutionException {
    Instant midnight = LINE.clock().at("2026-09-23 00:00:00");
    List<Placed> callers = around(midnight, A_LITTLE_BEFORE, Duration.ZERO);

    String[] thursday = {"month-9", "day-24", "weekday-thursday", "time-9", "minutes-30"};
    closed(callers.get(0), "closed-holiday", thursday);
    closed(callers.get(1), "closed-emergency", thursday);
  }

  @Test
  void a_saturday_is_followed_by_an_override_in_a_closure_until_callers_are_no_longer_queued()
      throws InterruptedException, ExecutionException {
    Instant midnight = LINE.clock().at("2026-12-27 00:00:00");
    List<Placed> callers = around(midnight, A_LITTLE_BEFORE, Duration.ZERO, Duration.ofSeconds(10));

    closed(callers.get(0), "closed-day-off", "month-12", "day-27", "weekday-sunday", "time-0");
    hears(callers.get(1), "menu-intro");
    closed(callers.get(2), "closing-soon", "month-12", "day-29", "weekday-tuesday", "time-10");
  }

  @Test
  void a_closure_and_the_rest_of_an_overridden_day_have_words_of_their_own() {
    LINE.restartAsOf("2026-12-28 11:00");
    hearsWhy("closed-closure");
    LINE.restartAsOf("2026-12-29 11:00");
    hearsWhy("closed-override");
  }

  private static void hearsWhy(String reason) {
    PhoneCall caller = LINE.call("0312340000");
    caller.awaitHeard(Prompts.prompt("greeting"), Duration.ofSeconds(15));
    caller.awaitHeard(Prompts.prompt(reason), Duration.ofSeconds(10));
    caller.hangUp();
  }

  private static List<Placed> around(Instant edge, Duration... offsets)
      throws InterruptedException, ExecutionException {
    LINE.beBefore(edge.plus(offsets[0]));
    return TimedCalls.at(LINE, List.of(offsets).stream().map(edge::plus).toList());
  }

  private static void closed(Placed caller, String reason, String... reopens) {
    hears(caller, reason);
    caller.call().awaitHeard(Prompts.prompt("closed-reopens"), Duration.ofSeconds(5));
    for (String piece : reopens) {
      caller.call().awaitHeard(Prompts.prompt(piece), Duration.ofSeconds(5));
    }
    caller.call().hangUp();
  }

  private static void hears(Placed caller, String prompt) {
    caller.call().awaitHeard(Prompts.prompt("greeting"), Duration.ofSeconds(15));
    caller.call().awaitHeard(Prompts.prompt(prompt), Duration.ofSeconds(10));
  }
}
