package dev.madoguchi.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Two servers over ARI: either dies, and callers go on with the other in the step they were in. */
class TwoServersOverAriE2E {
  @RegisterExtension
  static final RunningLine LINE =
      RunningLine.asOf("2026-11-24 10:00").with(RunningLine.OVER_ARI).withTwoServers();

  private static final Duration SOON = Duration.ofSeconds(10);

  /** The second server has served nobody yet. */
  private static final Duration WHEN_COLD = Duration.ofSeconds(5);

  private static final Sound MESSAGE = Prompts.prompt("purpose-orders");
  private static final Sound INQUIRY = Prompts.prompt("purpose-site");

  @Test
  void either_server_dies_and_its_callers_and_new_ones_are_with_the_other() {
    Phone agent = LINE.agent("6005");
    PhoneCall waiting = LINE.call("0333330000");
    Callers.pressDuringGreeting(waiting, '5');
    PhoneCall ringing = agent.awaitCall(SOON);
    ringing.ring();

    int ready = LINE.up().lines("ready");
    ProcessHandle first = LINE.server();
    first.destroyForcibly();
    first.onExit().join();
    long pressed = System.nanoTime();
    waiting.press('0'); // leads to the second server, which has never heard of this caller
    PhoneCall comes = LINE.call("0344440000");

    Ear.Moment next = waiting.awaitHeard(INQUIRY, SOON);
    assertThat(Duration.ofNanos(next.began() - pressed)).isLessThan(WHEN_COLD);
    comes.awaitHeard(Prompts.prompt("greeting"), SOON);
    comes.hangUp();

    LINE.up().awaitLines("ready", ready + 1, RunningLine.START);
    waiting.press('#');
    Sound readBack = Prompts.prompt("callback-read-back");
    waiting.awaitHeard(readBack, Duration.ofSeconds(20));
    LINE.serverBeside().destroyForcibly();
    waiting.awaitHeard(readBack, Duration.ofSeconds(30)); // the same question, from the first
    waiting.press('1');
    String number = Callers.leaveMessage(waiting, MESSAGE);

    assertThat(LINE.inquiries())
        .singleElement()
        .satisfies(
            inquiry -> {
              assertThat(inquiry.number()).isEqualTo(number);
              assertThat(inquiry.category()).isEqualTo("site");
            });
  }
}
