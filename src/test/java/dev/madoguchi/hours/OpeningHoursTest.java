package dev.madoguchi.hours;

import static dev.madoguchi.hours.SampleHours.HOLIDAYS;
import static dev.madoguchi.hours.SampleHours.LINE;
import static dev.madoguchi.hours.SampleHours.TOKYO;
import static dev.madoguchi.hours.SampleHours.shift;
import static dev.madoguchi.hours.SampleHours.tokyo;
import static dev.madoguchi.hours.SampleHours.weekdays;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.madoguchi.hours.Opening.Closed;
import dev.madoguchi.hours.Opening.Open;
import dev.madoguchi.hours.Opening.Reason;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;

class OpeningHoursTest {
  private static Opening at(String local) {
    return LINE.at(tokyo(local).toInstant());
  }

  private static Closed closed(Reason reason, String reopens) {
    return new Closed(reason, tokyo(reopens));
  }

  @Test
  void a_second_before_the_shift_is_closed() {
    assertThat(at("2026-11-24T09:29:59"))
        .isEqualTo(closed(Reason.OUTSIDE_HOURS, "2026-11-24T09:30"));
  }

  @Test
  void a_nanosecond_before_the_shift_is_closed() {
    assertThat(at("2026-11-24T09:29:59.999999999"))
        .isEqualTo(closed(Reason.OUTSIDE_HOURS, "2026-11-24T09:30"));
  }

  @Test
  void the_first_instant_of_the_shift_is_open() {
    assertThat(at("2026-11-24T09:30:00")).isEqualTo(new Open(tokyo("2026-11-24T17:30")));
  }

  @Test
  void the_last_second_of_the_shift_is_open() {
    assertThat(at("2026-11-24T17:29:59")).isEqualTo(new Open(tokyo("2026-11-24T17:30")));
  }

  @Test
  void the_end_of_the_shift_is_closed() {
    assertThat(at("2026-11-24T17:30:00"))
        .isEqualTo(closed(Reason.OUTSIDE_HOURS, "2026-11-25T09:30"));
  }

  @Test
  void friday_evening_reopens_on_monday() {
    assertThat(at("2026-11-13T17:30")).isEqualTo(closed(Reason.OUTSIDE_HOURS, "2026-11-16T09:30"));
  }

  @Test
  void saturday_is_a_day_off() {
    assertThat(at("2026-11-14T12:00")).isEqualTo(closed(Reason.DAY_OFF, "2026-11-16T09:30"));
  }

  @Test
  void sunday_before_a_holiday_reopens_on_tuesday() {
    assertThat(at("2026-11-22T12:00")).isEqualTo(closed(Reason.DAY_OFF, "2026-11-24T09:30"));
  }

  @Test
  void a_holiday_on_monday_is_closed_at_noon() {
    assertThat(at("2026-11-23T12:00")).isEqualTo(closed(Reason.HOLIDAY, "2026-11-24T09:30"));
  }

  @Test
  void a_holiday_begins_and_ends_at_midnight() {
    assertThat(at("2026-11-22T23:59:59")).isEqualTo(closed(Reason.DAY_OFF, "2026-11-24T09:30"));
    assertThat(at("2026-11-23T00:00:00")).isEqualTo(closed(Reason.HOLIDAY, "2026-11-24T09:30"));
    assertThat(at("2026-11-23T23:59:59")).isEqualTo(closed(Reason.HOLIDAY, "2026-11-24T09:30"));
    assertThat(at("2026-11-24T00:00:00"))
        .isEqualTo(closed(Reason.OUTSIDE_HOURS, "2026-11-24T09:30"));
  }

  @Test
  void the_citizens_holiday_between_two_holidays_is_closed() {
    assertThat(at("2026-09-22T12:00")).isEqualTo(closed(Reason.HOLIDAY, "2026-09-24T09:30"));
  }

