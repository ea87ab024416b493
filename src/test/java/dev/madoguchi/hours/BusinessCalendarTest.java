package dev.madoguchi.hours;

import static dev.madoguchi.hours.SampleHours.HOLIDAYS;
import static dev.madoguchi.hours.SampleHours.LINE;
import static dev.madoguchi.hours.SampleHours.TOKYO;
import static dev.madoguchi.hours.SampleHours.shift;
import static dev.madoguchi.hours.SampleHours.tokyo;
import static dev.madoguchi.hours.SampleHours.weekdays;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BusinessCalendarTest {
  @ParameterizedTest(name = "{0} + {1} is due {2}")
  @CsvSource({
    // in hours, before and after them: the day itself never counts
    "2026-11-24T10:00, 3, 2026-11-27T17:30",
    "2026-11-24T00:00, 3, 2026-11-27T17:30",
    "2026-11-24T23:59:59, 3, 2026-11-27T17:30",
    // over a weekend
    "2026-11-12T10:00, 1, 2026-11-13T17:30",
    "2026-11-13T10:00, 1, 2026-11-16T17:30",
    // left on a Saturday, on a Sunday and on the holiday after them
    "2026-11-21T10:00, 3, 2026-11-26T17:30",
    "2026-11-22T10:00, 3, 2026-11-26T17:30",
    "2026-11-23T10:00, 3, 2026-11-26T17:30",
    "2026-11-23T10:00, 1, 2026-11-24T17:30",
    // over the three holidays of September, from the citizens' holiday itself too
    "2026-09-18T10:00, 1, 2026-09-24T17:30",
    "2026-09-22T10:00, 3, 2026-09-28T17:30",
    // over Golden Week and over New Year
    "2026-04-28T10:00, 3, 2026-05-07T17:30",
    "2026-12-30T10:00, 3, 2027-01-05T17:30",
  })
  void counts_days_on_which_the_line_opens(String from, int days, String due) {
    assertThat(new BusinessCalendar(LINE).dueAfter(tokyo(from).toInstant(), days))
        .isEqualTo(tokyo(due));
  }

  @Test
  void the_day_is_the_one_in_the_zone_of_the_hours() {
    // 15:30 UTC on the 24th is already the 25th in Tokyo
    assertThat(new BusinessCalendar(LINE).dueAfter(Instant.parse("2026-11-24T15:30:00Z"), 1))
        .isEqualTo(tokyo("2026-11-26T17:30"));
  }

  @Test
  void due_is_the_end_of_the_last_shift() {
    OpeningHours hours =
        new OpeningHours(
            TOKYO, weekdays(shift("09:30", "12:00"), shift("13:00", "18:15")), HOLIDAYS);
    assertThat(new BusinessCalendar(hours).dueAfter(tokyo("2026-11-24T10:00").toInstant(), 1))
        .isEqualTo(tokyo("2026-11-25T18:15"));
  }

  @Test
  void no_days_at_all_are_refused() {
    assertThatThrownBy(() -> new BusinessCalendar(LINE).dueAfter(Instant.EPOCH, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void holidays_are_known_until_the_year_of_the_last() {
    assertThat(HOLIDAYS.knownUntil()).contains(Year.of(2027));
    assertThat(new Holidays(Map.of()).knownUntil()).isEmpty();
  }

  @Test
  void a_holiday_has_a_name_and_no_closing() {
    LocalDate day = LocalDate.of(2026, 11, 23);
    assertThat(HOLIDAYS.on(day)).contains("勤労感謝の日");
    assertThat(HOLIDAYS.on(day.plusDays(1))).isEmpty();
    assertThat(LINE.closingOn(day)).isEmpty();
    assertThat(LINE.closingOn(day.plusDays(1))).contains(tokyo("2026-11-24T17:30"));
  }
}
