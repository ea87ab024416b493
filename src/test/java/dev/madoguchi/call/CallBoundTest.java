package dev.madoguchi.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.madoguchi.rehearsal.FakeLine;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** How long a caller may keep the line, as the call sees it. */
class CallBoundTest {
  private Instant now = Instant.parse("2026-11-24T01:00:00Z");
  private final Call call =
      new Call(FakeLine.from("09012345678"), Language.JAPANESE, new CallTrail(() -> now));

  private void passes(Duration time) {
    now = now.plus(time);
  }

  @Test
  void what_is_begun_in_the_last_minute_has_its_time() {
    call.within(Bound.of(Duration.ofHours(1), () -> now));
    passes(Duration.ofMinutes(59));
    call.atLeast(Duration.ofMinutes(15));
    passes(Duration.ofMinutes(14));
    assertThat(call.isOverdue()).isFalse();
    passes(Duration.ofMinutes(1));
    assertThat(call.isOverdue()).isTrue();
  }

  @Test
  void it_never_shortens_what_is_left() {
    call.within(Bound.of(Duration.ofHours(1), () -> now));
    call.atLeast(Duration.ofMinutes(15));
    passes(Duration.ofMinutes(59));
    assertThat(call.isOverdue()).isFalse();
    passes(Duration.ofMinutes(1));
    assertThat(call.isOverdue()).isTrue();
  }
}
