package dev.madoguchi.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.madoguchi.call.QueueName;
import dev.madoguchi.call.QueueOutcome;
import dev.madoguchi.call.Refusal;
import dev.madoguchi.call.Tag;
import dev.madoguchi.plan.Plan;
import dev.madoguchi.rehearsal.FakeLine;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Whom there is room for, on a clock of the test's own. */
class AdmissionTest {
  private static final Plan.CallRules RULES = new Plan.CallRules(Duration.ofMinutes(1), 5, 3);
  private static final String WITHHELD = "anonymous";

  private Instant now = Instant.parse("2026-11-24T01:00:00Z");
  private final Admission admission = new Admission(100, () -> now);

  private Optional<Refusal> call(String number) {
    return admission.enter(FakeLine.from(number), RULES);
  }

  private long let(int callers) {
    return IntStream.range(0, callers).filter(i -> call("03%08d".formatted(i)).isEmpty()).count();
  }

  private void after(Duration time) {
    now = now.plus(time);
  }

  @Test
  void over_the_most_at_once_all_lines_are_busy_until_one_leaves() {
    Admission small = new Admission(2, () -> now);
    assertThat(small.enter(FakeLine.from("0311111111"), RULES)).isEmpty();
    assertThat(small.enter(FakeLine.from("0311111112"), RULES)).isEmpty();
    assertThat(small.enter(FakeLine.from("0311111113"), RULES)).contains(Refusal.BUSY);
    small.left();
    assertThat(small.enter(FakeLine.from("0311111113"), RULES)).isEmpty();
  }

  @Test
  void five_new_ones_in_a_second_and_a_second_after_the_peak_five_again() {
    assertThat(let(50)).isEqualTo(5);
    after(Duration.ofMillis(200));
    assertThat(let(50)).isEqualTo(1);
    after(Duration.ofSeconds(1));
    assertThat(let(50)).isEqualTo(5);
    after(Duration.ofHours(1));
    assertThat(let(50)).as("quiet hours are not saved up").isEqualTo(5);
  }

  @Test
  void one_number_has_its_own_limit_and_takes_nothing_from_others() {
    for (int i = 0; i < 3; i++) {
      assertThat(call("0311111111")).isEmpty();
    }
    for (int i = 0; i < 1000; i++) {
      assertThat(call("0311111111")).contains(Refusal.OFTEN);
    }
    assertThat(call("0322222222")).isEmpty();
    after(Duration.ofSeconds(20));
    assertThat(call("0311111111")).isEmpty();
    assertThat(call("0311111111")).contains(Refusal.OFTEN);
  }

  @Test
  void who_withholds_the_number_meets_the_limits_of_all() {
    List<Optional<Refusal>> met = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      met.add(call(WITHHELD));
    }
    assertThat(met.subList(0, 5)).containsOnly(Optional.empty());
    assertThat(met.getLast()).contains(Refusal.BUSY);
  }

  @Test
  void a_new_number_at_each_call_fills_no_memory() {
    Admission large = new Admission(100_000, () -> now);
    for (int i = 0; i < 50_000; i++) {
      after(Duration.ofSeconds(1));
      large.enter(FakeLine.from("090%08d".formatted(i)), RULES);
    }
    assertThat(large.numbersKnown()).isEqualTo(10_000);
  }

  @Test
  void a_clock_that_is_stepped_back_lets_nobody_in_and_bars_nobody_for_long() {
    assertThat(let(50)).isEqualTo(5);
    now = now.minus(Duration.ofHours(1));
    assertThat(let(50)).isZero();
    after(Duration.ofSeconds(1));
    assertThat(let(50)).isEqualTo(5);
  }

  @Test
  void who_comes_back_from_a_queue_is_let_in() {
    let(50);
    assertThat(
            admission.enter(
                FakeLine.back(new QueueName("other"), new QueueOutcome.Served()), RULES))
        .isEmpty();
  }

  @Test
  void who_is_turned_away_is_the_dialplans_which_knows_why_and_the_next_is_talked_with() {
    List<String> talked = new ArrayList<>();
    Switchboard switchboard =
        new Switchboard(
            TestLines.plan(),
            plan -> call -> talked.add(call.caller().toString()),
            seen -> {},
            () -> now,
            100);
    int most = TestLines.plan().calls().perCallerPerMinute();
    for (int i = 0; i < most; i++) {
      switchboard.take(FakeLine.from("0311111111"));
    }
    FakeLine often = FakeLine.from("0311111111");
    switchboard.take(often);
    assertThat(talked).hasSize(most);
    assertThat(often.tagged(Tag.RESULT)).contains("often");
    assertThat(often.happened()).containsExactly("given back");
    assertThat(often.isClosed()).isTrue();
    assertThat(switchboard.turnedAway(Refusal.OFTEN)).isEqualTo(1);
    assertThat(switchboard.underWay().count().all()).isZero();
    switchboard.take(FakeLine.from("0322222222"));
    assertThat(talked).hasSize(most + 1);
  }

  @Test
  void a_flood_is_told_to_the_log_once_in_five_seconds_with_its_size() {
    TurnedAway turnedAway = new TurnedAway(() -> now);
    List<String> logged = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      turnedAway.count(Refusal.BUSY).ifPresent(logged::add);
      after(Duration.ofMillis(10));
    }
    turnedAway.count(Refusal.OFTEN).ifPresent(logged::add);
    assertThat(logged)
        .containsExactly(
            "callers are turned away to the dialplan: 1 as all lines are busy, 0 as their number calls too often",
            "callers are turned away to the dialplan: 500 as all lines are busy, 0 as their number calls too often",
            "callers are turned away to the dialplan: 499 as all lines are busy, 1 as their number calls too often");
  }
}
