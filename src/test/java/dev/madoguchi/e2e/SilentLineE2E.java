package dev.madoguchi.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Nobody speaks and no key comes: the line is not held for ever, even when everybody is busy. */
class SilentLineE2E {
  @RegisterExtension
  static final RunningLine LINE =
      RunningLine.asOf("2026-11-24 10:00")
          .with(
              Map.of(
                  "longest-call: 60m",
                  "longest-call: 15s",
                  "longest: 30m",
                  "longest: 15s",
                  "patience: 120s",
                  "patience: 14s",
                  "wait: 6s",
                  "wait: 1s"));

  @Test
  void a_silent_line_ends_with_the_offer_of_an_inquiry_and_a_good_bye() {
    Phone agent = LINE.agent("6006");
    PhoneCall talking = LINE.call("0366660000");
    Callers.pressDuringGreeting(talking, '6');
    PhoneCall busy = agent.awaitCall(Duration.ofSeconds(10));
    busy.answer();

    PhoneCall silent = LINE.call("0366660001");
    silent.awaitHeard(Prompts.prompt("menu-intro"), Duration.ofSeconds(15));
    silent.awaitHeard(Prompts.prompt("connecting"), Duration.ofSeconds(60));
    silent.awaitHeard(Prompts.prompt("offer"), Duration.ofSeconds(30));
    silent.awaitHeard(Prompts.prompt("goodbye"), Duration.ofSeconds(60));
    silent.awaitEnd(Duration.ofSeconds(10));

    assertThat(busy.isOver()).as("who talks with an agent is never cut").isFalse();
    assertThat(talking.isOver()).isFalse();
    assertThat(LINE.inquiries()).isEmpty();
  }
}
