package dev.madoguchi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** {@code when} and {@code calendar}, on the shipped plan with a few exceptions. */
class CalendarCommandsTest {
  private static final String EXCEPTIONS =
      """
        overrides:
          - {date: 2026-12-26, open: [10:00-12:00, 13:00-15:00], message: party}
        closures:
          - {from: 2026-12-29, until: 2027-01-03, name: 年末年始, message: new-year}
        weekly:
      """;

  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private Path plan;

  @BeforeEach
  void copyTheShippedPlan() throws IOException {
    plan = folder.resolve("support-line.yaml");
    Files.copy(Path.of("config", "holidays-jp.csv"), folder.resolve("holidays-jp.csv"));
    write(EXCEPTIONS);
  }

  private void write(String instead) throws IOException {
    String shipped = Files.readString(Path.of("config", "support-line.yaml"));
    assertThat(shipped).containsOnlyOnce("  weekly:\n");
    Files.writeString(plan, shipped.replace("  weekly:\n", instead));
  }

  private int run(Object command, String... args) {
    return new CommandLine(command)
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(args);
  }

  private String when(String time) {
    assertThat(run(new WhenCommand(), time, "--plan", plan.toString())).as(err.toString()).isZero();
    return out.toString().strip();
  }

  private List<String> calendar(String from, String to, String... more) {
    String[] args = {"--from", from, "--to", to, "--plan", plan.toString()};
    CommandLine line =
        new CommandLine(new CalendarCommand())
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err));
    String[] all = new String[args.length + more.length];
    System.arraycopy(args, 0, all, 0, args.length);
    System.arraycopy(more, 0, all, args.length, more.length);
    assertThat(line.execute(all)).as(err.toString()).isZero();
    return out.toString().lines().toList();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "2026-11-24 09:29:59 | closed outside hours, opens 2026-11-24 Tuesday 09:30",
        "2026-11-24 09:30    | open weekly hours, until 2026-11-24 Tuesday 17:30",
        "2026-11-24 17:29:59 | open weekly hours, until 2026-11-24 Tuesday 17:30",
        "2026-11-24 17:30:00 | closed outside hours, opens 2026-11-25 Wednesday 09:30",
        "2026-11-21 12:00    | closed day off, opens 2026-11-24 Tuesday 09:30",
        "2026-11-23 10:00    | closed holiday 勤労感謝の日, opens 2026-11-24 Tuesday 09:30",
        "2026-09-22 10:00    | closed holiday 休日, opens 2026-09-24 Thursday 09:30",
        "2026-12-26 11:59:59 | open override of the day, until 2026-12-26 Saturday 12:00",
        "2026-12-26 12:00    | closed override of the day, opens 2026-12-26 Saturday 13:00, message party",
        "2027-01-01 10:00    | closed closure 年末年始, opens 2027-01-04 Monday 09:30, message new-year",
        "2019-05-02 10:00    | closed holiday 休日, opens 2019-05-07 Tuesday 09:30",
        "2028-01-10 10:00    | closed holiday 成人の日, opens 2028-01-11 Tuesday 09:30 (holidays of 2028 are projected)",
        "2050-12-31 10:00    | closed day off, opens 2051-01-03 Tuesday 09:30 (holidays of 2050 are projected)",
        "2000-01-01 00:00    | closed holiday 元日, opens 2000-01-03 Monday 09:30",
      })
  void when_says_whether_why_and_until_when(String time, String answer) {
    assertThat(when(time)).isEqualTo(answer);
  }

  @Test
  void an_emergency_is_told_with_its_end_unknown() throws IOException {
    write("  emergency: {state: closed, message: typhoon}\n  weekly:\n");
    assertThat(when("2026-11-24 10:00"))
        .isEqualTo("closed emergency, until it is taken out of the plan, message typhoon");
    write("  emergency: open\n  weekly:\n");
    out.getBuffer().setLength(0);
    assertThat(when("2026-11-23 10:00"))
        .isEqualTo("open emergency, until it is taken out of the plan");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tomorrow",
        "2026-11-23",
        "2026-11-23T10:00",
        "2026-02-29 10:00",
        "2026-11-23 24:00",
        "1999-12-31 10:00",
        "2051-01-01 00:00"
      })
  void a_time_that_is_none_is_a_matter_of_usage(String time) {
    assertThat(run(new WhenCommand(), time, "--plan", plan.toString())).isEqualTo(2);
    assertThat(err.toString()).contains(time).contains("Usage: when");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void csv_has_one_line_a_day_and_no_other() {
    assertThat(calendar("2026-12-25", "2027-01-04", "--csv"))
        .containsExactly(
            "2026-12-25,open,09:30-17:30,weekly hours,official",
            "2026-12-26,open,10:00-12:00 13:00-15:00,override,official",
            "2026-12-27,closed,,day off,official",
            "2026-12-28,open,09:30-17:30,weekly hours,official",
            "2026-12-29,closed,,年末年始,official",
            "2026-12-30,closed,,年末年始,official",
            "2026-12-31,closed,,年末年始,official",
            "2027-01-01,closed,,年末年始,official",
            "2027-01-02,closed,,年末年始,official",
            "2027-01-03,closed,,年末年始,official",
            "2027-01-04,open,09:30-17:30,weekly hours,official");
  }

  @Test
  void csv_of_all_years_says_which_are_projected() {
    List<String> lines = calendar("2000-01-01", "2050-12-31", "--csv");
    assertThat(lines).hasSize(18_628);
    assertThat(lines).filteredOn(line -> line.endsWith(",official")).hasSize(10_227);
    assertThat(lines).last().isEqualTo("2050-12-31,closed,,day off,projected");
    assertThat(lines).contains("2027-12-31,open,09:30-17:30,weekly hours,official");
    assertThat(lines).contains("2028-01-01,closed,,元日,projected");
    assertThat(lines).contains("2032-09-21,closed,,休日,projected");
  }

  @Test
  void without_csv_a_table_is_for_reading() {
    assertThat(calendar("2027-12-31", "2028-01-01"))
        .containsExactly(
            "2027-12-31 Fri  open    09:30-17:30  weekly hours",
            "2028-01-01 Sat  closed               元日 (projected)");
  }

  @ParameterizedTest
  @CsvSource({
    "1999-12-31, 2026-01-01",
    "2026-01-01, 2051-01-01",
    "2026-01-02, 2026-01-01",
    "2026-02-29, 2026-03-01"
  })
  void days_that_are_none_are_a_matter_of_usage(String from, String to) {
    assertThat(run(new CalendarCommand(), "--from", from, "--to", to, "--plan", plan.toString()))
        .isEqualTo(2);
    assertThat(err.toString()).contains("Usage: calendar");
    assertThat(out.toString()).isEmpty();
  }
}
