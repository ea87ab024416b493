package dev.madoguchi.hours;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The weekly hours of a line, with the holidays on which it stays closed.
 *
 * <p>The clock on the wall in {@code zone} decides: the line is open exactly when a shift of the
 * day contains its time. Where that clock is put forward a shift loses the hour that is skipped,
 * where it is put back a shift has the hour twice.
 *
 * @param zone the zone the hours are meant in
 * @param weekly the shifts of each day, in order and apart; a day without shifts is a day off
 * @param holidays days off whatever their weekday
 */
public record OpeningHours(ZoneId zone, Map<DayOfWeek, List<Shift>> weekly, Holidays holidays) {
  public OpeningHours {
    Map<DayOfWeek, List<Shift>> copy = new EnumMap<>(DayOfWeek.class);
    weekly.forEach((day, shifts) -> copy.put(day, inOrder(day, shifts)));
    weekly = Map.copyOf(copy);
    if (copy.values().stream().allMatch(List::isEmpty)) {
      throw new IllegalArgumentException("hours without a single shift never open");
    }
  }

  private static List<Shift> inOrder(DayOfWeek day, List<Shift> shifts) {
    for (int i = 1; i < shifts.size(); i++) {
      if (!shifts.get(i - 1).until().isBefore(shifts.get(i).from())) {
        throw new IllegalArgumentException("shifts are not in order and apart on " + day);
      }
    }
    return List.copyOf(shifts);
  }

  /** Whether the line is open at the instant. */
  public Opening at(Instant instant) {
    ZonedDateTime now = instant.atZone(zone);
    return shiftAt(now)
        .<Opening>map(shift -> new Opening.Open(endOf(shift, now)))
        .orElseGet(() -> new Opening.Closed(reasonAt(now.toLocalDate()), nextStart(now)));
  }

  /** Whether the line opens at all on the date: the days that count as business days. */
  public boolean opensOn(LocalDate date) {
    return !shiftsOn(date).isEmpty();
  }

  /** When the last shift of the date ends; empty on a day off. */
  public Optional<ZonedDateTime> closingOn(LocalDate date) {
    List<Shift> shifts = shiftsOn(date);
    return shifts.isEmpty()
        ? Optional.empty()
        : Optional.of(lastInstantOf(date.atTime(shifts.getLast().until())));
  }

  private List<Shift> shiftsOn(LocalDate date) {
    return holidays.on(date).isPresent()
        ? List.of()
        : weekly.getOrDefault(date.getDayOfWeek(), List.of());
  }

  private Optional<Shift> shiftAt(ZonedDateTime now) {
    return shiftsOn(now.toLocalDate()).stream()
        .filter(shift -> shift.contains(now.toLocalTime()))
        .findFirst();
  }

  private Opening.Reason reasonAt(LocalDate date) {
    if (holidays.on(date).isPresent()) {
      return Opening.Reason.HOLIDAY;
    }
    return opensOn(date) ? Opening.Reason.OUTSIDE_HOURS : Opening.Reason.DAY_OFF;
  }

  /** The end of the shift, or the change of the clock that leaps out of it. */
  private ZonedDateTime endOf(Shift shift, ZonedDateTime now) {
    return Stream.concat(
            instantsOf(now.toLocalDate().atTime(shift.until())),
            changeAfter(now.toInstant()).stream())
        .filter(end -> end.isAfter(now))
        .filter(end -> !shiftAt(end).equals(Optional.of(shift)))
        .min(Comparator.naturalOrder())
        .orElseThrow(() -> new IllegalStateException("no end of " + shift + " after " + now));
  }

  private ZonedDateTime nextStart(ZonedDateTime now) {
    // Every week has a shift, a holiday takes away one day and a change of the clock one more.
    int horizon = 7 * (holidays.names().size() + 3);
    // From the day before, because a clock put back at midnight returns to it.
    LocalDate first = now.toLocalDate().minusDays(1);
    return first
        .datesUntil(first.plusDays(horizon))
        .flatMap(
            date ->
                startsOn(date)
                    .filter(start -> start.isAfter(now))
                    .filter(start -> shiftAt(start).isPresent())
                    .sorted())
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no opening in the weeks after " + now));
  }

  /** Where a shift of the date can begin: as written, or where the clock leaps into it. */
  private Stream<ZonedDateTime> startsOn(LocalDate date) {
    return Stream.concat(
        shiftsOn(date).stream().flatMap(shift -> instantsOf(date.atTime(shift.from()))),
        changeAfter(date.atStartOfDay(zone).toInstant().minusSeconds(1)).stream()
            .filter(change -> change.toLocalDate().equals(date)));
  }

  /** Once as a rule; twice where the clock is put back; never where it is put forward. */
  private Stream<ZonedDateTime> instantsOf(LocalDateTime local) {
    return zone.getRules().getValidOffsets(local).stream()
        .map(offset -> local.toInstant(offset).atZone(zone));
  }

  private ZonedDateTime lastInstantOf(LocalDateTime local) {
    ZoneOffsetTransition change = zone.getRules().getTransition(local);
    return change != null && change.isGap()
        ? change.getInstant().atZone(zone)
        : local.atZone(zone).withLaterOffsetAtOverlap();
  }

  private Optional<ZonedDateTime> changeAfter(Instant instant) {
    return Optional.ofNullable(zone.getRules().nextTransition(instant))
        .map(change -> change.getInstant().atZone(zone));
  }
}
