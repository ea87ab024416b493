package dev.madoguchi.hours;

import dev.madoguchi.call.Prompt;
import java.util.List;
import java.util.Optional;

/**
 * What the rules make of a date; an emergency, which has no date, aside.
 *
 * @param rule that decided: the first that has something to say of the date
 * @param name of the holiday or the closure; empty for other rules
 * @param shifts in order and apart; none on a day off
 * @param message said to callers kept out by the rule, if it has one of its own
 */
public record Day(Rule rule, String name, List<Shift> shifts, Optional<Prompt> message) {
  public Day {
    shifts = List.copyOf(shifts);
  }

  /** In the order in which they decide. */
  public enum Rule {
    OVERRIDE,
    CLOSURE,
    HOLIDAY,
    WEEKLY
  }

  /** Why the line is closed at a time that is in none of the shifts. */
  Opening.Reason reason() {
    return switch (rule) {
      case OVERRIDE -> Opening.Reason.OVERRIDE;
      case CLOSURE -> Opening.Reason.CLOSURE;
      case HOLIDAY -> Opening.Reason.HOLIDAY;
      case WEEKLY -> shifts.isEmpty() ? Opening.Reason.DAY_OFF : Opening.Reason.OUTSIDE_HOURS;
    };
  }
}
