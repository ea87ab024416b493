package dev.madoguchi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.madoguchi.ami.AmiQueueWatch;
import dev.madoguchi.ami.AmiSettings;
import dev.madoguchi.call.QueueName;
import dev.madoguchi.call.Secret;
import dev.madoguchi.queue.Account;
import dev.madoguchi.queue.Agent;
import dev.madoguchi.queue.QueueSnapshot;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class QueuesCommandTest {
  private static final List<QueueSnapshot> QUEUES =
      List.of(
          new QueueSnapshot(
              new QueueName("returns"),
              List.of(
                  new Agent(new Account("6001"), Agent.State.FREE),
                  new Agent(new Account("6002"), Agent.State.OFF_DUTY)),
              3,
              Duration.ofMillis(74_900)),
          new QueueSnapshot(new QueueName("site"), List.of(), 0, Duration.ZERO));

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void prints_each_queue_on_a_line() {
    assertThat(run("--state", "here")).isZero();
    assertThat(out.toString().lines())
        .containsExactly(
            "returns      3 waiting, longest   74 s   6001 free, 6002 off duty",
            "site         0 waiting, longest    0 s   no agents");
  }

  @Test
  void prints_json() throws IOException {
    assertThat(run("--json")).isZero();
    assertThat(new ObjectMapper().readTree(out.toString()))
        .isEqualTo(
            new ObjectMapper()
                .readTree(
                    """
                    [{"queue": "returns", "waiting": 3, "longestWaitSeconds": 74, "agents": [
                       {"account": "6001", "state": "free"},
                       {"account": "6002", "state": "off duty"}]},
                     {"queue": "site", "waiting": 0, "longestWaitSeconds": 0, "agents": []}]
                    """));
  }

  @Test
  void says_in_one_line_that_asterisk_is_not_there() throws IOException {
    int port = freePort();
    CommandLine line =
        command(new QueuesCommand(_ -> at(port), s -> AmiQueueWatch.askOnce(s, Clock.systemUTC())));
    assertThat(line.execute()).isEqualTo(1);
    assertThat(out.toString()).isEmpty();
    assertThat(err.toString().lines())
        .singleElement()
        .asString()
        .contains(":" + port)
        .contains("is Asterisk running?");
  }

  private int run(String... args) {
    return command(new QueuesCommand(_ -> at(1), _ -> QUEUES)).execute(args);
  }

  private CommandLine command(QueuesCommand command) {
    return new CommandLine(command)
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true));
  }

  private static AmiSettings at(int port) {
    return new AmiSettings(
        new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
        "watch",
        new Secret("0123456789abcdef"),
        AmiSettings.Wire.PLAIN);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
