package dev.madoguchi.hours;

import dev.madoguchi.call.Prompt;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * When a line is open. One order decides: emergency, override, closure, holiday, weekly hours; the
 * first that has something to say of the instant is followed.
 *
 * <p>The clock on the wall in {@code zone} decides: the line is open exactly when a shift of the
 * day contains its time. Where that clock is put forward a shift loses the hour that is skipped,
 * where it is put back a shift has the hour twice.
 *
 * @param zone the zone the hours are meant in
 * @param weekly the shifts of each day, in order and apart; a day without shifts is a day off
 * @param holidays days off whatever their weekday
 * @param exceptions go before all of these
 */
public record OpeningHours(
    ZoneId zone, Map<DayOfWeek, List<Shift>> weekly, Holidays holidays, Exceptions exceptions) {
  public OpeningHours {
    Map<DayOfWeek, List<Shift>> copy = new EnumMap<>(DayOfWeek.class);
    weekly.forEach((day, shifts) -> copy.put(day, inOrder(day, shifts)));
    weekly = Map.copyOf(copy);
    if (copy.values().stream().allMatch(List::isEmpty)) {
      throw new IllegalArgumentException("hours without a single shift never open");
    }
  }

  /** Hours without an exception. */
  public OpeningHours(ZoneId zone, Map<DayOfWeek, List<Shift>> weekly, Holidays holidays) {
    this(zone, weekly, holidays, Exceptions.NONE);
  }

  private static List<Shift> inOrder(DayOfWeek day, List<Shift> shifts) {
    for (int i = 1; i < shifts.size(); i++) {
      if (!shifts.get(i - 1).until().isBefore(shifts.get(i).from())) {
        throw new IllegalArgumentException("shifts are not in order and apart on " + day);
      }
    }
    return List.copyOf(shifts);
  }

  /** Whether the line is open at the instant; an emergency is taken to last. */
  public Opening at(Instant instant) {
    return exceptions.emergency().map(OpeningHours::now).orElseGet(() -> byCalendar(instant));
  }

  private static Opening now(Emergency emergency) {
    return switch (emergency) {
      case Emergency.Open() -> new Opening.Open(Optional.empty());
      case Emergency.Closed(Optional<Prompt> message) ->
          new Opening.Closed(Opening.Reason.EMERGENCY, Optional.empty(), message);
    };
  }

  private Opening byCalendar(Instant instant) {
    ZonedDateTime now = instant.atZone(zone);
    return shiftAt(now)
        .<Opening>map(shift -> new Opening.Open(endOf(shift, now)))
        .orElseGet(() -> closedAt(now));
  }

  private Opening.Closed closedAt(ZonedDateTime now) {
    LocalDate date = now.toLocalDate();
    Day day =
        exceptions
            .overrideOn(date)
            .filter(override -> override.explains(now.toLocalTime()))
            .map(override -> on(date))
            .orElseGet(() -> ordinary(date));
    return new Opening.Closed(day.reason(), Optional.of(nextStart(now)), day.message());
  }

  /** What the date is; an emergency, which has no date, changes nothing in that. */
  public Day on(LocalDate date) {
    Day ordinary = ordinary(date);
    return exceptions
        .overrideOn(date)
        .map(
            override ->
                new Day(
                    Day.Rule.OVERRIDE, "", override.shifts(ordinary.shifts()), override.message()))
        .orElse(ordinary);
  }

  /** What the date is without an override. */
  private Day ordinary(LocalDate date) {
    return exceptions
        .closureOn(date)
        .map(closure -> dayOff(Day.Rule.CLOSURE, closure.name(), closure.message()))
        .or(() -> holidays.on(date).map(name -> dayOff(Day.Rule.HOLIDAY, name, Optional.empty())))
        .orElseGet(
            () ->
                new Day(
                    Day.Rule.WEEKLY,
                    "",
                    weekly.getOrDefault(date.getDayOfWeek(), List.of()),
                    Optional.empty()));
  }

  private static Day dayOff(Day.Rule rule, String name, Optional<Prompt> message) {
    return new Day(rule, name, List.of(), message);
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
        : Optional.of(clock().lastInstantOf(date.atTime(shifts.getLast().until())));
  }

  private List<Shift> shiftsOn(LocalDate date) {
    return on(date).shifts();
  }

  private Optional<Shift> shiftAt(ZonedDateTime now) {
    return shiftsOn(now.toLocalDate()).stream()
        .filter(shift -> shift.contains(now.toLocalTime()))
        .findFirst();
  }

  /** The end of the shift, or the change of the clock that leaps out of it. */
  private ZonedDateTime endOf(Shift shift, ZonedDateTime now) {
    return Stream.concat(
            clock().instantsOf(now.toLocalDate().atTime(shift.until())),
            clock().changeAfter(now.toInstant()).stream())
        .filter(end -> end.isAfter(now))
        .filter(end -> !shiftAt(end).equals(Optional.of(shift)))
        .min(Comparator.naturalOrder())
        .orElseThrow(() -> new IllegalStateException("no end of " + shift + " after " + now));
  }

  private ZonedDateTime nextStart(ZonedDateTime now) {
    // Every week has a shift; a holiday or an exception takes away one day, a change of the clock
    // one more.
    int horizon = 7 * (holidays.names().size() + exceptions.days() + 3);
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
        shiftsOn(date).stream().flatMap(shift -> clock().instantsOf(date.atTime(shift.from()))),
        clock().changeAfter(date.atStartOfDay(zone).toInstant().minusSeconds(1)).stream()
            .filter(change -> change.toLocalDate().equals(date)));
  }

  private WallClock clock() {
    return new WallClock(zone);
  }
}
