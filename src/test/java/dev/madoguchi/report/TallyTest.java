package dev.madoguchi.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.madoguchi.report.Tally.Thresholds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a supervisor reads: the formulas of the field, and their worked example. */
class TallyTest {
  private static final Thresholds TWENTY_SECONDS_EACH =
      new Thresholds(Duration.ofSeconds(20), Duration.ofSeconds(20));

  private final List<CallRecord> calls = new ArrayList<>();

  private void calls(int count, Outcome outcome, int waitedSeconds, int talkedSeconds) {
    for (int i = 0; i < count; i++) {
      calls.add(
          Records.with(
              outcome, Duration.ofSeconds(waitedSeconds), Duration.ofSeconds(talkedSeconds)));
    }
  }

  @Test
  void the_worked_example_gives_its_three_service_levels() {
    calls(70, Outcome.ANSWERED, 15, 100);
    calls(20, Outcome.ANSWERED, 60, 100);
    calls(10, Outcome.ABANDONED, 12, 0);
    Tally tally = Tally.of(calls, TWENTY_SECONDS_EACH);
    assertThat(tally.offered()).isEqualTo(100);
    assertThat(tally.serviceLevelStrict()).hasToString("70.0 %");
    assertThat(tally.serviceLevelShortCountedGood()).hasToString("80.0 %");
    assertThat(tally.serviceLevel()).hasToString("77.8 %");
    assertThat(tally.serviceLevelOnlyHandled()).hasToString("77.8 %");
    assertThat(tally.abandonRate()).hasToString("0.0 %");
  }

  @Test
  void every_call_is_counted_once() {
    calls(5, Outcome.ANSWERED, 1, 60);
    calls(4, Outcome.ABANDONED, 30, 0);
    calls(3, Outcome.MOVED_TO_INQUIRY, 30, 0);
    calls(2, Outcome.OVERFLOW, 0, 0);
    calls(6, Outcome.CLOSED, 0, 0);
    calls(7, Outcome.ENDED_IN_MENU, 0, 0);
    Tally tally = Tally.of(calls, Thresholds.USUAL);
    assertThat(tally.calls()).isEqualTo(27);
    assertThat(tally.offered()).isEqualTo(14);
    assertThat(tally.closed()).isEqualTo(6);
    assertThat(tally.inMenu()).isEqualTo(7);
    assertThat(tally.serviceLevel()).isEqualTo(new Ratio(5, 9));
    assertThat(tally.abandonRate()).isEqualTo(new Ratio(4, 14));
  }

  @Test
  void the_thresholds_have_edges() {
    calls(1, Outcome.ANSWERED, 20, 1);
    calls(1, Outcome.ANSWERED, 21, 1);
    calls(1, Outcome.ABANDONED, 10, 0);
    calls(1, Outcome.ABANDONED, 11, 0);
    Tally tally = Tally.of(calls, Thresholds.USUAL);
    assertThat(tally.answeredInTime()).isEqualTo(1);
    assertThat(tally.abandonedShortly()).isEqualTo(1);
    assertThat(tally.abandonRate()).isEqualTo(new Ratio(1, 3));
  }

  @Test
  void times_are_averaged_over_the_answered() {
    calls(1, Outcome.ANSWERED, 2, 100);
    calls(1, Outcome.ANSWERED, 5, 200);
    calls(1, Outcome.ABANDONED, 300, 0);
    Tally tally = Tally.of(calls, Thresholds.USUAL);
    assertThat(tally.speedOfAnswer().each()).contains(Duration.ofMillis(3500));
    assertThat(tally.talkTime()).hasToString("150.0 s");
  }

  @Test
  void of_no_calls_nothing_is_said() {
    Tally tally = Tally.of(List.of(), Thresholds.USUAL);
    assertThat(tally.offered()).isZero();
    assertThat(tally.serviceLevel()).hasToString("-");
    assertThat(tally.serviceLevelStrict()).hasToString("-");
    assertThat(tally.serviceLevelOnlyHandled()).hasToString("-");
    assertThat(tally.serviceLevelShortCountedGood()).hasToString("-");
    assertThat(tally.abandonRate()).hasToString("-");
    assertThat(tally.speedOfAnswer()).hasToString("-");
    assertThat(tally.talkTime()).hasToString("-");
  }
}
