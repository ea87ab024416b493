package dev.madoguchi.hours;

import static org.assertj.core.api.Assertions.assertThat;

import dev.madoguchi.hours.DatedOverride.Change;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** What holds for all hours, in zones whose clocks change in every known way. */
class OpeningHoursPropertyTest {
  private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);

  @Provide
  Arbitrary<OpeningHours> hours() {
    Arbitrary<ZoneId> zones =
        Arbitraries.of(
                "Asia/Tokyo",
                "America/New_York",
                "Europe/London",
                "America/Havana", // changes at midnight
                "Africa/Cairo", // goes back from midnight to the day before
                "Australia/Lord_Howe", // by half an hour
                "America/St_Johns")
            .map(ZoneId::of);
    // Odd minutes sort into shifts that are apart; many lie in the night, where clocks change.
    Arbitrary<List<Shift>> shifts =
        Arbitraries.integers()
            .between(0, 24 * 60 - 1)
            .set()
            .ofMinSize(0)
            .ofMaxSize(6)
            .map(minutes -> apart(minutes.stream().sorted().toList()));
    Arbitrary<Map<DayOfWeek, List<Shift>>> weekly =
        Arbitraries.maps(Arbitraries.of(DayOfWeek.class), shifts)
            .ofMinSize(1)
            .filter(map -> map.values().stream().anyMatch(day -> !day.isEmpty()));
    Arbitrary<Holidays> holidays =
        Arbitraries.integers()
            .between(0, 400)
            .set()
            .ofMaxSize(40)
            .map(OpeningHoursPropertyTest::days);
    return Combinators.combine(zones, weekly, holidays, exceptions(shifts)).as(OpeningHours::new);
  }

  private static Arbitrary<Exceptions> exceptions(Arbitrary<List<Shift>> shifts) {
    Arbitrary<Change> changes =
        Arbitraries.oneOf(
            shifts.filter(some -> !some.isEmpty()).map(Change.Open::new),
            Arbitraries.just(new Change.Closed()),
            shifts.map(Change.ClosedDuring::new));
    Arbitrary<List<DatedOverride>> overrides =
        Arbitraries.maps(Arbitraries.integers().between(0, 400), changes)
            .ofMaxSize(20)
            .map(
                map ->
                    map.entrySet().stream()
                        .map(each -> override(FIRST.plusDays(each.getKey()), each.getValue()))
                        .toList());
    Arbitrary<List<Closure>> closures =
        Combinators.combine(
                Arbitraries.integers().between(0, 380), Arbitraries.integers().between(0, 20))
            .as((first, more) -> new DateRange(FIRST.plusDays(first), FIRST.plusDays(first + more)))
            .list()
            .ofMaxSize(1)
            .map(list -> list.stream().map(OpeningHoursPropertyTest::closure).toList());
    return Combinators.combine(overrides, closures)
        .as((some, closed) -> new Exceptions(Optional.empty(), some, closed));
  }

  private static DatedOverride override(LocalDate date, Change change) {
    return new DatedOverride(new DateRange(date, date), change, Optional.empty());
  }

  private static Closure closure(DateRange dates) {
    return new Closure(dates, "改装", Optional.empty());
  }

  @Provide
  Arbitrary<Instant> instants() {
    Arbitrary<Instant> anywhere =
        Arbitraries.longs()
            .between(0, Duration.ofDays(400).toMillis())
            .map(FIRST.atStartOfDay(ZoneId.of("UTC")).toInstant()::plusMillis);
    Arbitrary<Instant> nearChanges =
        Combinators.combine(
                Arbitraries.of(
                    "2026-03-08T05:00:00Z", // Havana
                    "2026-03-08T07:00:00Z", // New York
                    "2026-03-29T01:00:00Z", // London
                    "2026-04-04T15:00:00Z", // Lord Howe, back
                    "2026-04-23T22:00:00Z", // Cairo
                    "2026-10-29T21:00:00Z", // Cairo, back
                    "2026-11-01T05:00:00Z", // Havana, back
                    "2026-11-01T06:00:00Z"), // New York, back
                Arbitraries.longs().between(-180, 180))
            .as((change, minutes) -> Instant.parse(change).plus(Duration.ofMinutes(minutes)));
    return Arbitraries.oneOf(anywhere, nearChanges);
  }

  @Property
  void open_exactly_when_a_shift_of_the_day_contains_the_time(
      @ForAll("hours") OpeningHours hours, @ForAll("instants") Instant instant) {
    assertThat(hours.at(instant) instanceof Opening.Open).isEqualTo(shiftThere(hours, instant));
  }

  @Property
  void until_is_ahead_and_nothing_closes_before_it(
      @ForAll("hours") OpeningHours hours,
      @ForAll("instants") Instant instant,
      @ForAll @IntRange(min = 0, max = 999) int part) {
    if (hours.at(instant) instanceof Opening.Open(Optional<ZonedDateTime> end)) {
      ZonedDateTime until = end.orElseThrow();
      assertThat(until.toInstant()).isAfter(instant);
      assertThat(shiftThere(hours, between(instant, until.toInstant(), part))).isTrue();
      assertThat(shiftThere(hours, until.toInstant().minusNanos(1))).isTrue();
    }
  }

  @Property
  void reopens_is_ahead_and_open_and_nothing_opens_before_it(
      @ForAll("hours") OpeningHours hours,
      @ForAll("instants") Instant instant,
      @ForAll @IntRange(min = 0, max = 999) int part) {
    if (hours.at(instant) instanceof Opening.Closed closed) {
      ZonedDateTime reopens = closed.reopens().orElseThrow();
      assertThat(closed.reason()).isNotNull();
      assertThat(reopens.toInstant()).isAfter(instant);
      assertThat(hours.at(reopens.toInstant())).isInstanceOf(Opening.Open.class);
      assertThat(shiftThere(hours, between(instant, reopens.toInstant(), part))).isFalse();
      assertThat(shiftThere(hours, reopens.toInstant().minusNanos(1))).isFalse();
    }
  }

  @Property
  void as_many_business_days_as_promised_lie_between(
      @ForAll("hours") OpeningHours hours,
      @ForAll("instants") Instant instant,
      @ForAll @IntRange(min = 1, max = 10) int days) {
    LocalDate from = instant.atZone(hours.zone()).toLocalDate();
    ZonedDateTime due = new BusinessCalendar(hours).dueAfter(instant, days);
    // a shift that the clock skips at midnight can end at 00:00 of the day after
    LocalDate last = due.minusNanos(1).toLocalDate();
    assertThat(due.toInstant()).isAfter(instant);
    assertThat(from.plusDays(1).datesUntil(last.plusDays(1)).filter(hours::opensOn).count())
        .isBetween(days - 1L, (long) days);
  }

  /** The meaning of hours said once more, as plainly as can be. */
  private static boolean shiftThere(OpeningHours hours, Instant instant) {
    ZonedDateTime local = instant.atZone(hours.zone());
    LocalDate date = local.toLocalDate();
    boolean off =
        hours.holidays().names().containsKey(date)
            || hours.exceptions().closures().stream().anyMatch(c -> c.dates().contains(date));
    boolean ordinarily =
        !off && in(hours.weekly().getOrDefault(date.getDayOfWeek(), List.of()), local);
    return hours.exceptions().overrides().stream()
        .filter(override -> override.dates().contains(date))
        .findFirst()
        .map(
            override ->
                switch (override.change()) {
                  case Change.Open(List<Shift> shifts) -> in(shifts, local);
                  case Change.Closed() -> false;
                  case Change.ClosedDuring(List<Shift> parts) -> ordinarily && !in(parts, local);
                })
        .orElse(ordinarily);
  }

  private static boolean in(List<Shift> shifts, ZonedDateTime local) {
    LocalTime time = local.toLocalTime();
    return shifts.stream()
        .anyMatch(shift -> time.compareTo(shift.from()) >= 0 && time.compareTo(shift.until()) < 0);
  }

  private static Instant between(Instant from, Instant until, int part) {
    return from.plus(Duration.between(from, until).dividedBy(1000).multipliedBy(part));
  }

  private static List<Shift> apart(List<Integer> minutes) {
    List<Shift> shifts = new ArrayList<>();
    for (int i = 0; i + 1 < minutes.size(); i += 2) {
      shifts.add(new Shift(time(minutes.get(i)), time(minutes.get(i + 1))));
    }
    return shifts;
  }

  private static LocalTime time(int minute) {
    return LocalTime.of(minute / 60, minute % 60);
  }

  private static Holidays days(Iterable<Integer> offsets) {
    Map<LocalDate, String> names = new HashMap<>();
    offsets.forEach(offset -> names.put(FIRST.plusDays(offset), "休日"));
    return new Holidays(names);
  }
}
