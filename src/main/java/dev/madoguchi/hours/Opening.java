package dev.madoguchi.hours;

import java.time.ZonedDateTime;

/** Whether the line is open at an instant, and what follows. */
public sealed interface Opening {
  /** Open, until the end of the shift. */
  record Open(ZonedDateTime until) implements Opening {}

  /** Closed, until the beginning of the next shift. */
  record Closed(Reason reason, ZonedDateTime reopens) implements Opening {}

  /** Why the line is closed. */
  enum Reason {
    /** A national holiday, also one on a weekday on which the line never opens. */
    HOLIDAY,
    /** A weekday on which the line never opens. */
    DAY_OFF,
    /** Before, between or after the shifts of a day on which it opens. */
    OUTSIDE_HOURS
  }
}
