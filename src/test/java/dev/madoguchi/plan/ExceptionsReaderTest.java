package dev.madoguchi.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.madoguchi.call.Prompt;
import dev.madoguchi.hours.Closure;
import dev.madoguchi.hours.DateRange;
import dev.madoguchi.hours.DatedOverride;
import dev.madoguchi.hours.DatedOverride.Change;
import dev.madoguchi.hours.Emergency;
import dev.madoguchi.hours.Exceptions;
import dev.madoguchi.hours.Shift;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExceptionsReaderTest {
  @TempDir Path folder;
  private PlanFolder files;

  @BeforeEach
  void copyTheShippedPlan() throws IOException {
    files = new PlanFolder(folder);
  }

  private Exceptions read(String yaml) throws IOException {
    files.with("  weekly:\n", yaml.indent(2) + "  weekly:\n");
    return files.loaded().hours().exceptions();
  }

  private static DateRange days(String from, String until) {
    return new DateRange(LocalDate.parse(from), LocalDate.parse(until));
  }

  private static Shift shift(String from, String until) {
    return new Shift(LocalTime.parse(from), LocalTime.parse(until));
  }

  @Test
  void the_shipped_plan_has_no_exception() {
    assertThat(files.loaded().hours().exceptions()).isEqualTo(Exceptions.NONE);
  }

  @Test
  void overrides_open_or_close_days_whole_or_in_part() throws IOException {
    assertThat(
            read("""
                    overrides:
                      - {date: 2026-12-26, open: 10:00-15:00}
                      - {date: 2026-12-28, closed: [12:00-13:00, 15:00-17:30], message: party}
                      - {from: 2027-01-04, until: 2027-01-06, closed: all day}
                    """)
                .overrides())
        .containsExactly(
            new DatedOverride(
                days("2026-12-26", "2026-12-26"),
                new Change.Open(List.of(shift("10:00", "15:00"))),
                Optional.empty()),
            new DatedOverride(
                days("2026-12-28", "2026-12-28"),
                new Change.ClosedDuring(List.of(shift("12:00", "13:00"), shift("15:00", "17:30"))),
                Optional.of(new Prompt("party"))),
            new DatedOverride(
                days("2027-01-04", "2027-01-06"), new Change.Closed(), Optional.empty()));
  }

  @Test
  void closures_have_days_a_name_and_a_message_if_they_like() throws IOException {
    assertThat(
            read("""
                    closures:
                      - {from: 2026-12-29, until: 2027-01-03, name: 年末年始}
                      - from: 2027-08-12
                        until: 2027-08-13
                        name: 夏季休業 (本社)
                        message: summer
                    """)
                .closures())
        .containsExactly(
            new Closure(days("2026-12-29", "2027-01-03"), "年末年始", Optional.empty()),
            new Closure(
                days("2027-08-12", "2027-08-13"), "夏季休業 (本社)", Optional.of(new Prompt("summer"))));
  }

  @Test
  void an_emergency_is_a_word_or_a_word_with_a_message() throws IOException {
    assertThat(read("emergency: closed").emergency())
        .contains(new Emergency.Closed(Optional.empty()));
    files.with("emergency: closed\n  weekly", "emergency: open\n  weekly");
    assertThat(files.loaded().hours().exceptions().emergency()).contains(new Emergency.Open());
    files.with("emergency: open\n", "emergency: {state: closed, message: typhoon}\n");
    assertThat(files.loaded().hours().exceptions().emergency())
        .contains(new Emergency.Closed(Optional.of(new Prompt("typhoon"))));
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "emergency: shut | hours.emergency: 'shut' is no emergency; write closed or open, or take the key out",
        "emergency: true | hours.emergency: 'true' is no emergency",
        "emergency: # | hours.emergency: is empty; give it a value",
        "emergency: {state: open, message: typhoon} | hours.emergency.state: an open line says no message; take it out",
        "emergency: {message: typhoon} | hours.emergency.state: is missing; add it",
        "emergency: {state: closed, message: Big Typhoon} | hours.emergency.message: not a prompt name",
        "emergency: [closed] | hours.emergency: must be keys with values below it, not a list",
        "overrides: {date: 2026-12-26} | hours.overrides: must be a list in brackets",
        "overrides: [{date: 2026-12-26}] | hours.overrides[0]: needs one of open (with shifts) and closed (all day, or parts of the day)",
        "overrides: [{date: 2026-12-26, open: 10:00-15:00, closed: all day}] | hours.overrides[0]: needs one of open",
        "overrides: [{closed: all day}] | hours.overrides[0]: needs its days: either a date, or from and until",
        "overrides: [{from: 2026-12-26, closed: all day}] | hours.overrides[0]: needs its days",
        "overrides: [{date: 2026-12-26, until: 2026-12-27, closed: all day}] | hours.overrides[0]: needs its days",
        "overrides: [{date: 2026-12-26, from: 2026-12-26, until: 2026-12-27, closed: all day}] | hours.overrides[0]: needs its days",
        "overrides: [{date: 2026-12-26, open: all day}] | hours.overrides[0].open: 'all day' is not a shift",
        "overrides: [{date: 2026-12-26, closed: allday}] | hours.overrides[0].closed: 'allday' is not a shift",
        "overrides: [{date: 2026-12-26, open: []}] | hours.overrides[0].open: has no shift",
        "overrides: [{date: 2026-12-26, open: [10:00-12:00, 11:00-13:00]}] | hours.overrides[0].open[1]: 11:00-13:00 overlaps or touches 10:00-12:00",
        "overrides: [{date: 2026-2-29, closed: all day}] | hours.overrides[0].date: '2026-2-29' is not a date; write it as 2026-12-29, a day there is",
        "overrides: [{date: 2026-02-29, closed: all day}] | hours.overrides[0].date: '2026-02-29' is not a date",
        "overrides: [{date: 1999-12-31, closed: all day}] | hours.overrides[0].date: the year of 1999-12-31 is not from 2000 to 2099",
        "overrides: [{date: 2026-12-26, closed: all day}, {from: 2026-12-20, until: 2026-12-26, closed: all day}] | hours.overrides[1]: shares a day with the one from 2026-12-26 until 2026-12-26",
        "overrides: [{date: 2026-12-26, closed: all day, massage: party}] | hours.overrides[0].massage: unknown key; did you mean 'message'?",
        "closures: [{from: 2026-12-29, until: 2027-01-03}] | hours.closures[0].name: is missing; add it",
        "closures: [{from: 2027-01-03, until: 2026-12-29, name: 年末年始}] | hours.closures[0]: ends before it begins: 2027-01-03 until 2026-12-29",
        "closures: [{from: 2026-01-01, until: 2027-01-02, name: 改装}] | hours.closures[0]: is 367 days long; give at most 366",
        "closures: [{from: 2026-12-29, until: 2027-01-03, name: \"a,b\"}] | hours.closures[0].name: 'a,b' is not a name",
        "closures: [{from: 2026-12-29, until: 2027-01-03, name: =1+1}] | hours.closures[0].name: '=1+1' is not a name",
        "closures: [{from: 2026-12-29, until: 2027-01-03, name: a}, {from: 2027-01-03, until: 2027-01-03, name: b}] | hours.closures[1]: shares a day with the one from 2026-12-29 until 2027-01-03",
      })
  void one_mistake_is_one_problem(String yaml, String problem) throws IOException {
    files.with("  weekly:\n", yaml.indent(2) + "  weekly:\n");
    String where = files.at("  " + yaml);
    assertThat(files.problems()).singleElement().asString().startsWith(where + problem);
  }
}
