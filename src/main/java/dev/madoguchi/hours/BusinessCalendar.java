package dev.madoguchi.hours;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;

/**
 * Counts business days: the days on which the line opens.
 *
 * @param hours decide which days these are, and in which zone a day begins
 */
public record BusinessCalendar(OpeningHours hours) {
  /**
   * When what came at {@code from} is due: the end of the last shift on the n-th business day after
   * the day of {@code from}.
   *
   * <p>The day of {@code from} never counts, whatever its hour; days off and holidays never count.
   * So what came on a holiday has the next business day as its first.
   *
   * @param businessDays at least 1
   */
  public ZonedDateTime dueAfter(Instant from, int businessDays) {
    if (businessDays < 1) {
      throw new IllegalArgumentException("at least one business day is given: " + businessDays);
    }
    LocalDate day = from.atZone(hours.zone()).toLocalDate();
    for (int counted = 0; counted < businessDays; ) {
      day = day.plusDays(1);
      if (hours.opensOn(day)) {
        counted++;
      }
    }
    return hours.closingOn(day).orElseThrow();
  }
}
