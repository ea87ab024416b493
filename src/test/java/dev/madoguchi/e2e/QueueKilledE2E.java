package dev.madoguchi.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The server dies while a caller waits: the offer is made all the same, and its key works. */
class QueueKilledE2E {
  @RegisterExtension static final RunningLine LINE = RunningLine.asOf("2026-11-24 10:00");

  private static final Duration SOON = Duration.ofSeconds(10);
  private static final Sound OFFER = Prompts.prompt("offer-in-queue");

  /** The music once, and the offer behind it. */
  private static final Duration A_ROUND = Duration.ofSeconds(70);

  private static final Sound MESSAGE = Prompts.prompt("purpose-orders");

  @Test
  void the_music_goes_on_without_a_seam_and_the_offer_in_it_leads_to_the_dialplans_own_message() {
    Phone agent = LINE.agent("6005");
    PhoneCall caller = LINE.call("09077778888");
    Callers.pressDuringGreeting(caller, '5');
    caller.awaitHeard(Prompts.prompt("connecting"), SOON);
    agent.awaitCall(SOON).ring();
    // three parts of it, and the empty places to speak between them
    Sound music = Sound.read(Prompts.root().resolve("prompts/hold/hold.wav"));
    caller.awaitHeard(music.first(Duration.ofSeconds(14)), Duration.ofSeconds(25));

    LINE.server().destroyForcibly();
    caller.awaitHeard(new Sound("more music", music.slice(16 * Sound.RATE, 18 * Sound.RATE)), SOON);
    assertThat(caller.ear().everywhere(OFFER)).isEmpty();
    caller.awaitHeard(OFFER, A_ROUND);
    caller.press('0');

    caller.awaitHeard(Prompts.prompt("record-message"), Duration.ofSeconds(15));
    Callers.speakAfterTheTone(caller, MESSAGE);
    caller.awaitHeard(Prompts.prompt("dialplan-thanks"), SOON);
    caller.awaitEnd(SOON);

    LINE.up().awaitLines("ready", 2, Duration.ofSeconds(60));
    // ten seconds until nobody writes to it any more, ten until the next look
    assertThat(Callers.within(Duration.ofSeconds(40), () -> !LINE.inquiries().isEmpty())).isTrue();
    LeftInquiry kept = LINE.inquiries().getFirst();
    assertThat(kept.category()).isEqualTo("site");
    assertThat(AudioMatch.best(MESSAGE, kept.message().samples()).score())
        .isGreaterThan(AudioMatch.SAME);
  }
}
