package dev.madoguchi.flow;

import static dev.madoguchi.flow.Said.CALLED_BACK;
import static dev.madoguchi.flow.Said.NUMBER_SPOKEN;
import static dev.madoguchi.flow.Said.REVIEW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.madoguchi.call.Digit;
import dev.madoguchi.call.PhoneNumber;
import dev.madoguchi.call.QueueName;
import dev.madoguchi.call.QueueOutcome.NotServed;
import dev.madoguchi.call.QueueOutcome.Reason;
import dev.madoguchi.call.Recording.Ending;
import dev.madoguchi.call.Target;
import dev.madoguchi.call.Topic;
import dev.madoguchi.inquiry.InquiryDesk.Earlier;
import dev.madoguchi.inquiry.InquiryNumber;
import dev.madoguchi.inquiry.OrderNumber;
import dev.madoguchi.plan.Plan;
import dev.madoguchi.rehearsal.FakeLine;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An inquiry from its category to its due date. */
class InquiryDialogueTest extends OnAnInquiry {
  private static final String DETAILS =
      "detail-intro detail-cancel press-1 detail-broken press-2 choice-no-detail press-pound";

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
  void the_day_the_desk_promises_now_is_the_one_that_is_spoken() {
    desk.knows(new Earlier.Waiting(new InquiryNumber(100_007)));
    desk.promises(Instant.parse("2026-12-01T08:30:00Z"));
    FakeLine line =
        FakeLine.from("09012345678").pressing("1#1").speakingUntil(Ending.KEY).pressing("1");

    assertThat(told(line))
        .anyMatch(
            event ->
                event.startsWith("heard receipt-added")
                    && event.endsWith(" due month-12 day-1 weekday-tuesday due-end"));
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
  void the_category_is_changed_by_the_keys_of_the_menu_and_what_is_not_in_it_has_those_left() {
    Plan plan = TestLines.plan();
    Map<Digit, Target> choices = new LinkedHashMap<>();
    choices.put(Digit.ONE, new Target.ToQueue(new QueueName("site")));
    choices.put(Digit.THREE, new Target.ToQueue(new QueueName("returns")));
    choices.put(
        Digit.TWO,
        new Target.ToMenu(
            new Topic("questions"),
            Map.of(Digit.NINE, new Target.ToQueue(new QueueName("orders")))));
    Plan.MainMenu menu =
        new Plan.MainMenu(
            choices, Map.of(), plan.menu().keyWait(), plan.menu().tries(), plan.menu().otherwise());
    FakeLine line =
        FakeLine.from("09012345678")
            .pressing("3")
            .leavingTheQueue(new NotServed(Reason.NOBODY_ON_DUTY))
            .pressing("1" + "0" + "4" + "1")
            .speakingUntil(Ending.KEY)
            .pressing("1");

    assertThat(TestLines.run(line, desk, TestLines.TUESDAY_10, TestLines.plan(menu)))
        .contains(
            "heard menu-intro purpose-site press-1 purpose-returns press-3 purpose-delivery press-2"
                + " purpose-orders press-4 purpose-account press-5 purpose-other press-6 press-please");
    assertThat(opened().category()).isEqualTo(new QueueName("orders"));
  }
}
