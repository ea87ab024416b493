package dev.madoguchi.cli;

import java.time.LocalDate;

/** The years for which the line's calendar is asked. */
final class Known {
  private static final int FIRST_YEAR = 2000;
  private static final int LAST_YEAR = 2050;

  static final String RANGE = "from " + FIRST_YEAR + " to " + LAST_YEAR;

  private Known() {}

  static boolean covers(LocalDate date) {
    return date.getYear() >= FIRST_YEAR && date.getYear() <= LAST_YEAR;
  }
}
