package dev.madoguchi.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.madoguchi.call.CallId;
import dev.madoguchi.call.Caller;
import dev.madoguchi.call.Digit;
import dev.madoguchi.call.Language;
import dev.madoguchi.call.QueueName;
import dev.madoguchi.call.QueueOutcome;
import dev.madoguchi.call.QueueOutcome.Reason;
import dev.madoguchi.call.SeenByUs;
import dev.madoguchi.call.SeenByUs.Ending;
import dev.madoguchi.call.SeenByUs.Hours;
import dev.madoguchi.call.SeenByUs.Stay;
import dev.madoguchi.inquiry.Inquiry.ClockKind;
import dev.madoguchi.inquiry.InquiryNumber;
import dev.madoguchi.queue.Account;
import dev.madoguchi.report.CallRecord.EndedBy;
import dev.madoguchi.report.SeenBySwitch.HungUp;
import dev.madoguchi.report.SeenBySwitch.InQueue;
import dev.madoguchi.report.SeenBySwitch.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What two sides tell of a call, put together. */
class CallMergeTest {
  private static final CallId ID = new CallId("1.1");
  private static final Caller CALLER = Caller.parse("09012345678");
  private static final QueueName ORDERS = new QueueName("orders");
  private static final QueueName OTHER = new QueueName("other");
  private static final Instant OURS = Instant.parse("2026-11-24T01:00:00Z");
  private static final Instant THEIRS = Instant.parse("2026-08-01T10:00:00Z");
  private static final InquiryNumber NUMBER = new InquiryNumber(100_001);
  private static final Optional<LeftInquiry> NONE = Optional.empty();
  private static final Optional<LeftInquiry> INQUIRY =
      Optional.of(new LeftInquiry(NUMBER, LeftInquiry.Stage.SENT));
  private static final Optional<LeftInquiry> DRAFT =
      Optional.of(new LeftInquiry(NUMBER, LeftInquiry.Stage.DRAFT));

  /** Entered at 0, and over after a minute. */
  private static SeenByUs ours(Hours hours, Ending ending, Stay... stays) {
    return new SeenByUs(
        ID,
        CALLER,
        OURS,
        OURS.plusSeconds(60),
        Language.JAPANESE,
        hours,
        Optional.of(ORDERS),
        List.of(),
        List.of(),
        List.of(stays),
        ending);
  }

  private static Stay stay(int joined) {
    return new Stay(ORDERS, OURS.plusSeconds(joined), Optional.empty());
  }

  private static Stay stay(int joined, int left, QueueOutcome outcome) {
    return new Stay(
        ORDERS,
        OURS.plusSeconds(joined),
        Optional.of(new SeenByUs.Left(OURS.plusSeconds(left), outcome)));
  }

  private static SeenBySwitch theirs(Path path, InQueue inQueue, HungUp hungUp) {
    return theirs(path, inQueue, hungUp, Optional.empty(), Duration.ZERO);
  }

  private static SeenBySwitch answered(Path path, HungUp hungUp, Duration talked) {
    return theirs(path, InQueue.CAME_OUT, hungUp, Optional.of(new Account("6003")), talked);
  }

  private static SeenBySwitch theirs(
      Path path, InQueue inQueue, HungUp hungUp, Optional<Account> agent, Duration talked) {
    return new SeenBySwitch(
        ID,
        CALLER,
        THEIRS,
        Optional.of(THEIRS.plusSeconds(60)),
        Optional.of(path == Path.DIALPLAN ? OTHER : ORDERS),
        path,
        inQueue,
        path == Path.DIALPLAN ? Optional.of(Duration.ofSeconds(30)) : Optional.empty(),
        Optional.of(Duration.ofSeconds(7)),
        agent,
        Optional.of(talked),
        hungUp);
  }

  private static CallRecord merged(SeenByUs ours, SeenBySwitch theirs) {
    return CallMerge.of(ours, theirs, NONE, ClockKind.REAL);
  }

  @Test
  void what_is_not_talking_in_the_queue_is_waiting() {
    CallRecord call =
        merged(
            ours(Hours.OPEN, Ending.FINISHED, stay(10, 55, new QueueOutcome.Served())),
            answered(Path.SERVER, HungUp.OTHER_SIDE, Duration.ofMillis(30_250)));
    assertThat(call.outcome()).isEqualTo(Outcome.ANSWERED);
    assertThat(call.waited()).isEqualTo(Duration.ofMillis(14_750));
    assertThat(call.talked()).isEqualTo(Duration.ofMillis(30_250));
    assertThat(call.endedBy()).isEqualTo(EndedBy.AGENT);
    assertThat(call.agent()).contains(new Account("6003"));
  }

