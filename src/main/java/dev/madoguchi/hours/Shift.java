package dev.madoguchi.hours;

import java.time.LocalTime;

/** Open from a time of day, inclusive, until another, exclusive, on the same day. */
public record Shift(LocalTime from, LocalTime until) {
  public Shift {
    if (!from.isBefore(until)) {
      throw new IllegalArgumentException("a shift ends after it begins: " + from + "-" + until);
    }
  }

  /** Whether the time of day lies in the shift. */
  public boolean contains(LocalTime time) {
    return !time.isBefore(from) && time.isBefore(until);
  }
}
