package dev.madoguchi.flow;

import static dev.madoguchi.flow.Said.CALLED_BACK;
import static dev.madoguchi.flow.Said.NUMBER_SPOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.madoguchi.call.PhoneNumber;
import dev.madoguchi.call.QueueOutcome;
import dev.madoguchi.call.Recording.Ending;
import dev.madoguchi.inquiry.OrderNumber;
import dev.madoguchi.rehearsal.FakeLine;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The numbers of an inquiry: of the order, and where to call back. */
class InquiryNumbersTest extends OnAnInquiry {
  @Test
  void an_order_number_read_back_wrong_is_pressed_again() {
    FakeLine line =
        FakeLine.from("09012345678")
            .pressing("1#" + "1234" + "2" + "4321" + "1" + "1")
            .speakingUntil(Ending.KEY)
            .pressing("1");

    assertThat(told(line))
        .containsSubsequence(
            orderReadBack("1234"), "pressed 2", ORDER, orderReadBack("4321"), NUMBER_SPOKEN);
    assertThat(opened().order()).contains(new OrderNumber("4321"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"#", "12##", "12#12#12#"})
  void an_order_number_may_be_left_out_whatever_was_pressed(String keys) {
    FakeLine line =
        FakeLine.from("09012345678")
            .pressing("1#" + keys + "1")
            .speakingUntil(Ending.KEY)
            .pressing("1");

    assertThat(told(line)).contains(NUMBER_SPOKEN);
    assertThat(opened().order()).isEmpty();
  }

  @Test
  void a_pound_behind_a_number_that_is_complete_says_it_is_right() {
    FakeLine line =
        FakeLine.from("09012345678")
            .pressing("1#" + "1234#" + "#")
            .speakingUntil(Ending.KEY)
            .pressing("1");

    assertThat(told(line)).containsSubsequence(orderReadBack("1234"), "pressed #", NUMBER_SPOKEN);
    assertThat(opened().order()).contains(new OrderNumber("1234"));
    assertThat(opened().callback()).contains(new PhoneNumber("09012345678"));
  }

  @Test
  void star_repeats_the_question_and_is_no_figure() {
    FakeLine line =
        FakeLine.from("09012345678")
            .pressing("1#" + "12*3" + "1234" + "*1" + "1")
            .speakingUntil(Ending.KEY)
            .pressing("1");

    assertThat(told(line))
        .containsSubsequence(
            ORDER,
            "pressed 12*3",
            ORDER,
            orderReadBack("1234"),
            "pressed *",
            orderReadBack("1234"));
    assertThat(opened().order()).contains(new OrderNumber("1234"));
  }

  @Test
  void another_number_to_call_back_is_pressed_and_read_back() {
    FakeLine line =
        FakeLine.from("09012345678")
            .pressing("1##" + "2" + "0312345678#" + "1")
            .speakingUntil(Ending.KEY)
            .pressing("1");

    assertThat(told(line))
        .containsSubsequence(
            CALLED_BACK,
            "heard callback-ask then-pound number-skip",
            "pressed 0312345678",
            "heard callback-read-back digit-0 digit-3 digit-1 digit-2 digit-3 digit-4 digit-5"
                + " digit-6 digit-7 digit-8 number-end choice-right press-1 choice-other-number"
                + " press-2 press-please");
    assertThat(opened().callback()).contains(new PhoneNumber("0312345678"));
  }

  @Test
  void a_caller_whose_number_is_withheld_is_asked_for_one() {
    FakeLine line =
        FakeLine.from("anonymous")
            .pressing("1##" + "0312345678#" + "1")
            .speakingUntil(Ending.KEY)
            .pressing("1");

    assertThat(told(line)).noneMatch(CALLED_BACK::equals).contains(NUMBER_SPOKEN);
    assertThat(opened().callback()).contains(new PhoneNumber("0312345678"));
  }

  @Test
  void a_number_to_call_back_may_be_left_out() {
    FakeLine withheld =
        FakeLine.from("anonymous").pressing("1###").speakingUntil(Ending.KEY).pressing("1");
    assertThat(told(withheld)).contains(NUMBER_SPOKEN);
    assertThat(opened().callback()).isEmpty();
  }

  @Test
  void a_number_shown_with_its_country_is_read_as_it_is_dialled_here() {
    FakeLine line = FakeLine.from("+819012345678").pressing("1##").hangingUp();
    assertThat(told(line)).contains(CALLED_BACK);
  }

  @Test
  void a_number_with_too_few_figures_is_told_so_and_asked_for_again() {
    FakeLine line =
        FakeLine.from("09012345678")
            .pressing("1#" + "12#" + "1234" + "1" + "1")
            .speakingUntil(Ending.KEY)
            .pressing("1");

    assertThat(told(line))
        .containsSubsequence(
            ORDER, "pressed 12", ORDER.replace("heard ", "heard number-too-short "), "pressed 1234")
        .noneMatch(event -> event.contains("no-input"));
    assertThat(opened().order()).contains(new OrderNumber("1234"));
  }

  @Test
  void after_three_numbers_that_are_none_the_caller_is_told_that_it_goes_on_without() {
    FakeLine line =
        FakeLine.from("09012345678")
            .pressing("1#" + "12#12#12#" + "1")
            .speakingUntil(Ending.KEY)
            .pressing("1");

    assertThat(told(line)).containsSubsequence("heard number-left-out", CALLED_BACK, NUMBER_SPOKEN);
    FakeLine without =
        FakeLine.from("09012345678").pressing("1##1").speakingUntil(Ending.KEY).pressing("1");
    assertThat(
            TestLines.run(
                without, new TestDesk(), TestLines.HOLIDAY_10, TestLines.planWithDetails()))
        .as("who leaves it out knows")
        .doesNotContain("heard number-left-out");
  }

  @Test
  void a_caller_who_presses_the_same_key_for_ever_is_recorded_in_the_end() {
    FakeLine line =
        FakeLine.from("09012345678")
            .goingOnByItself(new QueueOutcome.Served())
            .pressing("1" + "*".repeat(200));

    assertThat(told(line)).contains(NUMBER_SPOKEN);
    assertThat(opened().order()).isEqualTo(Optional.empty());
  }
}
