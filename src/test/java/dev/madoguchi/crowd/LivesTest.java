package dev.madoguchi.crowd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LivesTest {
  private static final int SECONDS = 60;

  @ParameterizedTest
  @ValueSource(ints = {1_000, 5_000, 10_000, 19_000})
  void of_a_crowd_of_any_size_as_many_end_in_its_first_second_as_come(int calls) {
    int aSecond = 500;

    assertThat(ended(calls, aSecond)[0]).isCloseTo(aSecond, withinPercentage(1));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 10, 20, 38})
  void of_a_steady_crowd_as_many_end_as_come_in_every_second(int meanSeconds) {
    int aSecond = 20_000; // so many that chance alone does not reach the limit

    for (int second : ended(meanSeconds * aSecond, aSecond)) {
      assertThat(second).isCloseTo(aSecond, withinPercentage(3));
    }
  }

  /** Calls by the second of their end, when so many are there and so many more come a second. */
  private static int[] ended(int calls, int aSecond) {
    Lives lives = new Lives(new SplittableRandom(4573), calls * 1000L / aSecond);
    int[] ended = new int[SECONDS];
    lives.left(calls).forEach(left -> count(ended, left));
    for (int call = 0; call < SECONDS * aSecond; call++) {
      count(ended, call * 1000L / aSecond + lives.whole());
    }
    return ended;
  }

  private static void count(int[] ended, long atMillis) {
    int second = (int) (atMillis / 1000);
    if (second < ended.length) {
      ended[second]++;
    }
  }
}
