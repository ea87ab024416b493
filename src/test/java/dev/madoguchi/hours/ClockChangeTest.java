package dev.madoguchi.hours;

import static dev.madoguchi.hours.SampleHours.everyDay;
import static dev.madoguchi.hours.SampleHours.shift;
import static org.assertj.core.api.Assertions.assertThat;

import dev.madoguchi.hours.Opening.Closed;
import dev.madoguchi.hours.Opening.Open;
import dev.madoguchi.hours.Opening.Reason;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** New York puts its clock forward on 2026-03-08 at 02:00 and back on 2026-11-01 at 02:00. */
class ClockChangeTest {
  private static final Holidays NONE = new Holidays(Map.of());

  private static OpeningHours newYork(Shift... shifts) {
    return new OpeningHours(ZoneId.of("America/New_York"), everyDay(shifts), NONE);
  }

  private static Opening at(OpeningHours hours, String instant) {
    return hours.at(ZonedDateTime.parse(instant).toInstant());
  }

  private static ZonedDateTime newYork(String instant) {
    return ZonedDateTime.parse(instant).toInstant().atZone(ZoneId.of("America/New_York"));
  }

  @Test
  void a_shift_in_the_skipped_hour_does_not_happen_that_day() {
    OpeningHours hours = newYork(shift("02:00", "03:00"));
    assertThat(at(hours, "2026-03-08T01:59:59-05:00"))
        .isEqualTo(new Closed(Reason.OUTSIDE_HOURS, newYork("2026-03-09T02:00:00-04:00")));
    assertThat(at(hours, "2026-03-08T03:00:00-04:00"))
        .isEqualTo(new Closed(Reason.OUTSIDE_HOURS, newYork("2026-03-09T02:00:00-04:00")));
    assertThat(at(hours, "2026-03-07T02:30:00-05:00")).isInstanceOf(Open.class);
  }

  @Test
  void a_shift_that_begins_in_the_skipped_hour_begins_after_it() {
    OpeningHours hours = newYork(shift("02:30", "05:00"));
    assertThat(at(hours, "2026-03-08T01:00:00-05:00"))
        .isEqualTo(new Closed(Reason.OUTSIDE_HOURS, newYork("2026-03-08T03:00:00-04:00")));
    assertThat(at(hours, "2026-03-08T03:00:00-04:00"))
        .isEqualTo(new Open(newYork("2026-03-08T05:00:00-04:00")));
  }

  @Test
  void a_shift_that_ends_in_the_skipped_hour_ends_before_it() {
    OpeningHours hours = newYork(shift("01:00", "02:30"));
    assertThat(at(hours, "2026-03-08T01:30:00-05:00"))
        .isEqualTo(new Open(newYork("2026-03-08T03:00:00-04:00")));
    assertThat(at(hours, "2026-03-08T03:00:00-04:00")).isInstanceOf(Closed.class);
    assertThat(
            new BusinessCalendar(hours)
                .dueAfter(newYork("2026-03-07T12:00:00-05:00").toInstant(), 1))
        .isEqualTo(newYork("2026-03-08T03:00:00-04:00"));
  }

  @Test
  void the_hour_that_comes_twice_is_open_twice() {
    OpeningHours hours = newYork(shift("01:00", "01:30"));
    assertThat(at(hours, "2026-11-01T01:15:00-04:00"))
        .isEqualTo(new Open(newYork("2026-11-01T01:30:00-04:00")));
    assertThat(at(hours, "2026-11-01T01:45:00-04:00"))
        .isEqualTo(new Closed(Reason.OUTSIDE_HOURS, newYork("2026-11-01T01:00:00-05:00")));
    assertThat(at(hours, "2026-11-01T01:15:00-05:00"))
        .isEqualTo(new Open(newYork("2026-11-01T01:30:00-05:00")));
    assertThat(hours.closingOn(LocalDate.of(2026, 11, 1)))
        .contains(newYork("2026-11-01T01:30:00-05:00"));
  }

  @Test
  void a_clock_put_back_out_of_a_shift_closes_it_until_its_beginning_comes_again() {
    OpeningHours hours = newYork(shift("01:30", "05:00"));
    assertThat(at(hours, "2026-11-01T01:59:00-04:00"))
        .isEqualTo(new Open(newYork("2026-11-01T01:00:00-05:00")));
    assertThat(at(hours, "2026-11-01T01:00:00-05:00"))
        .isEqualTo(new Closed(Reason.OUTSIDE_HOURS, newYork("2026-11-01T01:30:00-05:00")));
  }

  @Test
  void a_shift_over_the_whole_change_is_open_throughout() {
    OpeningHours hours = newYork(shift("00:00", "05:00"));
    assertThat(at(hours, "2026-11-01T01:30:00-04:00"))
        .isEqualTo(new Open(newYork("2026-11-01T05:00:00-05:00")));
    assertThat(at(hours, "2026-03-08T01:30:00-05:00"))
        .isEqualTo(new Open(newYork("2026-03-08T05:00:00-04:00")));
  }
}
