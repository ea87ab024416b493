package dev.madoguchi.asterisk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {
  private static final Backoff USUAL = new Backoff(Duration.ofMillis(200), Duration.ofSeconds(5));

  @ParameterizedTest
  @CsvSource({
    "0, 1, 200",
    "1, 1, 200",
    "1, 0, 100",
    "2, 1, 400",
    "3, 0.5, 600",
    "5, 1, 3200",
    "6, 1, 5000",
    "7, 0, 2500",
    "1000000, 1, 5000"
  })
  void waits_double_up_to_the_most_and_vary_by_half(int failures, double chance, long millis) {
    assertThat(USUAL.after(failures, chance)).isEqualTo(Duration.ofMillis(millis));
  }
}