  @Test
  void only_the_switch_knows_that_a_caller_who_hung_up_in_the_queue_was_talking() {
    SeenByUs ours = ours(Hours.OPEN, Ending.GONE, stay(10));
    CallRecord talking = merged(ours, answered(Path.SERVER, HungUp.CALLER, Duration.ofSeconds(20)));
    assertThat(talking.outcome()).isEqualTo(Outcome.ANSWERED);
    assertThat(talking.endedBy()).isEqualTo(EndedBy.CALLER);
    assertThat(talking.waited()).isEqualTo(Duration.ofSeconds(30));

    CallRecord waiting = merged(ours, theirs(Path.SERVER, InQueue.HUNG_UP, HungUp.CALLER));
    assertThat(waiting.outcome()).isEqualTo(Outcome.ABANDONED);
    assertThat(waiting.waited()).isEqualTo(Duration.ofSeconds(50));
  }

  @Test
  void waiting_again_is_waiting_longer() {
    CallRecord call =
        merged(
            ours(
                Hours.OPEN,
                Ending.GONE,
                stay(10, 30, new QueueOutcome.NotServed(Reason.TIMED_OUT)),
                stay(40)),
            theirs(Path.SERVER, InQueue.HUNG_UP, HungUp.CALLER));
    assertThat(call.outcome()).isEqualTo(Outcome.ABANDONED);
    assertThat(call.waited()).isEqualTo(Duration.ofSeconds(40));
  }

  @Test
  void who_is_given_up_by_the_queue_and_leaves_nothing_is_overflow() {
    for (Reason reason : Reason.values()) {
      CallRecord call =
          merged(
              ours(Hours.OPEN, Ending.GONE, stay(10, 30, new QueueOutcome.NotServed(reason))),
              theirs(Path.SERVER, InQueue.CAME_OUT, HungUp.CALLER));
      assertThat(call.outcome()).as("%s", reason).isEqualTo(Outcome.OVERFLOW);
    }
  }

  @Test
  void an_inquiry_of_who_was_not_answered_moves_the_call_whenever_it_comes_to_light() {
    SeenByUs ours =
        ours(Hours.OPEN, Ending.GONE, stay(10, 30, new QueueOutcome.LeftByKey(Digit.ONE)));
    SeenBySwitch theirs = theirs(Path.SERVER, InQueue.CAME_OUT, HungUp.CALLER);
    assertThat(CallMerge.of(ours, theirs, INQUIRY, ClockKind.REAL).outcome())
        .isEqualTo(Outcome.MOVED_TO_INQUIRY);
    CallRecord without = merged(ours, theirs);
    assertThat(without.outcome()).isEqualTo(Outcome.ABANDONED);
    assertThat(without.with(INQUIRY.orElseThrow()))
        .isEqualTo(CallMerge.of(ours, theirs, INQUIRY, ClockKind.REAL));
  }

  @Test
  void a_closed_line_is_closed_whatever_the_caller_leaves() {
    SeenByUs ours = ours(Hours.CLOSED, Ending.FINISHED);
    CallRecord call =
        CallMerge.of(
            ours, theirs(Path.SERVER, InQueue.NONE, HungUp.OTHER_SIDE), INQUIRY, ClockKind.REAL);
    assertThat(call.outcome()).isEqualTo(Outcome.CLOSED);
    assertThat(call.inquiry()).contains(NUMBER);
    assertThat(call.endedBy()).isEqualTo(EndedBy.US);
  }

  @Test
  void who_hangs_up_before_any_queue_ended_in_the_menu() {
    CallRecord call =
        merged(ours(Hours.OPEN, Ending.GONE), theirs(Path.SERVER, InQueue.NONE, HungUp.CALLER));
    assertThat(call.outcome()).isEqualTo(Outcome.ENDED_IN_MENU);
    assertThat(call.waited()).isZero();
  }

  @Test
  void the_dialplan_tells_of_a_call_whose_server_died() {
    CallRecord served =
        CallMerge.of(answered(Path.DIALPLAN, HungUp.OTHER_SIDE, Duration.ofSeconds(10)), NONE);
    assertThat(served.outcome()).isEqualTo(Outcome.ANSWERED);
    assertThat(served.waited()).isEqualTo(Duration.ofSeconds(20));
    assertThat(served.queue()).contains(OTHER);
    assertThat(served.language()).isEmpty();
    assertThat(served.clock()).isEqualTo(ClockKind.REAL);

    SeenBySwitch nobody = theirs(Path.DIALPLAN, InQueue.CAME_OUT, HungUp.OTHER_SIDE);
    assertThat(CallMerge.of(nobody, NONE).outcome()).isEqualTo(Outcome.OVERFLOW);
    assertThat(CallMerge.of(nobody, INQUIRY).outcome()).isEqualTo(Outcome.MOVED_TO_INQUIRY);
    SeenBySwitch impatient = theirs(Path.DIALPLAN, InQueue.HUNG_UP, HungUp.CALLER);
    assertThat(CallMerge.of(impatient, NONE).outcome()).isEqualTo(Outcome.ABANDONED);
  }

