package dev.madoguchi.flow;

import static dev.madoguchi.flow.Said.NUMBER_SPOKEN;
import static dev.madoguchi.flow.Said.OFFER_END;
import static dev.madoguchi.flow.Said.OFFER_WAIT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.madoguchi.call.Digit;
import dev.madoguchi.call.QueueName;
import dev.madoguchi.call.QueueOutcome;
import dev.madoguchi.call.QueueOutcome.NotServed;
import dev.madoguchi.call.QueueOutcome.Reason;
import dev.madoguchi.call.Recording.Ending;
import dev.madoguchi.call.Tag;
import dev.madoguchi.rehearsal.FakeLine;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SupportLineTest {
  private final TestDesk desk = new TestDesk();

  private List<String> open(FakeLine line) {
    return TestLines.run(line, desk, TestLines.TUESDAY_10);
  }

  private List<String> closed(FakeLine line) {
    return TestLines.run(line, desk, TestLines.HOLIDAY_10);
  }

  @Test
  void nobody_on_duty_leads_to_an_inquiry_with_its_number_spoken_twice() {
    FakeLine line =
        FakeLine.from("09012345678")
            .pressing("1")
            .leavingTheQueue(new NotServed(Reason.NOBODY_ON_DUTY))
            .pressing("1#1")
            .speakingUntil(Ending.KEY)
            .pressing("1");

    assertThat(open(line))
        .containsSubsequence(
            "queued returns for 3600 s",
            "heard nobody-on-duty offer " + OFFER_END,
            "pressed 1",
            "heard recording-notice",
            "heard record-message",
            "recorded 1763945999.1-1",
            NUMBER_SPOKEN,
            "heard goodbye",
            "hung up");
    assertThat(desk.opened())
        .singleElement()
        .satisfies(
            inquiry -> {
              assertThat(inquiry.category()).isEqualTo(new QueueName("returns"));
              assertThat(inquiry.caller()).isEqualTo(line.caller());
              assertThat(inquiry.call()).isEqualTo(line.id());
            });
  }

  @Test
  void who_was_in_the_menu_of_a_server_that_died_hears_it_again_without_the_greeting() {
    FakeLine line =
        FakeLine.resumed(Optional.empty()).pressing("2").leavingTheQueue(new QueueOutcome.Served());

    assertThat(open(line))
        .first(InstanceOfAssertFactories.STRING)
        .startsWith("heard en:this-language en:press-9 menu-intro");
    assertThat(line.happened()).contains("queued delivery for 3600 s");
  }

  @Test
  void who_had_chosen_a_queue_before_the_server_died_is_connected() {
    FakeLine line =
        FakeLine.resumed(Optional.of(new QueueName("delivery")))
            .leavingTheQueue(new QueueOutcome.Served());

    assertThat(open(line)).startsWith("heard connecting", "queued delivery for 3600 s");
  }

  @Test
  void who_was_leaving_an_inquiry_on_a_closed_line_goes_on_with_it_on_the_next_server() {
    FakeLine line = FakeLine.resumed(Optional.of(new QueueName("delivery"))).hangingUp();

    assertThat(TestLines.run(line, desk, TestLines.HOLIDAY_10).getFirst())
        .startsWith("heard callback-read-back");
  }

  @Test
  void a_caller_back_from_a_queue_no_longer_in_the_plan_waits_with_the_patience_of_others() {
    FakeLine line =
        FakeLine.back(new QueueName("billing"), new NotServed(Reason.FULL))
            .pressing("2")
            .leavingTheQueue(new QueueOutcome.Served());

    assertThat(open(line)).contains("queued billing for 3600 s");
  }

  @Test
  void a_caller_who_finds_the_queue_full_may_try_again_or_leave_an_inquiry() {
    FakeLine line =
        FakeLine.from("09012345678")
            .pressing("3")
            .leavingTheQueue(new NotServed(Reason.FULL))
            .pressing("2")
            .leavingTheQueue(new NotServed(Reason.FULL))
            .pressing("1#1")
            .speakingUntil(Ending.KEY)
            .pressing("1");

    assertThat(open(line))
        .containsSubsequence(
            "queued orders for 3600 s",
            "heard queue-full offer " + OFFER_WAIT,
            "pressed 2",
            "queued orders for 3600 s",
            "heard queue-full offer " + OFFER_WAIT,
            "pressed 1",
            NUMBER_SPOKEN);
  }

  @Test
  void whose_time_is_over_in_the_queue_is_not_asked_again_but_may_leave_an_inquiry() {
    FakeLine line =
        FakeLine.from("09012345678")
            .pressing("3")
            .leavingTheQueue(new NotServed(Reason.TIMED_OUT))
            .pressing("#1")
            .speakingUntil(Ending.KEY)
            .pressing("1");

    assertThat(open(line))
        .containsSubsequence(
            "queued orders for 3600 s", "heard all-busy offer", "pressed #", NUMBER_SPOKEN);
  }

  @ParameterizedTest
  @EnumSource(value = Reason.class, names = "TIMED_OUT", mode = EnumSource.Mode.EXCLUDE)
  void every_other_way_of_not_being_served_is_offered_an_inquiry(Reason reason) {
    FakeLine line =
        FakeLine.from("09012345678")
            .pressing("1")
            .leavingTheQueue(new NotServed(reason))
            .pressing("1#1")
            .speakingUntil(Ending.KEY)
            .pressing("1");

    assertThat(open(line)).contains(NUMBER_SPOKEN);
  }

  @Test
  void a_caller_may_end_instead_of_leaving_an_inquiry() {
    FakeLine line =
        FakeLine.from("09012345678")
            .pressing("1")
            .leavingTheQueue(new NotServed(Reason.NOBODY_ON_DUTY))
            .pressing("2");

    assertThat(open(line)).endsWith("pressed 2", "heard goodbye", "hung up");
    assertThat(desk.opened()).isEmpty();
  }

  @Test
  void a_caller_silent_at_the_offer_is_recorded_rather_than_hung_up_on() {
    FakeLine line =
        FakeLine.from("09012345678")
            .pressing("1")
            .leavingTheQueue(new NotServed(Reason.NOBODY_ON_DUTY))
            .stayingSilent()
            .stayingSilent()
            .stayingSilent()
            .stayingSilent()
            .stayingSilent()
            .speakingUntil(Ending.ITSELF)
            .stayingSilent();

    assertThat(open(line)).contains(NUMBER_SPOKEN);
  }

  @Test
  void a_key_in_the_queue_leads_to_the_inquiry() {
    FakeLine line =
        FakeLine.from("09012345678")
            .pressing("5")
            .leavingTheQueue(new QueueOutcome.LeftByKey(Digit.ZERO))
            .pressing("#1")
            .speakingUntil(Ending.KEY)
            .pressing("1");

    assertThat(open(line)).contains("recorded 1763945999.1-1", NUMBER_SPOKEN);
    assertThat(desk.opened()).singleElement().extracting("category.value").isEqualTo("site");
  }

  @Test
  void a_caller_who_hangs_up_in_the_message_leaves_a_draft() {
    FakeLine line =
        FakeLine.from("09012345678")
            .pressing("1")
            .leavingTheQueue(new NotServed(Reason.NOBODY_ON_DUTY))
            .pressing("1#1")
            .speakingUntil(Ending.HANG_UP);

    assertThat(open(line)).endsWith("recorded 1763945999.1-1");
    assertThat(desk.opened()).isEmpty();
    assertThat(desk.left()).isEqualTo("draft of 1763945999.1-1");
  }

  @Test
  void a_caller_who_says_nothing_is_asked_once_more() {
    desk.hearsNothing(1);
    FakeLine line =
        FakeLine.from("09012345678")
            .pressing("1")
            .leavingTheQueue(new NotServed(Reason.NOBODY_ON_DUTY))
            .pressing("1#1")
            .speakingUntil(Ending.ITSELF)
            .speakingUntil(Ending.KEY)
            .pressing("1");

    assertThat(open(line))
        .containsSubsequence(
            "recorded 1763945999.1-1",
            "heard message-not-heard",
            "heard recording-notice",
            "heard record-message",
            "recorded 1763945999.1-2",
            NUMBER_SPOKEN);
  }

  @Test
  void a_caller_who_says_nothing_twice_is_said_good_bye_to() {
    desk.hearsNothing(2);
    FakeLine line =
        FakeLine.from("09012345678")
            .pressing("1")
            .leavingTheQueue(new NotServed(Reason.NOBODY_ON_DUTY))
            .pressing("1#1")
            .speakingUntil(Ending.ITSELF)
            .speakingUntil(Ending.ITSELF);

    assertThat(open(line))
        .endsWith("heard message-not-heard", "heard nothing-recorded", "heard goodbye", "hung up");
    assertThat(desk.opened()).isEmpty();
  }

  @Test
  void an_inquiry_that_cannot_be_kept_is_told_and_the_dialplan_takes_the_caller() {
    desk.breaks();
    FakeLine line =
        FakeLine.from("09012345678")
            .pressing("1")
            .leavingTheQueue(new NotServed(Reason.NOBODY_ON_DUTY))
            .pressing("1#1")
            .speakingUntil(Ending.KEY)
            .pressing("1");

    assertThat(open(line)).endsWith("heard inquiry-not-kept", "given back");
    assertThat(line.tagged(Tag.RESULT)).isEmpty();
  }

  @Test
  void a_message_the_switch_cannot_record_is_told_and_the_dialplan_takes_the_caller() {
    FakeLine line = FakeLine.from("09012345678").pressing("41").speakingUntil(Ending.FAILED);

    assertThat(closed(line))
        .endsWith("recorded 1763945999.1-1", "heard inquiry-not-kept", "given back");
    assertThat(line.tagged(Tag.RESULT)).isEmpty();
    assertThat(desk.opened()).isEmpty();
  }

  @Test
  void a_caller_who_was_queued_when_we_restarted_goes_on_where_they_were() {
    FakeLine line =
        FakeLine.back(new QueueName("orders"), new NotServed(Reason.LAST_AGENT_LEFT))
            .pressing("1#1")
            .speakingUntil(Ending.KEY)
            .pressing("1");

    assertThat(open(line))
        .startsWith("heard nobody-on-duty offer " + OFFER_END, "pressed 1")
        .contains(NUMBER_SPOKEN);
    assertThat(desk.opened()).singleElement().extracting("category.value").isEqualTo("orders");
  }

  @Test
  void a_hang_up_in_the_menu_ends_the_call_and_nothing_else() {
    FakeLine line = FakeLine.from("09012345678").hangingUp();

    assertThat(open(line)).endsWith("caller hung up");
    assertThat(desk.opened()).isEmpty();
  }
}
