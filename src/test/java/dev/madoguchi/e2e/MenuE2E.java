package dev.madoguchi.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The menus: another language, guidance under a key, silence, wrong keys, once more. */
@Order(7)
class MenuE2E {
  @RegisterExtension static final RunningLine LINE = RunningLine.asOf("2026-11-24 10:00");

  private static final Duration SOON = Duration.ofSeconds(5);
  private static final Duration RECORDED = Duration.ofSeconds(30);
  private static final Duration A_MENU_LATER = Duration.ofSeconds(60);

  @Test
  void nine_is_offered_in_english_and_everything_after_it_is_english() {
    PhoneCall caller = LINE.call("09010000001");
    caller.awaitHeard(Prompts.prompt("greeting"), Duration.ofSeconds(15));
    caller.awaitHeard(Prompts.english("this-language"), SOON);
    caller.awaitHeard(Prompts.english("press-9"), SOON);
    caller.press('9');
    caller.awaitHeard(Prompts.prompt("this-language"), SOON); // and back
    caller.awaitHeard(Prompts.english("menu-intro"), SOON);
    caller.awaitHeard(Prompts.english("purpose-delivery"), Duration.ofSeconds(15));
    caller.press('2');
    caller.awaitHeard(Prompts.english("connecting"), SOON);
    caller.awaitHeard(Prompts.english("nobody-on-duty"), Duration.ofSeconds(10));
    caller.press('1');
    caller.awaitHeard(Prompts.english("inquiry-taken"), Duration.ofSeconds(10));
    caller.press('#');
    caller.awaitHeard(Prompts.english("order-ask"), SOON);
    caller.press('#');
    caller.awaitHeard(Prompts.english("callback-read-back"), SOON);
    caller.press('1');
    caller.awaitHeard(Prompts.english("record-message"), Duration.ofSeconds(15));
    Callers.speakAfterTheTone(caller, Prompts.english("purpose-site"));
    caller.awaitHeard(Prompts.english("choice-send"), Duration.ofSeconds(10));
    caller.press('1');
    caller.awaitHeard(Prompts.english("receipt"), Duration.ofSeconds(10));
    caller.awaitHeard(Prompts.english("goodbye"), Duration.ofSeconds(30));
    caller.awaitEnd(SOON);

    assertThat(LINE.inquiries())
        .filteredOn(inquiry -> inquiry.caller().filter("09010000001"::equals).isPresent())
        .singleElement()
        .satisfies(inquiry -> assertThat(inquiry.language()).isEqualTo("en"));
  }

  @Test
  void guidance_is_cut_short_by_the_key_that_leads_to_an_agent() {
    Phone agent = LINE.agent("6001");
    PhoneCall caller = LINE.call("09010000002");
    Callers.pressDuringGreeting(caller, '7');
    caller.awaitHeard(Prompts.prompt("menu-questions-intro"), SOON);
    caller.awaitHeard(Prompts.prompt("about-return"), Duration.ofSeconds(15));
    caller.press('3');
    caller.awaitHeard(Prompts.prompt("guidance-return").first(Duration.ofSeconds(3)), SOON);
    caller.press('0');
    caller.awaitHeard(Prompts.prompt("connecting"), SOON);
    agent.awaitCall(SOON).answer();
    agent.unregister();
  }

  @Test
  void a_key_is_one_key_whatever_becomes_of_its_packets() {
    PhoneCall caller = LINE.call("09010000005");
    Callers.pressDuringGreeting(caller, '*');
    for (RtpStream.KeyShape shape : RtpStream.KeyShape.values()) {
      caller.awaitHeard(Prompts.prompt("menu-intro").first(Duration.ofSeconds(1)), SOON);
      caller.press('*', shape);
    }
    caller.awaitHeard(Prompts.prompt("menu-intro"), SOON);
    caller.hangUp();

    assertThat(Callers.within(RECORDED, MenuE2E::isRecordedWhole)).isTrue();
    assertThat(
            LINE.recordedCalls("09010000005").getFirst().keys().stream()
                .filter(key -> key.endsWith("=*")))
        .hasSize(1 + RtpStream.KeyShape.values().length);
  }

  /** The dialplan may have told of it before the server has. */
  private static boolean isRecordedWhole() {
    return LINE.recordedCalls("09010000005").stream().anyMatch(call -> call.language().isPresent());
  }

  @Test
  void star_a_wrong_key_and_silence_are_met_with_their_own_words() {
    PhoneCall caller = LINE.call("09010000003");
    Callers.pressDuringGreeting(caller, '*');
    caller.awaitHeard(Prompts.prompt("menu-intro"), SOON);
    caller.press('0');
    caller.awaitHeard(Prompts.prompt("wrong-key"), SOON);
    caller.awaitHeard(Prompts.prompt("menu-intro"), SOON);
    caller.awaitHeard(Prompts.prompt("no-input"), A_MENU_LATER);
    caller.awaitHeard(Prompts.prompt("menu-intro"), SOON);
    caller.press('*');
    caller.awaitHeard(Prompts.prompt("menu-intro"), SOON);

    assertThat(caller.ear().everywhere(Prompts.prompt("greeting"))).isEmpty();
  }
}
