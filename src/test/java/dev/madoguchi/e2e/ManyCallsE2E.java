package dev.madoguchi.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Two hundred callers at twenty a second: all are served, and nothing is left behind. */
class ManyCallsE2E {
  @RegisterExtension static final RunningLine LINE = RunningLine.asOf("2026-11-24 10:00");

  private static final String TEST = "ManyCallsE2E";
  private static final int CALLS = 200;

  @Test
  void two_hundred_callers_at_twenty_a_second_are_all_served() {
    List<AgentAtWork> agents = new ArrayList<>();
    for (String account : List.of("6001", "6002", "6003", "6004")) {
      agents.add(AgentAtWork.with(LINE.agent(account)));
    }

    try (Sipp returns = queueing('1');
        Sipp delivery = queueing('2');
        Sipp orders = queueing('3');
        Sipp account = queueing('4')) {
      for (Sipp sipp : List.of(returns, delivery, orders, account)) {
        Sipp.Counted counted = sipp.await(Duration.ofSeconds(90));
        assertThat(counted.failed()).as("%s", sipp).isZero();
        assertThat(counted.successful()).as("%s", sipp).isEqualTo(CALLS / 4);
      }
    }
    for (AgentAtWork agent : agents) {
      agent.close();
      assertThat(agent.talked()).isGreaterThanOrEqualTo(5);
    }

    assertThat(Callers.within(Duration.ofSeconds(15), ManyCallsE2E::nothingIsLeft))
        .as("%s; %d connections to the server", channels(), connections())
        .isTrue();
  }

  /** Four of these at five a second each are twenty a second. */
  private static Sipp queueing(char key) {
    Map<String, String> words =
        Map.of("key", Character.toString(key), "number", "0312" + key + "00");
    List<String> options = List.of("-m", Integer.toString(CALLS / 4), "-r", "5", "-l", "200");
    return Sipp.start(TEST, "key-" + key, "caller.xml", LINE.sip(), words, options);
  }

  private static boolean nothingIsLeft() {
    return channels().contains("0 active channels") && connections() == 0;
  }

  private static String channels() {
    return LINE.asterisk("core show channels count");
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
