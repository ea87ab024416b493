package dev.madoguchi.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AsOfTest {
  private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
  private static final Clock MACHINE =
      Clock.fixed(Instant.parse("2026-11-22T22:00:00Z"), ZoneOffset.UTC);

  @Test
  void a_local_time_is_meant_in_the_zone_of_the_plan() {
    AsOf asOf = AsOf.parse("2026-11-24 10:00", TOKYO, MACHINE);

    assertThat(MACHINE.instant().plus(asOf.offset()))
        .isEqualTo(Instant.parse("2026-11-24T01:00:00Z"));
    assertThat(asOf.isSet()).isTrue();
  }

  @Test
  void seconds_may_follow() {
    AsOf whole = AsOf.parse("2026-11-24 17:29", TOKYO, MACHINE);

    assertThat(AsOf.parse("2026-11-24 17:29:59", TOKYO, MACHINE).offset())
        .isEqualTo(whole.offset().plusSeconds(59));
  }

  @Test
  void a_set_clock_runs_on_beside_the_machines() {
    Clock line = new AsOf(Duration.ofHours(36)).clock(TOKYO);

    Instant before = Instant.now().plus(Duration.ofHours(36));
    Instant seen = line.instant();
    Instant after = Instant.now().plus(Duration.ofHours(36));

    assertThat(seen).isBetween(before, after);
    assertThat(line.getZone()).isEqualTo(TOKYO);
  }

  @Test
  void now_is_not_a_set_clock() {
    assertThat(AsOf.NOW.isSet()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2026-11-24",
        "10:00",
        "2026-11-31 10:00",
        "2026-11-24T10:00",
        "2026-11-24 24:00",
        "tomorrow"
      })
  void anything_else_is_refused_with_an_example(String text) {
    assertThatThrownBy(() -> AsOf.parse(text, TOKYO, MACHINE))
        .isInstanceOf(SetupProblem.class)
        .hasMessageContaining("--as-of")
        .hasMessageContaining("2026-11-24 10:00");
  }
}
