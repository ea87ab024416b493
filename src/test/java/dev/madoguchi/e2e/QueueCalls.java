package dev.madoguchi.e2e;

import static dev.madoguchi.e2e.Callers.Asked.CALLBACK;
import static dev.madoguchi.e2e.Callers.Asked.CATEGORY;
import static dev.madoguchi.e2e.Callers.Asked.ORDER;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is said to who waits, and to the agent, never stands between the two. */
abstract class QueueCalls {
  private final RunningLine line;

  QueueCalls(RunningLine line) {
    this.line = line;
  }

  /** A line that makes the offer after five seconds in two of its queues. */
  static RunningLine impatient() {
    return RunningLine.asOf("2026-11-24 10:00")
        .with(
            Map.of(
                "delivery: # 配送遅延など、配送に関するお問い合わせ\n    patience: 120s",
                "delivery:\n    patience: 5s",
                "orders: # ご注文・決済に関するお問い合わせ\n    patience: 120s",
                "orders:\n    patience: 5s"));
  }

  private static final Duration SOON = Duration.ofSeconds(10);
  private static final Duration A_SLOT_LATER = Duration.ofSeconds(40);
  private static final Sound OFFER = Prompts.prompt("offer-in-queue");

  @Test
  void an_agent_who_answers_in_the_middle_of_an_announcement_has_the_caller_at_once() {
    Phone agent = line.agent("6002");
    PhoneCall caller = Callers.queued(line.call("0322220001"), '2');
    PhoneCall ringing = agent.awaitCall(SOON);
    ringing.ring();
    caller.awaitHeard(Prompts.prompt("all-busy").first(Duration.ofSeconds(1)), A_SLOT_LATER);

    ringing.answer();
    long answered = System.nanoTime();
    Ear.Moment whisper = ringing.awaitHeard(Prompts.prompt("whisper-delivery"), SOON);
    Sound voice = Sound.sweep(400, 1200, Duration.ofSeconds(2));
    ringing.startSaying(voice);
    Ear.Moment joined = caller.awaitHeard(voice, SOON);

    System.out.printf(
        "the agent heard the whisper after %d ms, the caller the agent after %d ms%n",
        Duration.ofNanos(whisper.began() - answered).toMillis(),
        Duration.ofNanos(joined.began() - answered).toMillis());
    assertThat(Duration.ofNanos(whisper.began() - answered)).isLessThan(Duration.ofSeconds(1));
    assertThat(Duration.ofNanos(joined.began() - answered)).isLessThan(Duration.ofSeconds(3));
    assertThat(caller.ear().everywhere(Prompts.prompt("whisper-delivery"))).isEmpty();
    assertThat(caller.ear().everywhere(OFFER)).isEmpty();
  }

  @Test
  void a_key_takes_the_offer_from_within_the_queue_also_while_an_agent_is_rung() {
    Phone agent = line.agent("6003");
    PhoneCall caller = Callers.queued(line.call("0333330001"), '3');
    PhoneCall ringing = agent.awaitCall(SOON);
    ringing.ring();
    caller.press('1'); // a key of the menu, once too often: nothing
    caller.awaitHeard(Prompts.prompt("all-busy").first(Duration.ofSeconds(1)), A_SLOT_LATER);
    caller.press('0');

    assertThat(ringing.awaitEnd(SOON)).isEqualTo("the other side cancelled");
    Callers.pass(caller, CATEGORY, ORDER, CALLBACK);
    String number = Callers.leaveMessage(caller, Prompts.prompt("purpose-site"));
    assertThat(line.inquiries())
        .filteredOn(inquiry -> inquiry.number().equals(number))
        .singleElement()
        .satisfies(inquiry -> assertThat(inquiry.category()).isEqualTo("orders"));
  }

  @Test
  void the_agent_hears_that_the_caller_speaks_english() {
    Phone agent = line.agent("6004");
    PhoneCall caller = line.call("0344440001");
    Callers.pressDuringGreeting(caller, '9');
    caller.awaitHeard(Prompts.english("menu-intro"), SOON);
    caller.press('4');
    PhoneCall taken = agent.awaitCall(SOON);
    taken.answer();
    taken.awaitHeard(Prompts.english("whisper-language"), SOON);
    taken.awaitHeard(Prompts.prompt("whisper-account"), SOON);
  }
}
