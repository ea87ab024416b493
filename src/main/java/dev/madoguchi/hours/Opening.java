package dev.madoguchi.hours;

import dev.madoguchi.call.Prompt;
import java.time.ZonedDateTime;
import java.util.Optional;

/** Whether the line is open at an instant, and what follows. */
public sealed interface Opening {
  /**
   * Open.
   *
   * @param until the end of the shift; empty in an emergency, whose end nobody knows
   */
  record Open(Optional<ZonedDateTime> until) implements Opening {
    /** Open until a known time. */
    public Open(ZonedDateTime until) {
      this(Optional.of(until));
    }
  }

  /**
   * Closed.
   *
   * @param reopens the beginning of the next shift; empty in an emergency, whose end nobody knows
   * @param message to be said for this reason, if it has one of its own
   */
  record Closed(Reason reason, Optional<ZonedDateTime> reopens, Optional<Prompt> message)
      implements Opening {
    /** Closed until a known time, with nothing of its own to say. */
    public Closed(Reason reason, ZonedDateTime reopens) {
      this(reason, Optional.of(reopens), Optional.empty());
    }
  }

  /** Why the line is closed, in the order in which the rules are asked. */
  enum Reason {
    /** Closed by hand, for now. */
    EMERGENCY,
    /** The plan has this date closed, or in other shifts. */
    OVERRIDE,
    /** The company is closed. */
    CLOSURE,
    /** A national holiday, also one on a weekday on which the line never opens. */
    HOLIDAY,
    /** A weekday on which the line never opens. */
    DAY_OFF,
    /** Before, between or after the shifts of a day on which it opens. */
    OUTSIDE_HOURS
  }
}
