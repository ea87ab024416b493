package dev.madoguchi.flow;

import static dev.madoguchi.flow.Said.CALLED_BACK;
import static dev.madoguchi.flow.Said.NUMBER_SPOKEN;
import static dev.madoguchi.flow.Said.REVIEW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.madoguchi.call.PhoneNumber;
import dev.madoguchi.call.QueueName;
import dev.madoguchi.call.QueueOutcome;
import dev.madoguchi.call.QueueOutcome.NotServed;
import dev.madoguchi.call.QueueOutcome.Reason;
import dev.madoguchi.call.Recording.Ending;
import dev.madoguchi.call.Topic;
import dev.madoguchi.inquiry.InquiryDesk.Earlier;
import dev.madoguchi.inquiry.InquiryNumber;
import dev.madoguchi.inquiry.NewInquiry;
import dev.madoguchi.inquiry.OrderNumber;
import dev.madoguchi.rehearsal.FakeLine;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An inquiry from its category to its due date. */
class InquiryDialogueTest {
  private static final String DETAILS =
      "detail-intro detail-cancel press-1 detail-broken press-2 choice-no-detail press-pound";
  private static final String ORDER = "heard order-ask choice-skip press-pound press-please";

  private final TestDesk desk = new TestDesk();

  /** A closed line on which returns have details and an order number. */
  private List<String> told(FakeLine line) {
    return TestLines.run(line, desk, TestLines.HOLIDAY_10, TestLines.planWithDetails());
  }

  private NewInquiry opened() {
    assertThat(desk.opened()).hasSize(1);
    return desk.opened().getFirst();
  }

  private static String orderReadBack(String figures) {
    return "heard order-read-back "
        + figures.replaceAll("(.)", "digit-$1 ")
        + "number-end choice-right press-1 choice-other-number press-2 press-please";
  }

  @Test
  void a_whole_inquiry_is_detail_order_number_message_and_due_date() {
    FakeLine line =
        FakeLine.from("09012345678")
            .pressing("12" + "1234" + "1" + "1")
            .speakingUntil(Ending.KEY)
            .pressing("1");

    assertThat(told(line))
        .containsSubsequence(
            "pressed 1",
            "heard " + DETAILS + " press-please",
            "pressed 2",
            ORDER,
            "pressed 1234",
            orderReadBack("1234"),
            "pressed 1",
            CALLED_BACK,
            "pressed 1",
            "heard recording-notice",
            "heard record-message",
            "recorded 1763945999.1-1",
            REVIEW,
            "pressed 1",
            NUMBER_SPOKEN,
            "heard goodbye",
            "hung up");
    assertThat(opened().category()).isEqualTo(new QueueName("returns"));
    assertThat(opened().detail()).contains(new Topic("broken"));
    assertThat(opened().order()).contains(new OrderNumber("1234"));
    assertThat(opened().callback()).contains(new PhoneNumber("09012345678"));
  }

  @Test
  void silence_goes_on_at_every_step_and_sends() {
    FakeLine line =
        FakeLine.from("09012345678")
            .pressing("1")
            .stayingSilent()
            .stayingSilent()
            .stayingSilent()
            .speakingUntil(Ending.ITSELF)
            .stayingSilent();

    assertThat(told(line)).contains(NUMBER_SPOKEN);
    assertThat(opened().detail()).isEmpty();
    assertThat(opened().order()).isEmpty();
    assertThat(opened().callback()).contains(new PhoneNumber("09012345678"));
  }

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
            "heard callback-ask then-pound choice-skip press-pound press-please",
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
  void a_message_is_heard_recorded_again_and_sent() {
    FakeLine line =
        FakeLine.from("09012345678")
            .pressing("1##1")
            .speakingUntil(Ending.KEY)
            .pressing("23")
            .speakingUntil(Ending.KEY)
            .pressing("1");

    assertThat(told(line))
        .containsSubsequence(
            "recorded 1763945999.1-1",
            REVIEW,
            "pressed 2",
            REVIEW.replace("heard ", "heard recording-1763945999.1-1 "),
            "pressed 3",
            "heard recording-notice",
            "recorded 1763945999.1-2",
            REVIEW,
            NUMBER_SPOKEN);
    assertThat(opened().takes().getLast().value()).isEqualTo("1763945999.1-2");
  }

  @Test
  void who_wants_to_say_it_again_and_then_says_nothing_still_has_what_was_said() {
    desk.hearsOnly("1763945999.1-1");
    FakeLine line =
        FakeLine.from("09012345678")
            .pressing("1##1")
            .speakingUntil(Ending.KEY)
            .pressing("3")
            .speakingUntil(Ending.ITSELF)
            .speakingUntil(Ending.ITSELF)
            .pressing("21");

    assertThat(told(line))
        .containsSubsequence(
            "recorded 1763945999.1-1",
            REVIEW,
            "recorded 1763945999.1-2",
            "heard message-not-heard",
            "recorded 1763945999.1-3",
            "heard message-not-heard",
            REVIEW,
            "pressed 2",
            REVIEW.replace("heard ", "heard recording-1763945999.1-1 "),
            "pressed 1",
            NUMBER_SPOKEN);
    assertThat(opened().takes().getLast().value()).isEqualTo("1763945999.1-1");
  }

