package dev.madoguchi.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The line is open and every queue has its agent: who calls, talks to the right one. */
class RingToAgentE2E {
  @RegisterExtension static final RunningLine LINE = RunningLine.asOf("2026-11-24 10:00");

  private static final Map<Character, String> AGENT_OF_KEY =
      Map.of('1', "6001", '2', "6002", '3', "6003", '4', "6004", '5', "6005", '6', "6006");

  private static final List<String> QUEUES =
      List.of("returns", "delivery", "orders", "account", "site", "other");

  @Test
  void six_callers_at_once_each_talk_to_the_agent_of_their_key()
      throws InterruptedException, ExecutionException {
    Map<String, Phone> agents = LINE.everyAgent();
    List<Callable<Void>> callers =
        AGENT_OF_KEY.entrySet().stream()
            .map(choice -> caller(choice.getKey(), agents.get(choice.getValue())))
            .toList();

    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Void> caller : threads.invokeAll(callers)) {
        caller.get();
      }
    }

    assertThat(agents.values()).allMatch(agent -> agent.calls().size() == 1);
  }

  @Test
  void a_key_during_the_greeting_is_the_choice_already() {
    Phone agent = LINE.agent("6002");
    PhoneCall caller = LINE.call("0312345678");
    Callers.pressDuringGreeting(caller, '2');
    caller.awaitHeard(Prompts.prompt("connecting"), Duration.ofSeconds(4));

    agent.awaitCall(Duration.ofSeconds(5)).answer();
    assertThat(caller.ear().everywhere(Prompts.prompt("greeting"))).isEmpty();
  }

  @Test
  void a_caller_who_hangs_up_in_the_queue_stops_the_ringing() {
    Phone agent = LINE.agent("6003");
    PhoneCall caller = LINE.call("0312345678");
    Callers.pressDuringGreeting(caller, '3');
    PhoneCall ringing = agent.awaitCall(Duration.ofSeconds(10));
    ringing.ring();

    caller.hangUp();

    assertThat(ringing.awaitEnd(Duration.ofSeconds(5))).isEqualTo("the other side cancelled");
  }

  private static Callable<Void> caller(char key, Phone agent) {
    String queue = QUEUES.get(key - '1');
    int pitch = 200 + 80 * (key - '0');
    Sound fromCaller = Sound.sweep(pitch, 900, Duration.ofSeconds(2));
    Sound fromAgent = Sound.sweep(900, pitch, Duration.ofSeconds(2));
    String number = "031234567" + key;
    return () -> {
      PhoneCall caller = LINE.call(number);
      caller.awaitHeard(Prompts.prompt("greeting"), Duration.ofSeconds(15));
      caller.awaitHeard(Prompts.prompt("menu-intro"), Duration.ofSeconds(10));
      caller.press(key);
      caller.awaitHeard(Prompts.prompt("connecting"), Duration.ofSeconds(5));

      PhoneCall taken = agent.awaitCall(Duration.ofSeconds(5));
      assertThat(taken.shownFrom()).contains(number);
      taken.ring();
      Callers.take(taken, queue);
      caller.startSaying(fromCaller);
      taken.startSaying(fromAgent);
      taken.awaitHeard(fromCaller, Duration.ofSeconds(10));
      caller.awaitHeard(fromAgent, Duration.ofSeconds(10));

      taken.hangUp();
      caller.awaitHeard(Prompts.prompt("goodbye"), Duration.ofSeconds(10));
      assertThat(caller.awaitEnd(Duration.ofSeconds(5))).isEqualTo("the other side hung up");
      return null;
    };
  }
}
