package dev.madoguchi.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantilesTest {
  @ParameterizedTest
  @CsvSource({
    "0, -",
    "199, 100.0 / - / -",
    "200, 101.0 / 198.0 / -",
    "1999, 1000.0 / 1979.0 / -",
    "2000, 1001.0 / 1980.0 / 1998.0",
  })
  void shows_a_percentile_when_there_are_enough_values_for_it(int values, String shown) {
    assertThat(Quantiles.of(IntStream.rangeClosed(1, values).asDoubleStream()).shown())
        .isEqualTo(shown);
  }
}
