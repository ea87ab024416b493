package dev.madoguchi.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;

/** However a call ends, and whoever served it, there is one record of it, and they add up. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Order(3)
class CallRecordsE2E {
  @RegisterExtension static final RunningLine LINE = RunningLine.asOf("2027-11-24 10:00");

  private static final Duration AGENT_RINGS = Duration.ofSeconds(10);
  private static final Sound WORDS = Sound.sweep(500, 1500, Duration.ofSeconds(2));
  private static final Duration JUST_THE_WORDS = Duration.ofMillis(1500);
  private static final Sound MESSAGE = Prompts.prompt("purpose-delivery");

  @Test
  @Order(1)
  void a_call_the_agent_ends() {
    Phone agent = LINE.agent("6003");
    PhoneCall caller = calls("0311110001", '3');
    PhoneCall taken = agent.awaitCall(AGENT_RINGS);
    taken.ring();
    long answering = System.nanoTime();
    Callers.take(taken, "orders");
    talks(taken, caller);
    taken.hangUp();
    Duration answered = Duration.ofNanos(System.nanoTime() - answering);
    caller.awaitEnd(Duration.ofSeconds(10));

    RecordedCall call = record("0311110001");
    answered(call, "6003", "orders", "agent");
    assertThat(call.language()).contains("ja");
    assertThat(call.keys()).containsExactly("menu-intro=3");
    assertThat(call.heard()).startsWith("greeting").contains("connecting").endsWith("goodbye");
    assertThat(call.clock()).isEqualTo("set");
    assertThat(call.entered().toString()).startsWith("2027-11-24T10:0");
    assertThat(call.talked().orElseThrow()).isBetween(JUST_THE_WORDS, answered.plusSeconds(1));
    assertThat(call.waited().orElseThrow()).isBetween(Duration.ofMillis(1), AGENT_RINGS);
  }

  @Test
  @Order(2)
  void a_call_the_caller_ends_while_talking() {
    Phone agent = LINE.agent("6003");
    PhoneCall caller = calls("0311110002", '3');
    PhoneCall taken = agent.awaitCall(AGENT_RINGS);
    Callers.take(taken, "orders");
    talks(taken, caller);
    caller.hangUp();

    RecordedCall call = record("0311110002");
    answered(call, "6003", "orders", "caller");
    assertThat(call.talked().orElseThrow()).isBetween(JUST_THE_WORDS, AGENT_RINGS);
  }

  @Test
  @Order(3)
  void a_call_given_up_in_the_queue() {
    Phone agent = LINE.agent("6003");
    PhoneCall caller = calls("0311110003", '3');
    PhoneCall ringing = agent.awaitCall(AGENT_RINGS);
    ringing.ring();
    caller.say(Callers.A_MOMENT);
    caller.hangUp();

    RecordedCall call = record("0311110003");
    assertThat(call.outcome()).isEqualTo("abandoned");
    assertThat(call.endedBy()).isEqualTo("caller");
    assertThat(call.agent()).isEmpty();
    assertThat(call.talked()).isEmpty();
    assertThat(call.waited().orElseThrow())
        .isBetween(Duration.ofMillis(400), Duration.ofSeconds(10));
  }

  @Test
  @Order(4)
  void a_call_that_finds_nobody_and_leaves_an_inquiry() {
    PhoneCall caller = calls("0311110004", '4');
    caller.awaitHeard(Prompts.prompt("choice-inquiry"), Duration.ofSeconds(25));
    caller.press('1');
    Callers.pass(caller, Callers.Asked.CATEGORY, Callers.Asked.CALLBACK);
    String number = Callers.leaveMessage(caller, MESSAGE);

    RecordedCall call = record("0311110004");
    assertThat(call.outcome()).isEqualTo("moved to inquiry");
    assertThat(call.inquiry()).contains(number);
    assertThat(call.endedBy()).isEqualTo("us");
    assertThat(call.heard()).contains("receipt", "digits").noneMatch(p -> p.startsWith("digit-"));
  }

  @Test
  @Order(5)
  void a_call_that_finds_nobody_and_leaves_none() {
    PhoneCall caller = calls("0311110005", '4');
    caller.awaitHeard(Prompts.prompt("offer"), Duration.ofSeconds(20));
    caller.hangUp();

    RecordedCall call = record("0311110005");
    assertThat(call.outcome()).isEqualTo("overflow");
    assertThat(call.queue()).contains("account");
    assertThat(call.endedBy()).isEqualTo("caller");
  }

  @Test
  @Order(6)
  void a_call_that_ends_in_the_menu() {
    PhoneCall caller = LINE.call("0311110006");
    caller.awaitHeard(Prompts.prompt("greeting").first(Duration.ofSeconds(2)), AGENT_RINGS);
    caller.press('0');
    caller.awaitHeard(Prompts.prompt("wrong-key"), AGENT_RINGS);
    caller.hangUp();

    RecordedCall call = record("0311110006");
    assertThat(call.outcome()).isEqualTo("ended in menu");
    assertThat(call.keys()).containsExactly("menu-intro=0");
    assertThat(call.queue()).isEmpty();
    assertThat(call.waited()).isEmpty();
    assertThat(call.endedBy()).isEqualTo("caller");
  }

  @Test
  @DisabledIfSystemProperty(
      named = "madoguchi.way-in",
      matches = "ari",
      disabledReason = "over ARI the call goes on with the server that is back, see AriE2E")
  @Order(7)
  void a_call_the_dialplan_takes_from_a_server_that_was_killed() {
    Phone agent = LINE.agent("6006");
    PhoneCall caller = LINE.call("0311110007");
    caller.awaitHeard(Prompts.prompt("greeting").first(Duration.ofSeconds(2)), AGENT_RINGS);
    LINE.server().destroyForcibly();
    PhoneCall taken = agent.awaitCall(AGENT_RINGS);
    taken.answer();
    talks(taken, caller);
    taken.hangUp();
    caller.awaitEnd(Duration.ofSeconds(10));
    LINE.up().awaitLines("ready", 2, RunningLine.START);

    RecordedCall call = record("0311110007", Told.BY_THE_DIALPLAN_ALONE);
    answered(call, "6006", "other", "agent");
    assertThat(call.language()).isEmpty();
    assertThat(call.clock()).isEqualTo("real");
    assertThat(call.talked().orElseThrow()).isBetween(JUST_THE_WORDS, AGENT_RINGS);
  }

  @Test
  @Order(8)
  void a_call_whose_server_is_killed_while_it_waits_is_answered_all_the_same() {
    Phone agent = LINE.agent("6003");
    PhoneCall caller = calls("0311110008", '3');
    PhoneCall ringing = agent.awaitCall(AGENT_RINGS);
    ringing.ring();
    int ready = LINE.up().lines("ready");
    LINE.server().destroyForcibly();
    LINE.up().awaitLines("ready", ready + 1, RunningLine.START);
    PhoneCall taken = ringing.isOver() ? agent.awaitCall(Duration.ofSeconds(20)) : ringing;
    Callers.take(taken, "orders");
    talks(taken, caller);
    caller.hangUp();

    RecordedCall call = record("0311110008", Told.BY_THE_DIALPLAN_ALONE);
    answered(call, "6003", "orders", "caller");
  }

  @Test
  @Order(9)
  void a_call_on_a_holiday() {
    LINE.restartAsOf("2027-11-23 10:00");
    PhoneCall caller = LINE.call("0311110009");
    caller.awaitHeard(Prompts.prompt("closed-holiday"), Duration.ofSeconds(25));
    caller.hangUp();

    RecordedCall call = record("0311110009");
    assertThat(call.outcome()).isEqualTo("closed");
    assertThat(call.queue()).isEmpty();
  }

  @Test
  @DisabledIfSystemProperty(
      named = "madoguchi.way-in",
      matches = "ari",
      disabledReason = "counts a call that is over FastAGI only")
  @Order(10)
  void all_of_them_add_up() {
    JsonNode set =
        LINE.callsAndTally("--from", "2027-11-23", "--to", "2027-11-24").required("tally");
    assertThat(set.required("clock").asText()).isEqualTo("set");
    assertThat(counts(set))
        .containsEntry("calls", 7)
        .containsEntry("offered", 5)
        .containsEntry("answered", 2)
        .containsEntry("abandoned", 1)
        .containsEntry("abandonedShortly", 1)
        .containsEntry("movedToInquiry", 1)
        .containsEntry("overflow", 1)
        .containsEntry("closed", 1)
        .containsEntry("endedInMenu", 1);

    // the two the dialplan told of came by the real clock, and count alone
    JsonNode real = LINE.callsAndTally().required("tally");
    assertThat(real.required("clock").asText()).isEqualTo("real");
    assertThat(counts(real))
        .containsEntry("calls", 2)
        .containsEntry("answered", 2)
        .containsEntry("leftOutUnderSetClock", 7);
    assertThat(LINE.madoguchi("calls"))
        .contains("******0001")
        .doesNotContain("0311110001")
        .contains("counted: 2 calls; 7 under a clock set by hand are left out");
    assertThat(noFiles()).as("the dialplan's files are taken in").isTrue();
  }

  private static PhoneCall calls(String number, char key) {
    PhoneCall caller = LINE.call(number);
    Callers.pressDuringGreeting(caller, key);
    return caller;
  }

  private static void talks(PhoneCall agent, PhoneCall caller) {
    agent.say(WORDS);
    caller.awaitHeard(WORDS, Duration.ofSeconds(5));
  }

  /** Of an answered call: who answered and who ended it. */
  private static void answered(RecordedCall call, String agent, String queue, String endedBy) {
    assertThat(call.outcome()).isEqualTo("answered");
    assertThat(call.agent()).contains(agent);
    assertThat(call.queue()).contains(queue);
    assertThat(call.endedBy()).isEqualTo(endedBy);
  }

  private static Map<String, Integer> counts(JsonNode tally) {
    Map<String, Integer> counts = new TreeMap<>();
    tally.properties().stream()
        .filter(field -> field.getValue().isInt())
        .forEach(field -> counts.put(field.getKey(), field.getValue().asInt()));
    return counts;
  }

  private enum Told {
    BY_BOTH_SIDES,
    BY_THE_DIALPLAN_ALONE
  }

  private static RecordedCall record(String number) {
    return record(number, Told.BY_BOTH_SIDES);
  }

  /** The one record of the caller with this number, once all has been told of it. */
  private static RecordedCall record(String number, Told told) {
    List<RecordedCall> calls = new ArrayList<>();
    assertThat(
            Callers.within(
                Duration.ofSeconds(30),
                () -> {
                  calls.clear();
                  calls.addAll(LINE.recordedCalls(number));
                  return noFiles() && calls.stream().anyMatch(call -> isWhole(call, told));
                }))
        .as("a record of %s: %s", number, calls)
        .isTrue();
    assertThat(calls).hasSize(1);
    return calls.getFirst();
  }

  private static boolean isWhole(RecordedCall call, Told told) {
    return told == Told.BY_THE_DIALPLAN_ALONE || call.language().isPresent();
  }

  private static boolean noFiles() {
    try (Stream<Path> files = Files.list(LINE.state().resolve("calls"))) {
      return files.findAny().isEmpty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
