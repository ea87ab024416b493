package dev.madoguchi.hours;

import static dev.madoguchi.hours.SampleHours.HOLIDAYS;
import static dev.madoguchi.hours.SampleHours.TOKYO;
import static dev.madoguchi.hours.SampleHours.shift;
import static dev.madoguchi.hours.SampleHours.tokyo;
import static dev.madoguchi.hours.SampleHours.weekdays;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.madoguchi.call.Prompt;
import dev.madoguchi.hours.DatedOverride.Change;
import dev.madoguchi.hours.Opening.Closed;
import dev.madoguchi.hours.Opening.Open;
import dev.madoguchi.hours.Opening.Reason;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExceptionsTest {
  private static final Prompt PARTY = new Prompt("party");
  private static final Prompt NEW_YEAR = new Prompt("new-year");

  private static final Closure YEAR_END =
      new Closure(range("2026-12-29", "2027-01-03"), "年末年始", Optional.of(NEW_YEAR));

  private static DateRange range(String from, String until) {
    return new DateRange(LocalDate.parse(from), LocalDate.parse(until));
  }

  private static DatedOverride on(String date, Change change) {
    return new DatedOverride(range(date, date), change, Optional.of(PARTY));
  }

  private static Change open(Shift... shifts) {
    return new Change.Open(List.of(shifts));
  }

  private static Change closedDuring(Shift... parts) {
    return new Change.ClosedDuring(List.of(parts));
  }

  private static OpeningHours hours(Exceptions exceptions) {
    return new OpeningHours(TOKYO, weekdays(shift("09:30", "17:30")), HOLIDAYS, exceptions);
  }

  private static OpeningHours with(DatedOverride... overrides) {
    return hours(new Exceptions(Optional.empty(), List.of(overrides), List.of(YEAR_END)));
  }

  private static Opening at(OpeningHours hours, String local) {
    return hours.at(tokyo(local).toInstant());
  }

  private static Closed closed(Reason reason, String reopens, Prompt message) {
    return new Closed(reason, Optional.of(tokyo(reopens)), Optional.of(message));
  }

  @Test
  void an_override_opens_a_saturday_to_the_second() {
    OpeningHours hours = with(on("2026-12-26", open(shift("10:00", "15:00"))));
    assertThat(at(hours, "2026-12-25T17:30"))
        .isEqualTo(new Closed(Reason.OUTSIDE_HOURS, tokyo("2026-12-26T10:00")));
    assertThat(at(hours, "2026-12-26T09:59:59"))
        .isEqualTo(closed(Reason.OVERRIDE, "2026-12-26T10:00", PARTY));
    assertThat(at(hours, "2026-12-26T10:00:00")).isEqualTo(new Open(tokyo("2026-12-26T15:00")));
    assertThat(at(hours, "2026-12-26T14:59:59")).isEqualTo(new Open(tokyo("2026-12-26T15:00")));
    assertThat(at(hours, "2026-12-26T15:00:00"))
        .isEqualTo(closed(Reason.OVERRIDE, "2026-12-28T09:30", PARTY));
    assertThat(at(hours, "2026-12-26T23:59:59"))
        .isEqualTo(closed(Reason.OVERRIDE, "2026-12-28T09:30", PARTY));
    assertThat(at(hours, "2026-12-27T00:00:00"))
        .isEqualTo(new Closed(Reason.DAY_OFF, tokyo("2026-12-28T09:30")));
  }

  @Test
  void an_override_opens_a_holiday_and_a_day_of_a_closure() {
    OpeningHours hours =
        with(
            on("2026-11-23", open(shift("09:30", "17:30"))),
            on("2026-12-30", open(shift("10:00", "12:00"), shift("13:00", "14:00"))));
    assertThat(at(hours, "2026-11-23T09:30")).isEqualTo(new Open(tokyo("2026-11-23T17:30")));
    assertThat(at(hours, "2026-12-29T12:00"))
        .isEqualTo(closed(Reason.CLOSURE, "2026-12-30T10:00", NEW_YEAR));
    assertThat(at(hours, "2026-12-30T12:00"))
        .isEqualTo(closed(Reason.OVERRIDE, "2026-12-30T13:00", PARTY));
    assertThat(at(hours, "2026-12-30T13:59:59")).isEqualTo(new Open(tokyo("2026-12-30T14:00")));
  }

  @Test
  void an_override_closes_a_whole_weekday() {
    OpeningHours hours = with(on("2026-11-24", new Change.Closed()));
    assertThat(at(hours, "2026-11-23T12:00"))
        .isEqualTo(new Closed(Reason.HOLIDAY, tokyo("2026-11-25T09:30")));
    assertThat(at(hours, "2026-11-24T00:00"))
        .isEqualTo(closed(Reason.OVERRIDE, "2026-11-25T09:30", PARTY));
    assertThat(at(hours, "2026-11-24T23:59:59"))
        .isEqualTo(closed(Reason.OVERRIDE, "2026-11-25T09:30", PARTY));
    assertThat(hours.opensOn(LocalDate.of(2026, 11, 24))).isFalse();
  }

  @Test
  void a_part_closed_in_the_middle_leaves_both_ends() {
    OpeningHours hours = with(on("2026-11-24", closedDuring(shift("12:00", "13:00"))));
    assertThat(at(hours, "2026-11-24T11:59:59")).isEqualTo(new Open(tokyo("2026-11-24T12:00")));
    assertThat(at(hours, "2026-11-24T12:00:00"))
        .isEqualTo(closed(Reason.OVERRIDE, "2026-11-24T13:00", PARTY));
    assertThat(at(hours, "2026-11-24T12:59:59"))
        .isEqualTo(closed(Reason.OVERRIDE, "2026-11-24T13:00", PARTY));
    assertThat(at(hours, "2026-11-24T13:00:00")).isEqualTo(new Open(tokyo("2026-11-24T17:30")));
  }

  @Test
  void a_part_closed_has_nothing_to_say_at_other_hours() {
    OpeningHours hours = with(on("2026-11-24", closedDuring(shift("15:00", "17:30"))));
    assertThat(at(hours, "2026-11-24T09:29:59"))
        .isEqualTo(new Closed(Reason.OUTSIDE_HOURS, tokyo("2026-11-24T09:30")));
    assertThat(at(hours, "2026-11-24T17:29:59"))
        .isEqualTo(closed(Reason.OVERRIDE, "2026-11-25T09:30", PARTY));
    assertThat(at(hours, "2026-11-24T17:30:00"))
        .isEqualTo(new Closed(Reason.OUTSIDE_HOURS, tokyo("2026-11-25T09:30")));
    assertThat(hours.closingOn(LocalDate.of(2026, 11, 24))).contains(tokyo("2026-11-24T15:00"));
  }

  @Test
  void parts_that_reach_over_the_shifts_take_what_there_is() {
    OpeningHours hours =
        with(on("2026-11-24", closedDuring(shift("08:00", "10:00"), shift("17:00", "23:00"))));
    assertThat(hours.on(LocalDate.of(2026, 11, 24)).shifts())
        .containsExactly(shift("10:00", "17:00"));
    assertThat(with(on("2026-11-24", closedDuring(shift("09:30", "17:30")))))
        .satisfies(all -> assertThat(all.opensOn(LocalDate.of(2026, 11, 24))).isFalse());
  }

  @Test
  void a_closure_goes_from_its_first_to_its_last_midnight() {
    OpeningHours hours = with();
    assertThat(at(hours, "2026-12-28T23:59:59"))
        .isEqualTo(new Closed(Reason.OUTSIDE_HOURS, tokyo("2027-01-04T09:30")));
    assertThat(at(hours, "2026-12-29T00:00:00"))
        .isEqualTo(closed(Reason.CLOSURE, "2027-01-04T09:30", NEW_YEAR));
    // also where a holiday lies in it
    assertThat(at(hours, "2027-01-01T12:00"))
        .isEqualTo(closed(Reason.CLOSURE, "2027-01-04T09:30", NEW_YEAR));
    assertThat(at(hours, "2027-01-03T23:59:59"))
        .isEqualTo(closed(Reason.CLOSURE, "2027-01-04T09:30", NEW_YEAR));
    assertThat(at(hours, "2027-01-04T00:00:00"))
        .isEqualTo(new Closed(Reason.OUTSIDE_HOURS, tokyo("2027-01-04T09:30")));
    assertThat(hours.on(LocalDate.of(2027, 1, 1)).name()).isEqualTo("年末年始");
  }

  @Test
  void an_override_of_several_days_holds_on_each() {
    DatedOverride late =
        new DatedOverride(
            range("2026-12-07", "2026-12-08"), open(shift("09:30", "20:00")), Optional.empty());
    OpeningHours hours = with(late);
    assertThat(at(hours, "2026-12-07T19:59:59")).isInstanceOf(Open.class);
    assertThat(at(hours, "2026-12-08T19:59:59")).isInstanceOf(Open.class);
    assertThat(at(hours, "2026-12-09T19:59:59")).isInstanceOf(Closed.class);
  }

  @Test
  void an_emergency_goes_before_everything_and_has_no_end() {
    List<DatedOverride> saturday = List.of(on("2026-12-26", open(shift("10:00", "15:00"))));
    Optional<Prompt> typhoon = Optional.of(new Prompt("typhoon"));
    OpeningHours closed =
        hours(new Exceptions(Optional.of(new Emergency.Closed(typhoon)), saturday, List.of()));
    OpeningHours open =
        hours(new Exceptions(Optional.of(new Emergency.Open()), saturday, List.of(YEAR_END)));
    for (String time : List.of("2026-11-24T10:00", "2026-12-26T12:00", "2026-11-23T10:00")) {
      assertThat(at(closed, time))
          .isEqualTo(new Closed(Reason.EMERGENCY, Optional.empty(), typhoon));
    }
    for (String time : List.of("2026-12-27T03:00", "2026-12-30T12:00", "2026-11-23T10:00")) {
      assertThat(at(open, time)).isEqualTo(new Open(Optional.empty()));
    }
    // the calendar of days stays what it is
    assertThat(closed.opensOn(LocalDate.of(2026, 11, 24))).isTrue();
    assertThat(open.opensOn(LocalDate.of(2026, 12, 30))).isFalse();
  }

  @Test
  void days_count_as_business_days_as_they_open() {
    OpeningHours hours =
        with(
            on("2026-12-26", open(shift("10:00", "15:00"))), on("2026-12-28", new Change.Closed()));
    BusinessCalendar calendar = new BusinessCalendar(hours);
    assertThat(calendar.dueAfter(tokyo("2026-12-25T12:00").toInstant(), 1))
        .isEqualTo(tokyo("2026-12-26T15:00"));
    assertThat(calendar.dueAfter(tokyo("2026-12-25T12:00").toInstant(), 2))
        .isEqualTo(tokyo("2027-01-04T17:30"));
  }

  @Test
  void a_long_closure_still_reopens() {
    Closure year = new Closure(range("2026-01-01", "2026-12-31"), "改装", Optional.empty());
    OpeningHours hours = hours(new Exceptions(Optional.empty(), List.of(), List.of(year)));
    assertThat(at(hours, "2026-01-01T00:00"))
        .isEqualTo(new Closed(Reason.CLOSURE, tokyo("2027-01-04T09:30")));
  }

  @Test
  void two_exceptions_for_a_day_are_refused() {
    assertThatThrownBy(
            () ->
                with(on("2026-12-26", new Change.Closed()), on("2026-12-26", new Change.Closed())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2026-12-26");
    assertThatThrownBy(() -> range("2026-12-26", "2026-12-25"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> open()).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void every_message_is_known_beforehand_once() {
    Exceptions exceptions =
        new Exceptions(
            Optional.of(new Emergency.Closed(Optional.of(new Prompt("typhoon")))),
            List.of(on("2026-12-26", new Change.Closed()), on("2026-12-28", new Change.Closed())),
            List.of(YEAR_END));
    assertThat(exceptions.messages()).containsExactly(new Prompt("typhoon"), PARTY, NEW_YEAR);
    assertThat(new Exceptions(Optional.of(new Emergency.Open()), List.of(), List.of()).messages())
        .isEmpty();
  }
}
