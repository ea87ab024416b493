package dev.madoguchi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.madoguchi.cli.FurtherCheck.Findings;
import dev.madoguchi.plan.Plan;
import dev.madoguchi.setup.Home;
import dev.madoguchi.setup.Settings;
import dev.madoguchi.setup.StateFolder;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class CheckCommandTest {
  private static final FurtherCheck GOOD = plan -> new Findings("42 prompts", List.of());

  @TempDir Path home;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private Path plan;

  @BeforeEach
  void copyTheShippedPlan() throws IOException {
    Path config = Files.createDirectory(home.resolve("config"));
    plan = config.resolve("support-line.yaml");
    Files.copy(Path.of("config", "support-line.yaml"), plan);
    Files.copy(Path.of("config", "holidays-jp.csv"), config.resolve("holidays-jp.csv"));
  }

  private int check(String now, List<FurtherCheck> further, String... args) {
    Clock clock = Clock.fixed(Instant.parse(now), ZoneOffset.UTC);
    return new CommandLine(new CheckCommand(clock, further))
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(args);
  }

  private int check(List<FurtherCheck> further, String... args) {
    return check("2026-11-24T01:00:00Z", further, args);
  }

  @Test
  void a_good_plan_is_one_line_that_says_what_was_checked() {
    assertThat(check(List.of(GOOD), plan.toString())).isZero();
    assertThat(out.toString().lines())
        .containsExactly("ok: 6 queues, 7 choices, 6 agents, holidays until 2027, 42 prompts");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void without_a_file_the_one_of_the_installation_is_checked() throws IOException {
    Files.writeString(plan, Files.readString(plan).replace("tries: 3", "tries: 33"));
    String before = System.getProperty("madoguchi.home");
    System.setProperty("madoguchi.home", home.toString());
    try {
      assertThat(check(List.of(GOOD))).isEqualTo(1);
    } finally {
      if (before == null) {
        System.clearProperty("madoguchi.home");
      } else {
        System.setProperty("madoguchi.home", before);
      }
    }
    assertThat(err.toString().lines())
        .singleElement()
        .asString()
        .matches("support-line.yaml:[0-9]+: menu.tries: 33 is out of bounds; give 1 to 10");
  }

  @Test
  void without_a_file_the_plan_of_the_state_folder_is_checked(@TempDir Path folder)
      throws IOException {
    Path other = Files.copy(plan, plan.resolveSibling("other.yaml"));
    Files.writeString(other, Files.readString(other).replace("tries: 3", "tries: 33"));
    Settings usual = Settings.defaults(new Home(home));
    new Settings(
            usual.sip(),
            usual.trunks(),
            usual.agi(),
            usual.ami(),
            usual.ari(),
            usual.rtp(),
            usual.mostCalls(),
            other,
            usual.asOf())
        .save(new StateFolder(folder));
    assertThat(check(List.of(GOOD), "--state", folder.toString())).isEqualTo(1);
    assertThat(err.toString()).startsWith("other.yaml:").contains("menu.tries");

    assertThat(check(List.of(GOOD), "--state", folder.toString(), plan.toString())).isZero();
  }

  @Test
  void problems_of_the_plan_and_of_the_prompts_come_together() throws IOException {
    Files.writeString(plan, Files.readString(plan).replace("tries: 3", "tries: 33"));
    FurtherCheck bad = checked -> new Findings("41 prompts", List.of("greeting: no such file"));
    assertThat(check(List.of(GOOD, bad), plan.toString())).isEqualTo(1);
    assertThat(err.toString().lines())
        .satisfiesExactly(
            line -> assertThat(line).contains("menu.tries: 33 is out of bounds"),
            line -> assertThat(line).isEqualTo("greeting: no such file"));
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void further_checks_get_the_plan_when_there_is_one() throws IOException {
    List<Optional<Plan>> given = new ArrayList<>();
    FurtherCheck watching =
        loaded -> {
          given.add(loaded);
          return new Findings("nothing", List.of());
        };
    check(List.of(watching), plan.toString());
    Files.writeString(plan, "");
    check(List.of(watching), plan.toString());
    assertThat(given.getFirst()).isPresent();
    assertThat(given.getLast()).isEmpty();
    assertThat(given).hasSize(2);
  }

  @Test
  void a_missing_file_is_one_clear_line() {
    Path nowhere = home.resolve("nowhere.yaml");
    assertThat(check(List.of(GOOD), nowhere.toString())).isEqualTo(1);
    assertThat(err.toString().lines())
        .containsExactly("nowhere.yaml: there is no such file (looked for " + nowhere + ")");
  }

  @Test
  void from_october_a_missing_list_of_the_next_year_is_a_warning() {
    assertThat(check("2027-09-30T14:59:59Z", List.of(), plan.toString())).isZero();
    assertThat(err.toString()).isEmpty();
    // in Tokyo it is October
    assertThat(check("2027-09-30T15:00:00Z", List.of(), plan.toString())).isZero();
    assertThat(err.toString().lines())
        .singleElement()
        .asString()
        .startsWith("warning: hours.holidays: has no day of 2028, so its holidays are only");
    assertThat(out.toString().lines()).hasSize(2).allMatch(line -> line.startsWith("ok: "));
  }

  @Test
  void a_missing_list_of_the_year_itself_is_a_warning_too() {
    assertThat(check("2028-02-01T00:00:00Z", List.of(), plan.toString())).isZero();
    assertThat(err.toString().lines()).singleElement().asString().contains("no day of 2028");
  }

  @Test
  void a_warning_stands_beside_problems() {
    FurtherCheck bad = checked -> new Findings("41 prompts", List.of("greeting: no such file"));
    assertThat(check("2027-10-01T00:00:00Z", List.of(bad), plan.toString())).isEqualTo(1);
    assertThat(err.toString().lines()).hasSize(2).last().isEqualTo("greeting: no such file");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void more_than_one_file_is_a_matter_of_usage() {
    assertThat(check(List.of(), "a", "b")).isEqualTo(2);
    assertThat(err.toString()).contains("Usage: check");
  }
}
