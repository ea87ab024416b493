package dev.madoguchi.hours;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** Days from a first to a last, both inclusive. */
public record DateRange(LocalDate from, LocalDate until) {
  public DateRange {
    if (until.isBefore(from)) {
      throw new IllegalArgumentException("a range ends before it begins: " + from + " " + until);
    }
  }

  /** Whether the date is one of these days. */
  public boolean contains(LocalDate date) {
    return !date.isBefore(from) && !date.isAfter(until);
  }

  /** Whether the ranges share a day. */
  public boolean overlaps(DateRange other) {
    return !until.isBefore(other.from) && !other.until.isBefore(from);
  }

  /** How many days these are, at least 1. */
  public int days() {
    return Math.toIntExact(ChronoUnit.DAYS.between(from, until)) + 1;
  }
}
