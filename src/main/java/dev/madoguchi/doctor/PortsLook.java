package dev.madoguchi.doctor;

import dev.madoguchi.ami.AmiSettings;
import dev.madoguchi.ami.AmiUnavailable;
import dev.madoguchi.queue.Account;
import dev.madoguchi.queue.Agent;
import dev.madoguchi.queue.QueueSnapshot;
import dev.madoguchi.setup.Port;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whether every server takes calls, whether Asterisk lets us look at its queues, and who is there.
 */
record PortsLook(
    List<Server> servers, InetSocketAddress ami, Optional<AmiSettings> login, Question question)
    implements Look {
  private static final Duration PATIENCE = Duration.ofSeconds(3);
  private static final String UP = "start the line with bin/madoguchi up";

  /** Logs in to the manager interface and asks once for the queues. */
  @FunctionalInterface
  interface Question {
    List<QueueSnapshot> ask(AmiSettings settings) throws AmiUnavailable;
  }

  @Override
  public List<Finding> look() {
    Set<Server> answering =
        servers.stream().filter(each -> answers(loopback(each.agi()))).collect(Collectors.toSet());
    if (answering.isEmpty() && !answers(ami)) {
      return List.of(
          Finding.problem(
              "line",
              "is down: nothing answers on the ports %s (AGI) and %d (AMI)"
                  .formatted(
                      servers.stream()
                          .map(each -> each.agi().toString())
                          .collect(Collectors.joining(" and ")),
                      ami.getPort()),
              UP));
    }
    List<Finding> findings = new ArrayList<>();
    for (Server server : servers) {
      findings.add(
          answering.contains(server)
              ? Finding.ok(
                  "agi", "%s takes calls on port %s".formatted(server.name(), server.agi()))
              : Finding.problem(
                  "agi",
                  "nothing answers on port %s: %s".formatted(server.agi(), server.isDown()),
                  UP + "; what it said last tells why it ended"));
    }
    findings.addAll(asterisk());
    return findings;
  }

  /** The part without the server, for a line whose server listens on no port. */
  List<Finding> asterisk() {
    List<Finding> findings = new ArrayList<>();
    if (!answers(ami)) {
      findings.add(
          Finding.problem("ami", "nothing answers at %s: Asterisk is down".formatted(place()), UP));
    } else if (login.isEmpty()) {
      findings.add(Finding.problem("ami", "not tried: there is no secret to log in with", UP));
    } else {
      askQueues(login.get(), findings);
    }
    return findings;
  }

  private void askQueues(AmiSettings known, List<Finding> findings) {
    try {
      List<QueueSnapshot> queues = question.ask(known);
      findings.add(Finding.ok("ami", "logged in; Asterisk has " + queues.size() + " queues"));
      findings.add(agents(queues));
    } catch (AmiUnavailable e) {
      findings.add(
          Finding.problem(
              "ami",
              e.getMessage(),
              "see asterisk/log/messages.log in the state folder; after a change of secrets start"
                  + " the line again"));
    }
  }

  private static Finding agents(List<QueueSnapshot> queues) {
    Set<Account> all = accounts(queues, Set.of(Agent.State.values()));
    Set<Account> here =
        accounts(queues, Set.of(Agent.State.FREE, Agent.State.BUSY, Agent.State.PAUSED));
    String told = "%d of %d registered".formatted(here.size(), all.size());
    List<String> empty =
        queues.stream()
            .filter(
                queue ->
                    accounts(List.of(queue), Set.of(Agent.State.values())).stream()
                        .noneMatch(here::contains))
            .map(queue -> queue.queue().value())
            .toList();
    return empty.isEmpty()
        ? Finding.ok("agents", told)
        : Finding.warning(
            "agents",
            told
                + ", none of them in "
                + String.join(", ", empty)
                + ": callers there can only leave inquiries",
            "register a telephone for them (bin/madoguchi agents)");
  }

  private static Set<Account> accounts(List<QueueSnapshot> queues, Set<Agent.State> states) {
    return queues.stream()
        .flatMap(queue -> queue.agents().stream())
        .filter(agent -> states.contains(agent.state()))
        .map(Agent::account)
        .collect(Collectors.toSet());
  }

  private String place() {
    return ami.getAddress().getHostAddress() + " port " + ami.getPort();
  }

  private static InetSocketAddress loopback(Port port) {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port.number());
  }

  private static boolean answers(InetSocketAddress where) {
    try (Socket socket = new Socket()) {
      socket.connect(where, Math.toIntExact(PATIENCE.toMillis()));
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
