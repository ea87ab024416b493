package dev.madoguchi.flow;

import static dev.madoguchi.flow.Said.NUMBER_SPOKEN;
import static dev.madoguchi.flow.Said.REVIEW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.madoguchi.call.Digit;
import dev.madoguchi.call.QueueOutcome;
import dev.madoguchi.call.Recording.Ending;
import dev.madoguchi.call.Tag;
import dev.madoguchi.rehearsal.FakeLine;
import org.junit.jupiter.api.Test;

/** The message of an inquiry, said, heard and said again, and who is gone meanwhile. */
class InquiryMessageTest extends OnAnInquiry {
  @Test
  void who_left_a_queue_by_mistake_and_says_nothing_waits_again() {
    desk.hearsNothing(2);
    FakeLine line =
        FakeLine.from("09012345678")
            .pressing("5")
            .leavingTheQueue(new QueueOutcome.LeftByKey(Digit.ZERO))
            .pressing("02" + "1")
            .speakingUntil(Ending.ITSELF)
            .speakingUntil(Ending.ITSELF)
            .leavingTheQueue(new QueueOutcome.Served());

    assertThat(TestLines.run(line, desk, TestLines.TUESDAY_10))
        .endsWith(
            "heard message-not-heard",
            "heard nothing-recorded",
            "heard connecting",
            "queued site for 3600 s",
            "heard goodbye",
            "hung up");
    assertThat(line.tagged(Tag.QUEUE)).as("whatever was chosen meanwhile").contains("site");
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
}
