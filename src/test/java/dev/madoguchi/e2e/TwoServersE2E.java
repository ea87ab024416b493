package dev.madoguchi.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Two servers beside each other: either dies, and its callers go on with the other at once. */
class TwoServersE2E {
  @RegisterExtension
  static final RunningLine LINE = RunningLine.asOf("2026-11-24 10:00").withTwoServers();

  private static final Duration SOON = Duration.ofSeconds(10);
  private static final Duration AT_ONCE = Duration.ofSeconds(2);

  private static final Sound GREETING = Prompts.prompt("greeting");
  private static final Sound MENU_AGAIN = Prompts.english("this-language");
  private static final Sound MESSAGE = Prompts.prompt("purpose-orders");
  private static final Sound INQUIRY = Prompts.prompt("purpose-site");
  private static final int IN_THE_MENU = 3;

  @Test
  void either_server_dies_and_every_caller_hears_the_next_prompt_within_two_seconds() {
    List<PhoneCall> inTheMenu = new ArrayList<>();
    for (int i = 0; i < IN_THE_MENU; i++) {
      inTheMenu.add(LINE.call("031111000" + i));
    }
    PhoneCall atTheOffer = LINE.call("0322220000");
    Callers.pressDuringGreeting(atTheOffer, '2');
    atTheOffer.awaitHeard(Prompts.prompt("offer"), Duration.ofSeconds(20));
    Phone agent = LINE.agent("6005");
    PhoneCall waiting = LINE.call("0333330000");
    Callers.pressDuringGreeting(waiting, '5');
    PhoneCall ringing = agent.awaitCall(SOON);
    ringing.ring();
    inTheMenu.forEach(
        caller -> caller.awaitHeard(Prompts.prompt("menu-intro"), Duration.ofSeconds(20)));

    int ready = LINE.up().lines("ready");
    long killed = System.nanoTime();
    LINE.server().destroyForcibly();
    waiting.press('0'); // leads to the second server, which has never heard of this caller

    inTheMenu.forEach(caller -> heardSoonAfter(killed, caller, MENU_AGAIN));
    heardSoonAfter(killed, atTheOffer, Prompts.prompt("nobody-on-duty"));
    heardSoonAfter(killed, waiting, INQUIRY);

    LINE.up().awaitLines("ready", ready + 1, Duration.ofSeconds(60));
    waiting.press('#');
    waiting.awaitHeard(Prompts.prompt("callback-read-back"), Duration.ofSeconds(20));
    long killedBeside = System.nanoTime();
    LINE.serverBeside().destroyForcibly();
    heardSoonAfter(killedBeside, waiting, INQUIRY);
    waiting.press('#');
    Callers.pass(waiting, Callers.Asked.CALLBACK);
    String number = Callers.leaveMessage(waiting, MESSAGE);

    assertThat(LINE.inquiries())
        .singleElement()
        .satisfies(
            inquiry -> {
              assertThat(inquiry.number()).isEqualTo(number);
              assertThat(inquiry.category()).isEqualTo("site");
            });
    assertThat(inTheMenu)
        .allSatisfy(caller -> assertThat(caller.ear().everywhere(GREETING)).hasSize(1));
  }

  private static void heardSoonAfter(long killed, PhoneCall caller, Sound prompt) {
    Ear.Moment next = caller.awaitHeard(prompt, SOON);
    Duration after = Duration.ofNanos(next.began() - killed);
    System.out.printf("%s heard %s after %d ms%n", caller, prompt.name(), after.toMillis());
    assertThat(after).isLessThan(AT_ONCE);
  }
}
