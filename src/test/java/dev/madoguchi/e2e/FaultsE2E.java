package dev.madoguchi.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Asterisk dies under the server; another process holds the database. */
@Order(6)
class FaultsE2E {
  @RegisterExtension static final RunningLine LINE = RunningLine.asOf("2026-11-24 10:00");

  private static final Duration AGENT_RINGS = Duration.ofSeconds(10);
  private static final Duration NEXT_LOOK = Duration.ofSeconds(90);
  private static final Sound MESSAGE = Prompts.prompt("purpose-delivery");

  @Test
  void an_asterisk_that_is_killed_is_started_again_and_calls_go_on() {
    Phone agent = LINE.agent("6003");
    PhoneCall waiting = LINE.call("0322220001");
    Callers.pressDuringGreeting(waiting, '3');
    agent.awaitCall(AGENT_RINGS).ring();
    PhoneCall inMenu = LINE.call("0322220002");
    inMenu.awaitHeard(Prompts.prompt("greeting"), Duration.ofSeconds(15));
    long server = LINE.server().pid();
    long watched = watches();

    LINE.asterisk().destroyForcibly();

    assertThat(Callers.within(Duration.ofSeconds(60), () -> isFree("6003")))
        .as("an agent's registration outlives Asterisk")
        .isTrue();
    assertThat(Callers.within(Duration.ofSeconds(60), () -> watches() == watched + 1))
        .as("the server watches the queues again")
        .isTrue();
    PhoneCall next = LINE.call("0322220003");
    Callers.pressDuringGreeting(next, '3');
    PhoneCall taken = agent.awaitCall(AGENT_RINGS);
    Callers.take(taken, "orders");
    Sound voice = Sound.sweep(500, 1500, Duration.ofSeconds(1));
    taken.say(voice);
    next.awaitHeard(voice, Duration.ofSeconds(5));
    taken.hangUp();
    next.awaitEnd(Duration.ofSeconds(10));
    assertThat(LINE.server().pid()).as("the server went on").isEqualTo(server);

    for (String cut : List.of("0322220001", "0322220002")) {
      assertThat(Callers.within(NEXT_LOOK, () -> endedBy(cut).equals(List.of("line"))))
          .as("one record of %s: %s", cut, LINE.recordedCalls(cut))
          .isTrue();
    }
    assertThat(Callers.within(AGENT_RINGS, () -> endedBy("0322220003").equals(List.of("agent"))))
        .isTrue();
  }

  @Test
  void with_the_database_held_a_caller_has_the_number_and_the_record_follows() throws SQLException {
    String number = "0322220004";
    String heard;
    try (Connection other =
            DriverManager.getConnection("jdbc:sqlite:" + LINE.state().resolve("madoguchi.db"));
        Statement statement = other.createStatement()) {
      statement.execute("BEGIN EXCLUSIVE");
      PhoneCall caller = LINE.call(number);
      Callers.pressDuringGreeting(caller, '5');
      caller.awaitHeard(Prompts.prompt("offer"), Duration.ofSeconds(20));
      caller.press('1');
      Callers.pass(caller, Callers.Asked.CATEGORY, Callers.Asked.CALLBACK);
      heard = Callers.leaveMessage(caller, MESSAGE);
      assertThat(LINE.inquiries()).noneMatch(inquiry -> isFrom(inquiry, number));
      assertThat(LINE.recordedCalls(number)).isEmpty();
      statement.execute("ROLLBACK");
    }
    assertThat(Callers.within(NEXT_LOOK, () -> moved(number)))
        .as("%s", LINE.recordedCalls(number))
        .isTrue();
    assertThat(LINE.inquiries())
        .filteredOn(inquiry -> isFrom(inquiry, number))
        .singleElement()
        .satisfies(
            inquiry -> {
              assertThat(inquiry.number()).isEqualTo(heard);
              assertThat(AudioMatch.best(MESSAGE, inquiry.message().samples()).score())
                  .isGreaterThan(AudioMatch.SAME);
            });
  }

  private static boolean isFrom(LeftInquiry inquiry, String number) {
    return inquiry.caller().filter(number::equals).isPresent();
  }

  private static boolean moved(String number) {
    return LINE.recordedCalls(number).stream()
        .map(RecordedCall::outcome)
        .toList()
        .equals(List.of("moved to inquiry"));
  }

  private static List<String> endedBy(String number) {
    return LINE.recordedCalls(number).stream().map(RecordedCall::endedBy).toList();
  }

  /** Whether Asterisk tells so; it may not be back yet. */
  private static boolean isFree(String agent) {
    try {
      return LINE.madoguchi("queues").contains(agent + " free");
    } catch (AssertionError notYet) {
      return false;
    }
  }

  private static long watches() {
    return LINE.up()
        .everything()
        .lines()
        .filter(line -> line.contains("watching 6 queues"))
        .count();
  }
}
