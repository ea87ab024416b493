package dev.madoguchi.e2e;

import static dev.madoguchi.e2e.Callers.Asked.CALLBACK;
import static dev.madoguchi.e2e.Callers.Asked.DETAIL;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A national holiday: the line is closed, whoever is at their telephone. */
abstract class ClosedCalls {
  private final RunningLine line;

  ClosedCalls(RunningLine line) {
    this.line = line;
  }

  private static final Sound MESSAGE = Prompts.prompt("choice-wait");

  @Test
  void a_caller_hears_that_it_is_closed_and_leaves_an_inquiry() {
    Phone agent = line.agent("6004");
    PhoneCall caller = line.call("0355556666");
    caller.awaitHeard(Prompts.prompt("greeting"), Duration.ofSeconds(15));
    caller.awaitHeard(Prompts.prompt("closed-holiday"), Duration.ofSeconds(10));
    caller.awaitHeard(Prompts.prompt("closed-menu-intro"), Duration.ofSeconds(20));
    caller.awaitHeard(Prompts.prompt("purpose-returns"), Duration.ofSeconds(10));
    caller.press('4');
    Callers.pass(caller, DETAIL, CALLBACK);

    String heard = Callers.leaveMessage(caller, MESSAGE);

    assertThat(line.inquiries())
        .singleElement()
        .satisfies(
            kept -> {
              assertThat(kept.number()).isEqualTo(heard);
              assertThat(kept.category()).isEqualTo("account");
              assertThat(kept.caller()).contains("0355556666");
              assertThat(kept.opened()).startsWith("2026-11-23T10:");
              assertThat(AudioMatch.best(MESSAGE, kept.message().samples()).score())
                  .isGreaterThan(AudioMatch.SAME);
            });
    assertThat(agent.calls()).isEmpty();
  }
}
