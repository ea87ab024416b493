package dev.madoguchi.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.madoguchi.call.Past;
import dev.madoguchi.call.QueueName;
import dev.madoguchi.call.QueueOutcome;
import dev.madoguchi.call.Recording.Ending;
import dev.madoguchi.call.Tag;
import dev.madoguchi.plan.Plan;
import dev.madoguchi.rehearsal.FakeLine;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A call whose server dies, and goes on with another in the step it was in. */
class GoingOnTest {
  private static final Plan PLAN = TestLines.planWithDetails();

  /** A whole inquiry on a closed line, a step for each answer. */
  private static final List<UnaryOperator<FakeLine>> INQUIRY =
      List.of(
          line -> line.pressing("1"),
          line -> line.pressing("2"),
          line -> line.pressing("1234"),
          line -> line.pressing("1"),
          line -> line.pressing("1"),
          line -> line.speakingUntil(Ending.KEY),
          line -> line.pressing("3"),
          line -> line.speakingUntil(Ending.KEY),
          line -> line.pressing("1"));

  private final TestDesk desk = new TestDesk();

  private static FakeLine does(FakeLine line, List<UnaryOperator<FakeLine>> steps) {
    FakeLine all = line;
    for (UnaryOperator<FakeLine> step : steps) {
      all = step.apply(all);
    }
    return all;
  }

  /** What the server that dies leaves on the call; for it the caller is gone. */
  private Past past(FakeLine line, Instant at) {
    TestLines.run(line.hangingUp(), new TestDesk(), at, PLAN);
    return line.tagged(Tag.PAST).flatMap(Past::parse).orElseThrow();
  }

  static IntStream steps() {
    return IntStream.range(1, INQUIRY.size());
  }

  @ParameterizedTest
  @MethodSource("steps")
  void an_inquiry_goes_on_in_every_step_and_is_the_same_in_the_end(int died) {
    TestDesk undisturbed = new TestDesk();
    List<String> whole =
        TestLines.run(
            does(FakeLine.from("09012345678"), INQUIRY), undisturbed, TestLines.HOLIDAY_10, PLAN);

    FakeLine begun = does(FakeLine.from("09012345678"), INQUIRY.subList(0, died));
    FakeLine again =
        does(
            FakeLine.again(past(begun, TestLines.HOLIDAY_10)),
            INQUIRY.subList(died, INQUIRY.size()));
    List<String> rest = TestLines.run(again, desk, TestLines.HOLIDAY_10, PLAN);

    assertThat(desk.opened()).isEqualTo(undisturbed.opened());
    assertThat(rest).startsWith("answered").doesNotContain("heard greeting");
    assertThat(whole).endsWith(rest.subList(1, rest.size()).toArray(String[]::new));
  }

  @Test
  void the_choice_of_a_queue_is_not_asked_for_again() {
    Past past = past(FakeLine.from("09012345678").pressing("2"), TestLines.TUESDAY_10);
    FakeLine again = FakeLine.again(past).leavingTheQueue(new QueueOutcome.Served());
    assertThat(TestLines.run(again, desk, TestLines.TUESDAY_10, PLAN))
        .startsWith("answered", "heard connecting")
        .anyMatch(happened -> happened.startsWith("queued delivery"));
  }

  @Test
  void the_language_is_the_one_the_caller_changed_to() {
    Past past = past(FakeLine.from("09012345678").pressing("92"), TestLines.TUESDAY_10);
    FakeLine again = FakeLine.again(past).leavingTheQueue(new QueueOutcome.Served());
    assertThat(TestLines.run(again, desk, TestLines.TUESDAY_10, PLAN))
        .isEqualTo(
            TestLines.run(
                    FakeLine.from("09012345678")
                        .pressing("92")
                        .leavingTheQueue(new QueueOutcome.Served()),
                    desk,
                    TestLines.TUESDAY_10,
                    PLAN)
                .stream()
                .filter(happened -> !happened.contains("greeting") && !happened.contains("press"))
                .toList());
  }

  @Test
  void who_was_served_in_the_queue_hears_good_bye_and_not_the_menu() {
    Past past = past(FakeLine.from("09012345678").pressing("2"), TestLines.TUESDAY_10);
    FakeLine again =
        FakeLine.again(
            past.cameOut(new QueueName("delivery"), new QueueOutcome.Served(), PLAN.language()));
    assertThat(TestLines.run(again, desk, TestLines.TUESDAY_10, PLAN))
        .containsExactly("heard goodbye", "hung up");
  }

  @Test
  void a_line_that_has_opened_meanwhile_is_still_closed_for_who_came_before() {
    Past past = past(FakeLine.from("09012345678").pressing("1"), TestLines.HOLIDAY_10);
    FakeLine again = FakeLine.again(past).pressing("2");
    assertThat(
            TestLines.run(again, desk, TestLines.HOLIDAY_10.plus(Duration.ofDays(1)), PLAN).get(1))
        .startsWith("heard detail-intro");
  }

  @Test
  void answers_to_other_questions_count_no_more() {
    Past past = past(FakeLine.from("09012345678").pressing("2"), TestLines.TUESDAY_10);
    Past strange = new Past(past.beginning(), past.began(), past.language(), List.of("zz1", "zz2"));
    FakeLine again = FakeLine.again(strange).pressing("2");
    assertThat(TestLines.run(again, desk, TestLines.TUESDAY_10, PLAN).get(1))
        .startsWith("heard greeting");
  }
}
