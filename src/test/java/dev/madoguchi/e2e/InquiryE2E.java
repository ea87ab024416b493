package dev.madoguchi.e2e;

import static dev.madoguchi.e2e.Callers.Asked.CALLBACK;
import static dev.madoguchi.e2e.Callers.Asked.CATEGORY;
import static dev.madoguchi.e2e.Callers.Asked.ORDER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The line is open and nobody is on duty: a caller leaves an inquiry instead. */
@Order(9)
class InquiryE2E {
  @RegisterExtension static final RunningLine LINE = RunningLine.asOf("2026-11-24 10:00");

  /** Somebody who speaks: any sentence of the voice that is not asked for here. */
  private static final Sound MESSAGE = Prompts.prompt("purpose-delivery");

  @Test
  void a_caller_leaves_an_inquiry_and_hears_its_number() {
    PhoneCall caller = LINE.call("09011112222");
    caller.awaitHeard(Prompts.prompt("greeting"), Duration.ofSeconds(15));
    caller.press('1');
    caller.awaitHeard(Prompts.prompt("nobody-on-duty"), Duration.ofSeconds(15));
    caller.awaitHeard(Prompts.prompt("offer"), Duration.ofSeconds(10));
    caller.awaitHeard(Prompts.prompt("choice-inquiry"), Duration.ofSeconds(5));
    caller.awaitHeard(Prompts.prompt("press-1"), Duration.ofSeconds(5));
    caller.press('1');
    Callers.pass(caller, CATEGORY, ORDER, CALLBACK);

    String heard = Callers.leaveMessage(caller, MESSAGE);

    LeftInquiry kept = from("09011112222").getFirst();
    assertThat(kept.number()).isEqualTo(heard);
    assertThat(kept.category()).isEqualTo("returns");
    assertThat(kept.state()).isEqualTo("open");
    assertThat(kept.clock()).isEqualTo("set");
    assertThat(kept.opened()).startsWith("2026-11-24T10:");
    assertThat(AudioMatch.best(MESSAGE, kept.message().samples()).score())
        .isGreaterThan(AudioMatch.SAME);
    assertThat(kept.length().toMillis()).isCloseTo(kept.message().length().toMillis(), within(20L));
    assertThat(LINE.madoguchi("inquiries", "show", heard)).contains(heard, "09011112222");
  }

  @Test
  void a_caller_who_hangs_up_while_speaking_has_left_a_draft() {
    PhoneCall caller = LINE.call("09033334444");
    Callers.pressDuringGreeting(caller, '2');
    caller.awaitHeard(Prompts.prompt("offer"), Duration.ofSeconds(20));
    caller.press('1');
    Callers.pass(caller, CATEGORY, ORDER, CALLBACK);
    caller.awaitHeard(Prompts.prompt("record-message"), Duration.ofSeconds(15));
    Sound spoken = MESSAGE.first(Duration.ofSeconds(3));
    caller.say(Callers.A_MOMENT);
    caller.say(Callers.A_MOMENT);
    caller.say(spoken);
    caller.hangUp();

    assertThat(Callers.within(Duration.ofSeconds(20), () -> !from("09033334444").isEmpty()))
        .isTrue();
    LeftInquiry kept = from("09033334444").getFirst();
    assertThat(kept.category()).isEqualTo("delivery");
    assertThat(kept.state()).isEqualTo("draft");
    assertThat(AudioMatch.best(spoken, kept.message().samples()).score())
        .isGreaterThan(AudioMatch.SAME);
  }

  @Test
  void a_caller_who_does_not_want_to_leave_one_is_said_good_bye() {
    PhoneCall caller = LINE.call("09055556666");
    Callers.pressDuringGreeting(caller, '6');
    caller.awaitHeard(Prompts.prompt("choice-end"), Duration.ofSeconds(25));
    caller.press('2');
    caller.awaitHeard(Prompts.prompt("goodbye"), Duration.ofSeconds(10));
    caller.awaitEnd(Duration.ofSeconds(5));

    assertThat(from("09055556666")).isEmpty();
  }

  private static List<LeftInquiry> from(String number) {
    return LINE.inquiries().stream()
        .filter(inquiry -> inquiry.caller().filter(number::equals).isPresent())
        .toList();
  }
}
