package dev.madoguchi.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Agents log in and out and pause from their telephones, and callers notice at once. */
class AgentCodesE2E {
  @RegisterExtension static final RunningLine LINE = RunningLine.asOf("2026-11-24 10:00");

  private static final Duration SOON = Duration.ofSeconds(10);

  @Test
  void everybody_paused_leads_straight_to_the_offer_until_somebody_is_back() {
    Phone agent = LINE.agent("6001");
    dial(agent, "6001", "*43", "agent-confirm-pause");
    assertThat(LINE.madoguchi("queues")).contains("paused");

    PhoneCall caller = LINE.call("0311110001");
    Callers.pressDuringGreeting(caller, '1');
    caller.awaitHeard(Prompts.prompt("connecting"), SOON);
    caller.awaitHeard(Prompts.prompt("nobody-on-duty"), SOON);
    caller.awaitHeard(Prompts.prompt("offer"), SOON);
    caller.hangUp();

    dial(agent, "6001", "*44", "agent-confirm-back");
    PhoneCall next = LINE.call("0311110002");
    Callers.pressDuringGreeting(next, '1');
    agent.awaitCall(SOON).answer();
  }

  @Test
  void who_is_logged_out_is_not_rung_also_after_a_new_start_of_asterisk() {
    Phone agent = LINE.agent("6002");
    dial(agent, "6002", "*42", "agent-confirm-out");
    dial(agent, "6002", "*43", "agent-not-possible");
    dial(agent, "6002", "*44", "agent-not-possible");
    findsNobody("0322220001");

    LINE.outages().restartAsterisk();
    Phone again = LINE.agent("6002");
    findsNobody("0322220002");

    dial(again, "6002", "*41", "agent-confirm-in");
    PhoneCall caller = LINE.call("0322220003");
    Callers.pressDuringGreeting(caller, '2');
    again.awaitCall(SOON).answer();
  }

  private static void findsNobody(String from) {
    PhoneCall caller = LINE.call(from);
    Callers.pressDuringGreeting(caller, '2');
    caller.awaitHeard(Prompts.prompt("nobody-on-duty"), SOON);
    caller.hangUp();
  }

  private static void dial(Phone agent, String account, String code, String confirmation) {
    PhoneCall call = agent.call(LINE.code(code), Phone.from(account));
    call.awaitHeard(Prompts.prompt(confirmation), SOON);
    call.awaitEnd(SOON);
  }
}
