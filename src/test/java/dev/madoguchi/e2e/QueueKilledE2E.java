package dev.madoguchi.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The server dies, or hangs, while a caller waits: the offer is made all the same, its key works,
 * and nobody is left in silence behind the queue.
 */
@Order(5)
class QueueKilledE2E {
  @RegisterExtension static final RunningLine LINE = RunningLine.asOf("2026-11-24 10:00");

  private static final Duration SOON = Duration.ofSeconds(10);
  private static final Sound OFFER = Prompts.prompt("offer-in-queue");

  /** The music once, and the offer behind it. */
  private static final Duration A_ROUND = Duration.ofSeconds(70);

  private static final Sound MESSAGE = Prompts.prompt("purpose-orders");

  @Test
  void the_music_goes_on_and_the_offer_in_it_leads_to_the_inquiry_of_the_server_that_is_back() {
    PhoneCall caller = waiting("09077778888", '5', "6005");
    // three parts of it, and the empty places to speak between them
    Sound music = Sound.read(Prompts.root().resolve("prompts/hold/hold.wav"));
    caller.awaitHeard(music.first(Duration.ofSeconds(14)), Duration.ofSeconds(25));

    int ready = LINE.up().lines("ready");
    LINE.server().destroyForcibly();
    caller.awaitHeard(new Sound("more music", music.slice(16 * Sound.RATE, 18 * Sound.RATE)), SOON);
    assertThat(caller.ear().everywhere(OFFER)).isEmpty();
    LINE.up().awaitLines("ready", ready + 1, RunningLine.START);
    caller.awaitHeard(OFFER, A_ROUND);
    caller.press('0');

    Callers.pass(caller, Callers.Asked.CATEGORY, Callers.Asked.CALLBACK);
    String number = Callers.leaveMessage(caller, MESSAGE);
    LeftInquiry kept = only(number);
    assertThat(kept.category()).isEqualTo("site");
    assertThat(AudioMatch.best(MESSAGE, kept.message().samples()).score())
        .isGreaterThan(AudioMatch.SAME);
  }

  @Test
  void behind_the_key_a_server_that_hangs_is_not_waited_for_and_the_dialplan_takes_the_message() {
    PhoneCall caller = waiting("09077779999", '6', "6006");
    hanging(
        () -> {
          caller.press('0');
          caller.awaitHeard(Prompts.prompt("record-message"), Duration.ofSeconds(20));
          Callers.speakAfterTheTone(caller, MESSAGE);
          caller.awaitHeard(Prompts.prompt("dialplan-thanks"), SOON);
          caller.awaitEnd(SOON);
        });
    // until nobody writes to it any more, and the next look after that
    assertThat(Callers.within(Duration.ofSeconds(60), () -> heldFrom("09077779999"))).isTrue();
  }

  @Test
  void a_talk_is_not_cut_by_a_server_that_hangs_and_ends_when_the_agent_hangs_up() {
    Phone agent = LINE.agent("6004");
    PhoneCall caller = LINE.call("09077770000");
    Callers.pressDuringGreeting(caller, '4');
    PhoneCall taken = agent.awaitCall(SOON);
    Callers.take(taken, "account");
    hanging(
        () -> {
          Sound talk = Sound.sweep(500, 1500, Duration.ofSeconds(12)); // longer than any watchdog
          taken.say(talk);
          caller.awaitHeard(talk, SOON);
          taken.hangUp();
          caller.awaitEnd(SOON);
        });
    assertThat(caller.ear().everywhere(Prompts.prompt("apology"))).isEmpty();
  }

  private static PhoneCall waiting(String from, char key, String agent) {
    Phone phone = LINE.agent(agent);
    PhoneCall caller = LINE.call(from);
    Callers.pressDuringGreeting(caller, key);
    caller.awaitHeard(Prompts.prompt("connecting"), SOON);
    phone.awaitCall(SOON).ring();
    return caller;
  }

  /** Does it while the server hangs, is ended for it and starts anew. */
  private static void hanging(Runnable what) {
    int ready = LINE.up().lines("ready");
    LINE.outages().serverHangs();
    what.run();
    LINE.up().awaitLines("ready", ready + 1, RunningLine.START);
  }

  private static boolean heldFrom(String number) {
    return LINE.inquiries().stream()
        .anyMatch(
            inquiry ->
                inquiry.category().equals("other")
                    && inquiry.caller().filter(number::equals).isPresent());
  }

  private static LeftInquiry only(String number) {
    return LINE.inquiries().stream()
        .filter(inquiry -> inquiry.number().equals(number))
        .findAny()
        .orElseThrow();
  }
}
