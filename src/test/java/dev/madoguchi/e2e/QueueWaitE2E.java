package dev.madoguchi.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The waiting time is told once enough calls have told it, and not before. */
class QueueWaitE2E {
  @RegisterExtension static final RunningLine LINE = RunningLine.asOf("2026-11-24 10:00");

  private static final Duration SOON = Duration.ofSeconds(10);
  private static final Sound TALK = Sound.sweep(300, 700, Duration.ofSeconds(3));

  @Test
  void five_calls_make_a_waiting_time() {
    Phone agent = LINE.agent("6005");
    List<PhoneCall> callers = new ArrayList<>();
    try (AgentAtWork _ = AgentAtWork.saying(TALK, agent)) {
      for (int i = 0; i < 5; i++) {
        callers.add(waiting("031111000" + i));
      }
      for (PhoneCall caller : callers) {
        caller.awaitEnd(Duration.ofSeconds(60));
      }
    }
    PhoneCall talking = waiting("0322220000");
    agent.awaitCall(SOON).answer();
    PhoneCall next = waiting("0322220001");
    PhoneCall second = waiting("0322220002");

    second.awaitHeard(
        Prompts.joined(
            "place",
            "count-2",
            "place-end",
            "wait-range",
            "minutes-1",
            "wait-range-to",
            "minutes-2",
            "wait-range-end"),
        Duration.ofSeconds(30));
    second.hangUp();
    next.hangUp();
    talking.hangUp();
    assertThat(Callers.within(Duration.ofSeconds(30), QueueWaitE2E::isRecordedWhole)).isTrue();
    assertThat(LINE.recordedCalls("0322220002").getFirst().heard())
        .as("what was said between the music is in the record")
        .containsSubsequence("connecting", "place", "count-2", "place-end", "wait-range");
  }

  /** The dialplan may have told of it before the server has. */
  private static boolean isRecordedWhole() {
    return LINE.recordedCalls("0322220002").stream().anyMatch(call -> call.language().isPresent());
  }

  private static PhoneCall waiting(String from) {
    PhoneCall caller = LINE.call(from);
    Callers.pressDuringGreeting(caller, '5');
    return caller;
  }
}
