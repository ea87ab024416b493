package dev.madoguchi.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Isolated;

/** Two hundred callers at twenty a second: all are served, and nothing is left behind. */
@Isolated("the load of others would be measured with its own")
class ManyCallsE2E {
  @RegisterExtension static final RunningLine LINE = RunningLine.asOf("2026-11-24 10:00");

  private static final String TEST = "ManyCallsE2E";
  private static final Sound MESSAGE = Prompts.prompt("purpose-delivery");

  @Test
  void two_hundred_callers_at_twenty_a_second_are_all_served() {
    // returns, delivery, orders have their agents; nobody is there for the account
    List<AgentAtWork> agents = new ArrayList<>();
    for (String account : List.of("6001", "6002", "6003")) {
      agents.add(AgentAtWork.with(LINE.agent(account)));
    }
    Path message = Evidence.folder(TEST).resolve("message.pcap");
    // a caller who does not listen to the end, but for the one sentence before the tone
    new Pcap()
        .silence(Duration.ofSeconds(4))
        .press('4')
        .silence(Duration.ofSeconds(7))
        .press('1')
        .silence(Duration.ofSeconds(3))
        .press('#')
        .silence(Duration.ofSeconds(3))
        .press('1')
        .silence(Duration.ofSeconds(10))
        .say(MESSAGE)
        .silence(Duration.ofSeconds(1))
        .press('#')
        .silence(Duration.ofSeconds(3))
        .press('1')
        .write(message);

    try (Sipp returns = queueing('1', 50);
        Sipp delivery = queueing('2', 50);
        Sipp orders = queueing('3', 50);
        Sipp account = leavingMessages('4', 50, message)) {
      for (Sipp sipp : List.of(returns, delivery, orders, account)) {
        Sipp.Counted counted = sipp.await(Duration.ofSeconds(90));
        assertThat(counted.failed()).as("%s", sipp).isZero();
        assertThat(counted.successful()).as("%s", sipp).isEqualTo(50);
      }
    }
    for (AgentAtWork agent : agents) {
      agent.close();
      assertThat(agent.talked()).isGreaterThanOrEqualTo(5);
    }

    List<LeftInquiry> kept = LINE.inquiries();
    assertThat(kept).hasSize(50).allMatch(inquiry -> inquiry.category().equals("account"));
    assertThat(kept.stream().map(LeftInquiry::number).distinct()).hasSize(50);
    assertThat(kept.stream().map(LeftInquiry::caller).distinct()).hasSize(50);
    assertThat(kept)
        .allSatisfy(
            inquiry ->
                assertThat(AudioMatch.best(MESSAGE, inquiry.message().samples()).score())
                    .isGreaterThan(AudioMatch.SAME));

    assertThat(Callers.within(Duration.ofSeconds(15), ManyCallsE2E::nothingIsLeft))
        .as("%d channels, %d connections to the server", Leftovers.channels(LINE), connections())
        .isTrue();
  }

  private static Sipp queueing(char key, int calls) {
    return sipp("caller.xml", key, calls, Map.of());
  }

  private static Sipp leavingMessages(char key, int calls, Path message) {
    return sipp("message.xml", key, calls, Map.of("message", message.toString()));
  }

  /** Four of these at five a second each are twenty a second. */
  private static Sipp sipp(String scenario, char key, int calls, Map<String, String> more) {
    Map<String, String> words = new HashMap<>(more);
    words.put("key", Character.toString(key));
    words.put("number", "0312" + key + "00");
    List<String> options = List.of("-m", Integer.toString(calls), "-r", "5", "-l", "200");
    return Sipp.start(TEST, "key-" + key, scenario, LINE.sip(), words, options);
  }

  private static boolean nothingIsLeft() {
    return Leftovers.channels(LINE) == 0 && connections() == 0;
  }

  /** Calls the server has: established connections to its AGI port, as the kernel counts them. */
  private static long connections() {
    String port = ":%04X ".formatted(LINE.agi().getPort());
    String established = " 01 ";
    try {
      return Files.readAllLines(Path.of("/proc/net/tcp")).stream()
              .filter(line -> line.contains(port) && line.contains(established))
              .count()
          + Files.readAllLines(Path.of("/proc/net/tcp6")).stream()
              .filter(line -> line.contains(port) && line.contains(established))
              .count();
    } catch (IOException e) {
      throw new UncheckedIOException("the kernel does not tell its connections", e);
    }
  }
}
