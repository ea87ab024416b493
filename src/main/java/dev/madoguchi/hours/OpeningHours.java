package dev.madoguchi.hours;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The weekly hours of a line, with the holidays on which it stays closed.
 *
 * @param zone the zone the hours are meant in
 * @param weekly the shifts of each day, in order and apart; a day without shifts is a day off
 */
public record OpeningHours(ZoneId zone, Map<DayOfWeek, List<Shift>> weekly, Holidays holidays) {
  /** Farther than any run of days off; beyond it the hours have no shift at all. */
  private static final int HORIZON_DAYS = 366;

  public OpeningHours {
    Map<DayOfWeek, List<Shift>> copy = new EnumMap<>(DayOfWeek.class);
    weekly.forEach((day, shifts) -> copy.put(day, List.copyOf(shifts)));
    weekly = Map.copyOf(copy);
    if (copy.values().stream().allMatch(List::isEmpty)) {
      throw new IllegalArgumentException("hours without a single shift never open");
    }
  }

  /** Whether the line is open at the instant. */
  public Opening at(Instant instant) {
    ZonedDateTime now = instant.atZone(zone);
    for (Shift shift : shiftsOn(now.toLocalDate())) {
      if (shift.contains(now.toLocalTime())) {
        return new Opening.Open(now.with(shift.until()));
      }
    }
    return new Opening.Closed(reasonAt(now.toLocalDate()), nextStart(now));
  }

  /** Whether the line opens at all on the date: the days that count as business days. */
  public boolean opensOn(LocalDate date) {
    return !shiftsOn(date).isEmpty();
  }

  private List<Shift> shiftsOn(LocalDate date) {
    return holidays.on(date).isPresent()
        ? List.of()
        : weekly.getOrDefault(date.getDayOfWeek(), List.of());
  }

  private Opening.Reason reasonAt(LocalDate date) {
    if (holidays.on(date).isPresent()) {
      return Opening.Reason.HOLIDAY;
    }
    return opensOn(date) ? Opening.Reason.OUTSIDE_HOURS : Opening.Reason.DAY_OFF;
  }

  private ZonedDateTime nextStart(ZonedDateTime now) {
    for (int days = 0; days <= HORIZON_DAYS; days++) {
      LocalDate date = now.toLocalDate().plusDays(days);
      for (Shift shift : shiftsOn(date)) {
        ZonedDateTime start = date.atTime(shift.from()).atZone(zone);
        if (start.isAfter(now)) {
          return start;
        }
      }
    }
    throw new IllegalStateException("no opening within a year of " + now.toLocalDate());
  }
}