  @Test
  void a_holiday_on_sunday_is_named_as_the_holiday() {
    assertThat(at("2026-05-03T12:00")).isEqualTo(closed(Reason.HOLIDAY, "2026-05-07T09:30"));
  }

  @Test
  void golden_week_reopens_after_the_substitute_day() {
    assertThat(at("2026-05-01T17:30")).isEqualTo(closed(Reason.OUTSIDE_HOURS, "2026-05-07T09:30"));
    assertThat(at("2026-04-28T17:30")).isEqualTo(closed(Reason.OUTSIDE_HOURS, "2026-04-30T09:30"));
  }

  @Test
  void new_year_reopens_after_the_weekend_behind_it() {
    // 2027-01-01 is a Friday; the days around it are ordinary unless the plan says otherwise
    assertThat(at("2026-12-31T17:30")).isEqualTo(closed(Reason.OUTSIDE_HOURS, "2027-01-04T09:30"));
  }

  @Test
  void a_pause_at_noon_is_closed_and_reopens_the_same_day() {
    OpeningHours hours =
        new OpeningHours(
            TOKYO, weekdays(shift("09:30", "12:00"), shift("13:00", "17:30")), HOLIDAYS);
    assertThat(hours.at(tokyo("2026-11-24T11:59:59").toInstant()))
        .isEqualTo(new Open(tokyo("2026-11-24T12:00")));
    assertThat(hours.at(tokyo("2026-11-24T12:00").toInstant()))
        .isEqualTo(closed(Reason.OUTSIDE_HOURS, "2026-11-24T13:00"));
    assertThat(hours.at(tokyo("2026-11-24T13:00").toInstant()))
        .isEqualTo(new Open(tokyo("2026-11-24T17:30")));
  }

  @Test
  void the_zone_of_the_server_does_not_matter() {
    TimeZone before = TimeZone.getDefault();
    try {
      for (String zone : List.of("America/Los_Angeles", "UTC", "Pacific/Kiritimati")) {
        TimeZone.setDefault(TimeZone.getTimeZone(zone));
        assertThat(at("2026-11-24T09:29:59")).as(zone).isInstanceOf(Closed.class);
        assertThat(at("2026-11-24T09:30:00")).as(zone).isInstanceOf(Open.class);
        assertThat(at("2026-11-23T09:30:00")).as(zone).isInstanceOf(Closed.class);
      }
    } finally {
      TimeZone.setDefault(before);
    }
  }

  @Test
  void a_whole_year_of_holidays_still_reopens() {
    Map<LocalDate, String> names = new HashMap<>();
    LocalDate first = LocalDate.of(2026, 1, 1);
    first.datesUntil(first.plusDays(800)).forEach(date -> names.put(date, "休日"));
    OpeningHours mondays =
        new OpeningHours(
            TOKYO, Map.of(DayOfWeek.MONDAY, List.of(shift("09:30", "17:30"))), new Holidays(names));
    assertThat(mondays.at(tokyo("2026-01-01T00:00").toInstant()))
        .isEqualTo(closed(Reason.HOLIDAY, "2028-03-13T09:30"));
  }

  @Test
  void hours_without_a_shift_are_refused() {
    assertThatThrownBy(() -> new OpeningHours(TOKYO, Map.of(), HOLIDAYS))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void shifts_out_of_order_or_touching_are_refused() {
    assertThatThrownBy(
            () ->
                new OpeningHours(
                    TOKYO, weekdays(shift("13:00", "17:00"), shift("09:00", "12:00")), HOLIDAYS))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () ->
                new OpeningHours(
                    TOKYO, weekdays(shift("09:00", "12:00"), shift("12:00", "17:00")), HOLIDAYS))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_shift_that_does_not_end_after_it_begins_is_refused() {
    assertThatThrownBy(() -> shift("09:30", "09:30")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> shift("17:30", "09:30")).isInstanceOf(IllegalArgumentException.class);
  }
}
