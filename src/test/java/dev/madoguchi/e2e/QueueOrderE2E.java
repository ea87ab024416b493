package dev.madoguchi.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Everybody is busy: who waits hears the place in line and the offer, and loses nothing by hearing.
 */
@Order(13)
class QueueOrderE2E {
  @RegisterExtension
  static final RunningLine LINE =
      RunningLine.asOf("2026-11-24 10:00")
          .with(
              Map.of(
                  "returns: # キャンセル・返品に関するお問い合わせ\n    patience: 120s",
                  "returns:\n    patience: 9s",
                  "offer-again: 60s",
                  "offer-again: 12s"));

  private static final Duration SOON = Duration.ofSeconds(10);
  private static final Duration A_SLOT_LATER = Duration.ofSeconds(40);
  private static final Sound OFFER = Prompts.prompt("offer-in-queue");

  @Test
  void the_second_of_three_declines_the_offer_and_all_are_answered_in_their_order() {
    Phone agent = LINE.agent("6001");
    PhoneCall talking = Callers.queued(LINE.call("0311110000"), '1');
    PhoneCall busy = agent.awaitCall(SOON);
    busy.answer();

    PhoneCall first = Callers.queued(LINE.call("0311110001"), '1');
    PhoneCall second = Callers.queued(LINE.call("0311110002"), '1');
    PhoneCall third = Callers.queued(LINE.call("0311110003"), '1');
    third.awaitHeard(place(3), A_SLOT_LATER);
    second.awaitHeard(place(2), A_SLOT_LATER);
    second.awaitHeard(OFFER, A_SLOT_LATER);
    second.press('2'); // which is no key here: saying no is doing nothing
    second.awaitHeard(OFFER, A_SLOT_LATER);

    busy.hangUp();
    talking.awaitEnd(SOON);
    List<PhoneCall> inOrder = List.of(first, second, third);
    for (PhoneCall caller : inOrder) {
      PhoneCall taken = agent.awaitCall(Duration.ofSeconds(20));
      Callers.take(taken, "returns");
      assertThat(agent.calls()).as("one at a time").hasSize(2 + inOrder.indexOf(caller));
      Sound voice = Sound.sweep(300, 600 + 200 * inOrder.indexOf(caller), Duration.ofSeconds(2));
      caller.startSaying(voice);
      taken.awaitHeard(voice, SOON);
      taken.hangUp();
      caller.awaitHeard(Prompts.prompt("goodbye"), SOON);
    }
  }

  private static Sound place(int place) {
    return Prompts.joined("place", "count-" + place, "place-end");
  }
}
