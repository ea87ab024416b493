package dev.madoguchi.ami;

import static org.assertj.core.api.Assertions.assertThat;

import dev.madoguchi.call.CallId;
import dev.madoguchi.call.QueueName;
import dev.madoguchi.queue.Account;
import dev.madoguchi.queue.Agent;
import dev.madoguchi.queue.HandleTimes;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.asteriskjava.manager.event.AgentCompleteEvent;
import org.asteriskjava.manager.event.QueueEntryEvent;
import org.asteriskjava.manager.event.QueueMemberAddedEvent;
import org.asteriskjava.manager.event.QueueMemberPauseEvent;
import org.asteriskjava.manager.event.QueueMemberRemovedEvent;
import org.asteriskjava.manager.event.QueueMemberStatusEvent;
import org.asteriskjava.manager.event.QueueParamsEvent;
import org.asteriskjava.manager.event.ReloadEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AmiEventsTest {
  private static final Instant NOW = Instant.parse("2026-11-24T01:00:00Z");
  private static final QueueName RETURNS = new QueueName("returns");
  private static final Account AGENT = new Account("6001");

  @ParameterizedTest
  @CsvSource({
    "0, false, OFF_DUTY",
    "1, false, FREE",
    "2, false, BUSY",
    "3, false, BUSY",
    "4, false, OFF_DUTY",
    "5, false, OFF_DUTY",
    "6, false, BUSY",
    "7, false, BUSY",
    "8, false, BUSY",
    "9, false, OFF_DUTY",
    "1, true, PAUSED",
    "2, true, PAUSED",
    "5, true, OFF_DUTY",
    ", , OFF_DUTY",
    "1, , FREE",
  })
  void a_status_and_a_pause_make_a_state(Integer status, Boolean paused, Agent.State state) {
    QueueMemberStatusEvent event = new QueueMemberStatusEvent(this);
    event.setQueue("returns");
    event.setInterface("PJSIP/6001");
    event.setStatus(status);
    event.setPaused(paused);
    assertThat(AmiEvents.read(event, NOW))
        .contains(new QueueChange.AgentSeen(RETURNS, AGENT, state));
  }

  @Test
  void an_agent_who_logged_out_is_off_duty_and_not_paused() {
    QueueMemberPauseEvent event = new QueueMemberPauseEvent(this);
    event.setQueue("returns");
    event.setInterface("PJSIP/6001");
    event.setStatus(1);
    event.setPaused(true);
    event.setPausedreason("out");
    assertThat(AmiEvents.read(event, NOW))
        .contains(new QueueChange.AgentSeen(RETURNS, AGENT, Agent.State.OFF_DUTY));
  }

  @Test
  void a_call_an_agent_ended_tells_how_long_it_took() {
    AgentCompleteEvent event = new AgentCompleteEvent(this);
    event.setQueue("returns");
    event.setTalkTime(83L);
    assertThat(AmiEvents.read(event, NOW))
        .contains(
            new QueueChange.CallHandled(
                RETURNS, new HandleTimes.Handled(NOW, Duration.ofSeconds(83))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"PJSIP/6001", "SIP/6001", "Local/6001@agents/n", "Local/6001@agents"})
  void an_interface_names_the_account(String member) {
    assertThat(AmiEvents.read(added(member), NOW))
        .contains(new QueueChange.AgentSeen(RETURNS, AGENT, Agent.State.FREE));
  }

  @ParameterizedTest
  @ValueSource(strings = {"PJSIP/reception", "6001", "PJSIP/", "PJSIP/6001/sip:x", "", "PJSIP/1"})
  void an_interface_unlike_ours_is_passed_over(String member) {
    assertThat(AmiEvents.read(added(member), NOW)).isEmpty();
  }

  @Test
  void a_pause_carries_the_state() {
    QueueMemberPauseEvent event = new QueueMemberPauseEvent(this);
    event.setQueue("returns");
    event.setInterface("PJSIP/6001");
    event.setStatus(1);
    event.setPaused(true);
    assertThat(AmiEvents.read(event, NOW))
        .contains(new QueueChange.AgentSeen(RETURNS, AGENT, Agent.State.PAUSED));
  }

  @Test
  void a_removed_member_is_gone() {
    QueueMemberRemovedEvent event = new QueueMemberRemovedEvent(this);
    event.setQueue("returns");
    event.setInterface("PJSIP/6001");
    assertThat(AmiEvents.read(event, NOW)).contains(new QueueChange.AgentGone(RETURNS, AGENT));
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "42, 42", "-5, 0", ", 0"})
  void a_wait_is_a_length_before_now(Long wait, long seconds) {
    QueueEntryEvent event = new QueueEntryEvent(this);
    event.setQueue("returns");
    event.setUniqueId("1763.1");
    event.setWait(wait);
    assertThat(AmiEvents.read(event, NOW))
        .contains(
            new QueueChange.CallerSeen(RETURNS, new CallId("1763.1"), NOW.minusSeconds(seconds)));
  }

  @Test
  void a_queue_named_unlike_ours_is_passed_over() {
    QueueParamsEvent event = new QueueParamsEvent(this);
    assertThat(AmiEvents.read(event, NOW)).isEmpty();
    event.setQueue("Sales 1");
    assertThat(AmiEvents.read(event, NOW)).isEmpty();
    event.setQueue("returns");
    assertThat(AmiEvents.read(event, NOW)).contains(new QueueChange.QueueSeen(RETURNS));
  }

  @Test
  void other_events_are_passed_over() {
    assertThat(AmiEvents.read(new ReloadEvent(this), NOW)).isEqualTo(Optional.empty());
  }

  private QueueMemberAddedEvent added(String member) {
    QueueMemberAddedEvent event = new QueueMemberAddedEvent(this);
    event.setQueue("returns");
    event.setInterface(member);
    event.setStatus(1);
    event.setPaused(false);
    return event;
  }
}
