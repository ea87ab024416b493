package dev.madoguchi.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretTest {
  private static final Secret SECRET = new Secret("0123456789abcdef");

  @Test
  void only_the_whole_of_it_matches() {
    assertThat(SECRET.matches("0123456789abcdef")).isTrue();
    assertThat(SECRET.matches("0123456789abcdeF")).isFalse();
    assertThat(SECRET.matches("0123456789abcde")).isFalse();
    assertThat(SECRET.matches("0123456789abcdef0")).isFalse();
    assertThat(SECRET.matches("")).isFalse();
  }

  @Test
  void it_does_not_show() {
    assertThat(SECRET.toString()).doesNotContain("0123");
  }

  @Test
  void two_new_ones_differ() {
    SecureRandom random = new SecureRandom();
    assertThat(Secret.fresh(random)).isNotEqualTo(Secret.fresh(random));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "short", "0123456789abcde,", "0123456789abcdef\n", "0123456789 abcdef"})
  void one_that_a_configuration_could_misread_is_refused(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> new Secret(text));
  }
}
