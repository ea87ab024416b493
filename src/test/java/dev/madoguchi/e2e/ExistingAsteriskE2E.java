package dev.madoguchi.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Where the distribution has an Asterisk, up takes that one, and needs no option to. */
class ExistingAsteriskE2E {
  @RegisterExtension
  static final RunningLine LINE = RunningLine.asOf("2026-11-24 10:00").onAMachineWithAsterisk();

  @Test
  void a_call_from_outside_that_machine_reaches_an_agent() {
    Phone agent = LINE.agent("6001");
    PhoneCall caller = LINE.call("0312345678");
    Callers.pressDuringGreeting(caller, '1');
    caller.awaitHeard(Prompts.prompt("connecting"), Duration.ofSeconds(5));

    PhoneCall taken = agent.awaitCall(Duration.ofSeconds(10));
    Callers.take(taken, "returns");
    Sound words = Sound.sweep(300, 900, Duration.ofSeconds(2));
    taken.startSaying(words);
    caller.awaitHeard(words, Duration.ofSeconds(10));
    caller.hangUp();

    // the binary itself, in no private root of ours
    assertThat(LINE.asterisk().info().arguments().orElseThrow()).contains("-f");
    assertThat(LINE.state().resolve("run/root")).doesNotExist();
  }
}