  @Test
  void a_draft_moves_no_call_and_its_number_is_known() {
    SeenByUs ours =
        ours(Hours.OPEN, Ending.GONE, stay(10, 30, new QueueOutcome.LeftByKey(Digit.ONE)));
    SeenBySwitch theirs = theirs(Path.SERVER, InQueue.CAME_OUT, HungUp.CALLER);
    CallRecord call = CallMerge.of(ours, theirs, DRAFT, ClockKind.REAL);
    assertThat(call.outcome()).isEqualTo(Outcome.ABANDONED);
    assertThat(call.inquiry()).contains(NUMBER);
    assertThat(merged(ours, theirs).with(DRAFT.orElseThrow())).isEqualTo(call);
    assertThat(call.with(INQUIRY.orElseThrow()).outcome()).isEqualTo(Outcome.MOVED_TO_INQUIRY);
  }

  @Test
  void a_server_that_died_in_a_queue_leaves_the_switch_to_tell_the_wait() {
    CallRecord call =
        CallMerge.of(answered(Path.SERVER, HungUp.CALLER, Duration.ofSeconds(10)), NONE);
    assertThat(call.waited()).isEqualTo(Duration.ofSeconds(7));
  }

  @Test
  void a_server_that_stops_leaves_a_caller_waiting_on() {
    SeenByUs ours =
        new SeenByUs(
            ID,
            CALLER,
            OURS,
            OURS.plusSeconds(20),
            Language.JAPANESE,
            Hours.OPEN,
            Optional.of(ORDERS),
            List.of(),
            List.of(),
            List.of(stay(10)),
            Ending.GONE);
    CallRecord call = merged(ours, answered(Path.SERVER, HungUp.CALLER, Duration.ofSeconds(15)));
    assertThat(call.left()).contains(OURS.plusSeconds(60));
    assertThat(call.waited()).isEqualTo(Duration.ofSeconds(35));
  }

  @Test
  void a_call_given_back_has_waited_in_both_queues() {
    CallRecord call =
        merged(
            ours(
                Hours.OPEN,
                Ending.GIVEN_BACK,
                stay(10, 15, new QueueOutcome.NotServed(Reason.NOBODY_ON_DUTY))),
            answered(Path.DIALPLAN, HungUp.OTHER_SIDE, Duration.ofSeconds(10)));
    assertThat(call.outcome()).isEqualTo(Outcome.ANSWERED);
    assertThat(call.waited()).isEqualTo(Duration.ofSeconds(25));
    assertThat(call.queue()).contains(OTHER);
  }

  @Test
  void a_call_of_a_switch_that_died_was_ended_by_the_line() {
    SeenBySwitch died =
        new SeenBySwitch(
            ID,
            CALLER,
            THEIRS,
            Optional.empty(),
            Optional.empty(),
            Path.SERVER,
            InQueue.NONE,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            HungUp.OTHER_SIDE);
    CallRecord alone = CallMerge.of(died, NONE);
    assertThat(alone.endedBy()).isEqualTo(EndedBy.LINE);
    assertThat(alone.left()).isEmpty();
    CallRecord both = merged(ours(Hours.OPEN, Ending.GONE, stay(10)), died);
    assertThat(both.endedBy()).isEqualTo(EndedBy.LINE);
    assertThat(both.left()).contains(OURS.plusSeconds(60));
    assertThat(both.outcome()).isEqualTo(Outcome.ABANDONED);
  }

  @Test
  void our_word_alone_makes_a_record_too() {
    assertThat(
            CallMerge.of(
                    ours(Hours.OPEN, Ending.FINISHED, stay(10, 50, new QueueOutcome.Served())),
                    NONE,
                    ClockKind.SET_BY_HAND)
                .endedBy())
        .isEqualTo(EndedBy.AGENT);
    CallRecord gone = CallMerge.of(ours(Hours.OPEN, Ending.GONE), NONE, ClockKind.SET_BY_HAND);
    assertThat(gone.endedBy()).isEqualTo(EndedBy.CALLER);
    assertThat(gone.clock()).isEqualTo(ClockKind.SET_BY_HAND);
    assertThat(CallMerge.of(ours(Hours.OPEN, Ending.GIVEN_BACK), NONE, ClockKind.REAL).endedBy())
        .isEqualTo(EndedBy.LINE);
  }
}
