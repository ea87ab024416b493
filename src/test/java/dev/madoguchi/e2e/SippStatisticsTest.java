package dev.madoguchi.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
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
    assertThat(pace(placed("101.0", 50), placed("102.0", 100), placed("108.0", 100)))
        .isCloseTo(50, CLOSE);
  }

  @Test
  void who_places_fewer_than_told_is_seen_to() {
    assertThat(pace(placed("101.6", 40), placed("104.0", 80), placed("105.0", 100)))
        .isCloseTo(25, CLOSE);
  }

  /** In the first two seconds. */
  private static double pace(String... lines) {
    List<String> csv = Stream.concat(Stream.of(NAMES), Stream.of(lines)).toList();
    return SippStatistics.parse(csv, Duration.ofSeconds(2)).pace();
  }

  private static String placed(String now, int calls) {
    return line(now, calls, 0, 0, 0);
  }

  private static String line(String now, int placed, int well, int failed, int resent) {
    return "2026-11-27\t10:00:00\t100.0;2026-11-27\t10:00:01\t%s;%d;%d;%d;%d"
        .formatted(now, placed, well, failed, resent);
  }
}
