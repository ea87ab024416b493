package dev.madoguchi.asterisk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Connections, each and together, and as text. */
class LinksTest {
  private static Links link(int up, Duration age) {
    return new Links("ari", up, 1, System.nanoTime() - age.toNanos(), 1);
  }

  private static final Duration LONG = Duration.ofHours(2);
  private static final Duration SHORT = Duration.ofMinutes(3);

  @Test
  void only_what_was_there_can_be_lost() {
    Links link = Links.one("ami").gone();
    assertThat(link.losses()).isZero();
    assertThat(link.isWhole()).isFalse();
    link = link.here();
    assertThat(link.isWhole()).isTrue();
    link = link.gone().gone().here().gone();
    assertThat(link.losses()).isEqualTo(2);
    assertThat(link.isWhole()).isFalse();
  }

  @Test
  void together_they_are_there_since_the_last_came_and_not_since_the_first_went() {
    Links whole = Links.together(List.of(link(1, LONG), link(1, SHORT), link(1, LONG)));
    assertThat(whole.isWhole()).isTrue();
    assertThat(whole.age()).isBetween(SHORT, LONG.minus(SHORT));
    assertThat(whole.losses()).isEqualTo(3);
    Links some = Links.together(List.of(link(1, LONG), link(0, SHORT), link(0, LONG)));
    assertThat(some.isWhole()).isFalse();
    assertThat(some.up()).isEqualTo(1);
    assertThat(some.age()).isGreaterThanOrEqualTo(LONG);
  }

  @Test
  void what_is_read_back_says_the_same() {
    Links told = new Links("ari", 3, 5, System.nanoTime() - LONG.toNanos(), 12);
    Links read = Links.parse(told.text()).orElseThrow();
    assertThat(read).usingRecursiveComparison().ignoringFields("since").isEqualTo(told);
    assertThat(read.age()).isBetween(LONG, LONG.plus(SHORT));
    assertThat(Links.parse("ami: 1 of 1 for 999999999 s, lost 9999999999 times")).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ami",
        "ami: 1 of 1 for -1 s, lost 0 times",
        "ami: 1 of 1 for 9999999999 s, lost 0 times",
        "ami: 1 of 1 for 1 s, lost 0 times and more",
        "AMI: 1 of 1 for 1 s, lost 0 times",
      })
  void what_is_none_is_not_read(String text) {
    assertThat(Links.parse(text)).isEmpty();
  }
}