  @Test
  void who_goes_while_hearing_the_first_take_again_has_sent_it() {
    desk.hearsOnly("1763945999.1-1");
    FakeLine line =
        FakeLine.from("09012345678")
            .pressing("1##1")
            .speakingUntil(Ending.KEY)
            .pressing("3")
            .speakingUntil(Ending.ITSELF)
            .speakingUntil(Ending.ITSELF)
            .pressing("2")
            .hangingUp();
    told(line);
    assertThat(desk.left()).isEqualTo("inquiry of 1763945999.1-1");
  }

  @Test
  void a_known_caller_adds_to_the_inquiry_and_is_asked_nothing_more() {
    desk.knows(new Earlier.Waiting(new InquiryNumber(100_007)));
    FakeLine line =
        FakeLine.from("09012345678").pressing("1#1").speakingUntil(Ending.KEY).pressing("1");

    assertThat(told(line))
        .containsSubsequence(
            "heard inquiry-waiting choice-add press-1 choice-new press-2 press-please",
            "pressed 1",
            "heard recording-notice",
            "recorded 1763945999.1-1")
        .anyMatch(event -> event.startsWith("heard receipt-added digit-1"))
        .noneMatch(event -> event.contains("order-ask") || event.contains("callback"));
    assertThat(opened().adds()).contains(new InquiryNumber(100_007));
  }

  @Test
  void a_known_caller_who_says_nothing_opens_another() {
    desk.knows(new Earlier.Waiting(new InquiryNumber(100_007)));
    FakeLine line =
        FakeLine.from("09012345678")
            .pressing("1#")
            .stayingSilent()
            .pressing("#1")
            .speakingUntil(Ending.KEY)
            .pressing("1");

    assertThat(told(line)).contains(NUMBER_SPOKEN);
    assertThat(opened().adds()).isEmpty();
  }

  @Test
  void a_caller_who_was_cut_off_goes_on_and_hears_the_number_as_a_new_one() {
    desk.knows(new Earlier.Unfinished(new InquiryNumber(100_007)));
    FakeLine line =
        FakeLine.from("09012345678").pressing("1#1").speakingUntil(Ending.KEY).pressing("1");

    assertThat(told(line))
        .containsSubsequence(
            "heard inquiry-unfinished choice-continue press-1 choice-new press-2 press-please",
            "pressed 1",
            "recorded 1763945999.1-1")
        .anyMatch(event -> event.startsWith("heard receipt digit-1"))
        .noneMatch(event -> event.contains("order-ask") || event.contains("callback"));
    assertThat(opened().adds()).contains(new InquiryNumber(100_007));
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
  void after_a_queue_the_category_is_said_and_may_be_changed() {
    FakeLine line =
        FakeLine.from("09012345678")
            .pressing("1")
            .leavingTheQueue(new NotServed(Reason.NOBODY_ON_DUTY))
            .pressing("1" + "0" + "2" + "1")
            .speakingUntil(Ending.KEY)
            .pressing("1");

    assertThat(TestLines.run(line, desk, TestLines.TUESDAY_10, TestLines.planWithDetails()))
        .containsSubsequence(
            "heard purpose-returns inquiry-taken "
                + DETAILS
                + " choice-category press-0 press-please",
            "pressed 0",
            "heard menu-intro purpose-returns press-1 purpose-delivery press-2 purpose-orders"
                + " press-3 purpose-account press-4 purpose-site press-5 purpose-other press-6 press-please",
            "pressed 2",
            CALLED_BACK);
    assertThat(opened().category()).isEqualTo(new QueueName("delivery"));
  }

  @Test
  void hanging_up_leaves_what_is_known() {
    FakeLine atTheDetail = FakeLine.from("09012345678").pressing("1").hangingUp();
    told(atTheDetail);
    assertThat(desk.left()).isEqualTo("nothing");

    FakeLine atTheOrder = FakeLine.from("09012345678").pressing("1#1234").hangingUp();
    told(atTheOrder);
    assertThat(desk.left()).isEqualTo("nothing");

    FakeLine behindTheOrder = FakeLine.from("09012345678").pressing("1#12341").hangingUp();
    told(behindTheOrder);
    assertThat(desk.left()).isEqualTo("draft of order 1234");

    FakeLine inTheMessage =
        FakeLine.from("09012345678").pressing("1##1").speakingUntil(Ending.HANG_UP);
    told(inTheMessage);
    assertThat(desk.left()).isEqualTo("draft of 1763945999.1-1");

    FakeLine atTheReview =
        FakeLine.from("09012345678").pressing("1##1").speakingUntil(Ending.KEY).hangingUp();
    told(atTheReview);
    assertThat(desk.left()).isEqualTo("inquiry of 1763945999.1-1");

    FakeLine again =
        FakeLine.from("09012345678")
            .pressing("1##1")
            .speakingUntil(Ending.KEY)
            .pressing("3")
            .hangingUp();
    told(again);
    assertThat(desk.left()).isEqualTo("inquiry of 1763945999.1-1");

    FakeLine inTheMiddleOfSayingItAgain =
        FakeLine.from("09012345678")
            .pressing("1##1")
            .speakingUntil(Ending.KEY)
            .pressing("3")
            .speakingUntil(Ending.HANG_UP);
    told(inTheMiddleOfSayingItAgain);
    assertThat(desk.left()).isEqualTo("inquiry of 1763945999.1-1");
    assertThat(desk.opened()).isEmpty();
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
