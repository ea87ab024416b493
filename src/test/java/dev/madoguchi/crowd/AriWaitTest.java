package dev.madoguchi.crowd;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** However a wait for the server ends, none gets lost: least of all a long one. */
class AriWaitTest {
  private static final long LONG = TimeUnit.SECONDS.toNanos(11);

  private final WireFigures seen = new WireFigures();

  @Test
  void a_decision_lasts_from_the_first_moment_the_server_had_its_say() {
    AriWait wait = served();
    wait.handedOver();
    long first = System.nanoTime();
    wait.handedOver();
    wait.asked(first + LONG);
    assertThat(told("decision")).isEqualTo(1);
    assertThat(told("decision-most")).isGreaterThanOrEqualTo(11_000);
  }

  @Test
  void who_hangs_up_while_the_server_thinks_has_waited_so_long_at_least() {
    AriWait wait = served();
    wait.handedOver();
    wait.ended();
    assertThat(told("decision")).isEqualTo(1);
  }

  @Test
  void who_hangs_up_while_the_server_waits_has_waited_for_nothing() {
    served().ended();
    assertThat(told("decision")).isZero();
    assertThat(told("first")).isEqualTo(1);
  }

  @Test
  void who_had_no_word_and_hangs_up_counts_with_the_time_waited() {
    new AriWait(seen, System.nanoTime()).ended();
    assertThat(told("first")).isEqualTo(1);
    assertThat(told("unheard")).isZero();
    assertThat(seen.unserved).isZero();
  }

  @Test
  void who_had_no_word_for_so_long_that_a_line_would_have_helped_is_unheard() {
    new AriWait(seen, System.nanoTime() - LONG).ended();
    assertThat(told("unheard")).isEqualTo(1);
  }

  private AriWait served() {
    long now = System.nanoTime();
    AriWait wait = new AriWait(seen, now);
    wait.asked(now);
    return wait;
  }

  private double told(String name) {
    return Told.parse(seen.told()).of(name);
  }
}
