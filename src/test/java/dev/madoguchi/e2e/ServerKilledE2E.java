package dev.madoguchi.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The server dies, or hangs, in the middle of a call: the dialplan takes the caller, and the server
 * returns.
 */
@Order(13)
@DisabledIfSystemProperty(
    named = "madoguchi.way-in",
    matches = "ari",
    disabledReason = "over ARI a call goes on with the server that is back, see AriE2E")
class ServerKilledE2E {
  @RegisterExtension static final RunningLine LINE = RunningLine.asOf("2026-11-24 10:00");

  private static final Duration SOON = Duration.ofSeconds(10);

  @Test
  void a_caller_in_the_menu_is_in_a_queue_within_two_seconds() {
    Phone agent = LINE.agent("6006");
    PhoneCall caller = LINE.call("0312345678");
    caller.awaitHeard(Prompts.prompt("greeting"), Duration.ofSeconds(15));
    caller.awaitHeard(Prompts.prompt("menu-intro"), Duration.ofSeconds(10));

    int ready = LINE.up().lines("ready");
    long killed = System.nanoTime();
    LINE.server().destroyForcibly();

    PhoneCall taken = agent.awaitCall(Duration.ofSeconds(10));
    Duration untilRinging = Duration.ofNanos(System.nanoTime() - killed);
    taken.answer();
    Ear.Moment apology = caller.awaitHeard(Prompts.prompt("apology"), Duration.ofSeconds(5));
    assertThat(Duration.ofNanos(apology.began() - killed)).isLessThan(Duration.ofSeconds(1));
    // rings at the agent's: so the caller was in the queue
    assertThat(untilRinging).isLessThan(Duration.ofSeconds(2));
    Sound voice = Sound.sweep(500, 1500, Duration.ofSeconds(1));
    taken.say(voice);
    caller.awaitHeard(voice, Duration.ofSeconds(5));
    taken.hangUp();
    caller.awaitEnd(Duration.ofSeconds(5));

    LINE.up().awaitLines("ready", ready + 1, RunningLine.START);
    PhoneCall next = LINE.call("0312345678");
    next.awaitHeard(Prompts.prompt("greeting"), Duration.ofSeconds(15));
    next.press('6');
    next.awaitHeard(Prompts.prompt("connecting"), Duration.ofSeconds(5));
    agent.awaitCall(Duration.ofSeconds(10)).answer();
  }

  @Test
  void a_message_the_dialplan_takes_is_kept_in_the_language_the_caller_chose() {
    PhoneCall caller = LINE.call("0322223333");
    Callers.pressDuringGreeting(caller, '9');
    caller.awaitHeard(Prompts.english("menu-intro"), SOON);
    PhoneCall silent = LINE.call("0322224444");
    silent.awaitHeard(Prompts.prompt("greeting"), Duration.ofSeconds(15));

    int ready = LINE.up().lines("ready");
    LINE.server().destroyForcibly();

    caller.awaitHeard(Prompts.english("apology"), SOON);
    caller.awaitHeard(Prompts.english("dialplan-message"), Duration.ofSeconds(20));
    Sound message = Prompts.prompt("purpose-orders");
    Callers.speakAfterTheTone(caller, message);
    caller.awaitHeard(Prompts.english("dialplan-thanks"), SOON);
    caller.awaitEnd(SOON);
    silent.awaitHeard(Prompts.prompt("dialplan-message"), Duration.ofSeconds(20));
    silent.awaitHeard(Prompts.prompt("nothing-recorded"), Duration.ofSeconds(15));
    silent.awaitEnd(SOON);

    LINE.up().awaitLines("ready", ready + 1, RunningLine.START);
    assertThat(Callers.within(Duration.ofSeconds(30), () -> keptInEnglish("0322223333"))).isTrue();
  }

  @Test
  void a_caller_whose_server_dies_before_its_first_words_is_answered_by_the_dialplan() {
    int ready = LINE.up().lines("ready");
    LINE.outages().whileServerHangs(ServerKilledE2E::isKilledWithACallerWhoHearsItRing);
    LINE.up().awaitLines("ready", ready + 1, RunningLine.START);
  }

  private static void isKilledWithACallerWhoHearsItRing() {
    PhoneCall caller = LINE.phone().place(LINE.number(), Phone.from("0312345680"));
    assertThat(Callers.within(SOON, ServerKilledE2E::isAskedForACall)).isTrue();
    assertThat(caller.answeredWithin(Duration.ZERO)).isFalse();

    LINE.server().destroyForcibly();

    caller.awaitHeard(Prompts.prompt("apology"), SOON);
    caller.hangUp();
  }

  /** Asterisk has connected, and waits for a first command. */
  private static boolean isAskedForACall() {
    return LINE.asterisk("core show channels concise").contains("!AGI!");
  }

  @Test
  void a_server_that_hangs_is_ended_before_its_caller_has_heard_nothing_for_five_seconds() {
    PhoneCall caller = LINE.call("0312345679");
    caller.awaitHeard(Prompts.prompt("greeting"), Duration.ofSeconds(15));
    caller.awaitHeard(Prompts.prompt("menu-intro"), Duration.ofSeconds(10));

    int ready = LINE.up().lines("ready");
    long told = toldThatItHangs();
    LINE.outages().serverHangs();
    caller.press('6'); // which ends the words
    long silent = System.nanoTime();

    Ear.Moment apology = caller.awaitHeard(Prompts.prompt("apology"), Duration.ofSeconds(15));
    assertThat(Duration.ofNanos(apology.began() - silent)).isLessThan(Duration.ofSeconds(5));
    caller.hangUp();
    LINE.up().awaitLines("ready", ready + 1, RunningLine.START);
    assertThat(toldThatItHangs()).isEqualTo(told + 1);
  }

  private static long toldThatItHangs() {
    return Pattern.compile("the server does not move any more")
        .matcher(LINE.up().everything())
        .results()
        .count();
  }

  private static boolean keptInEnglish(String from) {
    return LINE.inquiries().stream()
        .filter(inquiry -> inquiry.language().equals("en"))
        .anyMatch(inquiry -> inquiry.caller().filter(from::equals).isPresent());
  }
}
