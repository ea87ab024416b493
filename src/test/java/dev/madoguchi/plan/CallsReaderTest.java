package dev.madoguchi.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How calls are taken and let go, as the plan has it. */
class CallsReaderTest {
  private static final String GRACE = "  grace: 60s ";
  private static final String ALL = "  new-per-second: 50 ";
  private static final String ONE = "  per-caller-per-minute: 20 ";

  @TempDir Path folder;
  private PlanFolder files;

  @BeforeEach
  void copy() throws IOException {
    files = new PlanFolder(folder);
  }

  @Test
  void the_shipped_plan_says_what_holds_without_it() throws IOException {
    assertThat(files.loaded().calls()).isEqualTo(Plan.CallRules.USUAL);
    files.with(ALL, "  # ").with(ONE, "  # ");
    assertThat(files.loaded().calls()).isEqualTo(Plan.CallRules.USUAL);
  }

  @Test
  void each_of_it_is_read() throws IOException {
    files.with(GRACE, "  grace: 0s ").with(ALL, "  new-per-second: 7 ");
    files.with(ONE, "  per-caller-per-minute: 3 ");
    assertThat(files.loaded().calls()).isEqualTo(new Plan.CallRules(Duration.ZERO, 7, 3));
  }

  @Test
  void what_is_out_of_bounds_is_named() throws IOException {
    files.with(GRACE, "  grace: 11m ").with(ALL, "  new-per-second: 0 ");
    files.with(ONE, "  per-caller-per-minute: few ");
    assertThat(files.problems())
        .hasSize(3)
        .anyMatch(problem -> problem.contains("calls.grace: 11m is out of bounds"))
        .anyMatch(problem -> problem.contains("calls.new-per-second: 0 is out of bounds"))
        .anyMatch(problem -> problem.contains("calls.per-caller-per-minute: 'few'"));
  }
}
