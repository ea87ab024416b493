package dev.madoguchi.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** SIPp's statistics, a line a second and one at the end. */
class SippStatisticsTest {
  private static final String NAMES =
      "StartTime;CurrentTime;OutgoingCall(C);SuccessfulCall(C);FailedCall(C);Retransmissions(C)";
  private static final Offset<Double> CLOSE = Offset.offset(0.1);

  @Test
  void totals_are_those_of_the_last_line() {
    SippStatistics seen =
        SippStatistics.parse(
            List.of(NAMES, line("101.0", 50, 40, 0, 1), line("109.0", 100, 97, 3, 7)),
            Duration.ofSeconds(2));
    assertThat(seen.successful()).isEqualTo(97);
    assertThat(seen.failed()).isEqualTo(3);
    assertThat(seen.retransmissions()).isEqualTo(7);
  }

  @Test
  void the_pace_is_that_of_the_time_in_which_calls_are_placed_and_not_of_the_wait_behind_it() {
    SippStatistics seen =
        SippStatistics.parse(
            List.of(
                NAMES,
                line("101.0", 50, 0, 0, 0),
                line("102.0", 100, 30, 0, 0),
                line("103.0", 100, 60, 0, 0),
                line("108.0", 100, 100, 0, 0)),
            Duration.ofSeconds(2));
    assertThat(seen.pace()).isCloseTo(50, CLOSE);
  }

  @Test
  void who_places_fewer_than_told_is_seen_to() {
    SippStatistics seen =
        SippStatistics.parse(
            List.of(
                NAMES,
                line("101.6", 40, 0, 0, 0),
                line("104.0", 80, 30, 0, 0),
                line("105.0", 100, 100, 0, 0)),
            Duration.ofSeconds(2));
    assertThat(seen.pace()).isCloseTo(25, CLOSE);
  }

  private static String line(String now, int placed, int well, int failed, int resent) {
    return "2026-11-27\t10:00:00\t100.0;2026-11-27\t10:00:01\t%s;%d;%d;%d;%d"
        .formatted(now, placed, well, failed, resent);
  }
}
