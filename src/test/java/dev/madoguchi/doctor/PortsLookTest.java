package dev.madoguchi.doctor;

import static dev.madoguchi.doctor.Findings.is;
import static dev.madoguchi.doctor.Findings.only;
import static org.assertj.core.api.Assertions.assertThat;

import dev.madoguchi.ami.AmiQueueWatch;
import dev.madoguchi.ami.AmiSettings;
import dev.madoguchi.call.QueueName;
import dev.madoguchi.call.Secret;
import dev.madoguchi.doctor.Finding.Grade;
import dev.madoguchi.queue.Account;
import dev.madoguchi.queue.Agent;
import dev.madoguchi.queue.QueueSnapshot;
import dev.madoguchi.setup.Address;
import dev.madoguchi.setup.AsOf;
import dev.madoguchi.setup.MostCalls;
import dev.madoguchi.setup.Network;
import dev.madoguchi.setup.Port;
import dev.madoguchi.setup.PortRange;
import dev.madoguchi.setup.Settings;
import dev.madoguchi.setup.SipBind;
import dev.madoguchi.setup.StateFolder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** One side of the line is down, or lets nobody in: it is named, with what to do. */
class PortsLookTest {
  private static final Instant NOW = Instant.parse("2026-11-24T01:00:00Z");
  private static final Clock MACHINE = Clock.fixed(NOW, ZoneId.of("Etc/UTC"));
  private static final Secret SECRET = new Secret("OpenSesameOpenSesame");

  private static QueueSnapshot queue(String name, Agent.State state) {
    return new QueueSnapshot(
        new QueueName(name), List.of(new Agent(new Account("6001"), state)), 0, Duration.ZERO);
  }

  private static ServerSocket listening() throws IOException {
    return new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
  }

  private static Port closed() throws IOException {
    try (ServerSocket socket = listening()) {
      return new Port(socket.getLocalPort());
    }
  }

  private static Port port(ServerSocket socket) {
    return new Port(socket.getLocalPort());
  }

  private static InetSocketAddress loopback(Port port) {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port.number());
  }

  /** Of a line with one server, or with a second beside it. */
  private static List<Server> servers(Port agi, Optional<Port> beside) {
    Settings settings =
        new Settings(
            new SipBind(Address.LOOPBACK, new Port(5060)),
            List.of(Network.parse("127.0.0.1")),
            agi,
            beside,
            new Port(1),
            new Port(2),
            Optional.empty(),
            new PortRange(10000, 20000),
            MostCalls.USUAL,
            Path.of("/plan.yaml"),
            AsOf.NOW);
    return Server.of(new StateFolder(Path.of("/s")), settings);
  }

  private static PortsLook look(List<Server> servers, Port ami, PortsLook.Question question) {
    InetSocketAddress at = loopback(ami);
    return new PortsLook(servers, at, Optional.of(AmiSettings.plain(at, SECRET)), question);
  }

  private static PortsLook look(Port agi, Port ami, PortsLook.Question question) {
    return look(servers(agi, Optional.empty()), ami, question);
  }

  @Test
  void a_line_that_is_down_is_one_problem_and_not_many() throws IOException {
    PortsLook look = look(closed(), closed(), _ -> List.of());
    is(only(look), Grade.PROBLEM, "line", "is down: nothing answers");
  }

  @Test
  void a_server_that_is_down_is_named_while_asterisk_is_up() throws IOException {
    try (ServerSocket ami = listening()) {
      List<Finding> findings =
          look(closed(), port(ami), _ -> List.of(queue("site", Agent.State.FREE))).look();
      is(findings.get(0), Grade.PROBLEM, "agi", "the server is down");
      is(findings.get(1), Grade.OK, "ami", "Asterisk has 1 queues");
      is(findings.get(2), Grade.OK, "agents", "1 of 1 registered");
    }
  }

  @Test
  void either_of_two_servers_that_is_down_is_named_while_the_other_takes_calls()
      throws IOException {
    try (ServerSocket up = listening();
        ServerSocket ami = listening()) {
      Port down = closed();
      List<Finding> second =
          look(servers(port(up), Optional.of(down)), port(ami), _ -> List.of()).look();
      is(second.get(0), Grade.OK, "agi", "the first server takes calls");
      is(second.get(1), Grade.PROBLEM, "agi", down + ": the second server is down");
      List<Finding> first =
          look(servers(down, Optional.of(port(up))), port(ami), _ -> List.of()).look();
      is(first.get(0), Grade.PROBLEM, "agi", "callers get the other server");
      is(first.get(1), Grade.OK, "agi", "the second server takes calls");
    }
  }

  @Test
  void of_two_servers_that_are_down_with_asterisk_both_ports_are_told() throws IOException {
    Port first = closed();
    Port second = closed();
    is(
        only(look(servers(first, Optional.of(second)), closed(), _ -> List.of())),
        Grade.PROBLEM,
        "line",
        "on the ports %s and %s (AGI)".formatted(first, second));
  }

  @Test
  void an_asterisk_that_is_down_is_named_while_the_server_is_up() throws IOException {
    try (ServerSocket agi = listening()) {
      List<Finding> findings = look(port(agi), closed(), _ -> List.of()).look();
      is(findings.get(0), Grade.OK, "agi", "takes calls");
      is(findings.get(1), Grade.PROBLEM, "ami", "Asterisk is down");
    }
  }

  @Test
  void a_manager_interface_that_lets_nobody_in_is_told_in_its_own_words() throws IOException {
    Port gone = closed();
    try (ServerSocket agi = listening();
        ServerSocket ami = listening()) {
      List<Finding> findings =
          look(
                  port(agi),
                  port(ami),
                  wanted ->
                      AmiQueueWatch.askOnce(
                          AmiSettings.plain(loopback(gone), wanted.secret()), MACHINE))
              .look();
      is(findings.get(1), Grade.PROBLEM, "ami", "cannot be reached");
      assertThat(
              new PortsLook(
                      servers(port(agi), Optional.empty()),
                      loopback(port(ami)),
                      Optional.empty(),
                      _ -> List.of())
                  .look())
          .anySatisfy(finding -> is(finding, Grade.PROBLEM, "ami", "there is no secret"));
    }
  }

  @Test
  void a_queue_whose_agents_have_no_telephone_is_a_warning() throws IOException {
    try (ServerSocket agi = listening();
        ServerSocket ami = listening()) {
      List<Finding> findings =
          look(port(agi), port(ami), _ -> List.of(queue("site", Agent.State.OFF_DUTY))).look();
      is(
          findings.getLast(),
          Grade.WARNING,
          "agents",
          "0 of 1 registered, none of them in site: callers there can only leave inquiries");
    }
  }
}
