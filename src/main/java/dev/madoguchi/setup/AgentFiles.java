package dev.madoguchi.setup;

import dev.madoguchi.call.QueueName;
import dev.madoguchi.call.Secret;
import dev.madoguchi.plan.Plan;
import dev.madoguchi.queue.Account;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The part of Asterisk's configuration that says who the agents are and which queues they serve:
 * the one that can change while the line is up.
 */
public final class AgentFiles {
  static final String ACCOUNTS = "local/agents.conf";

  private static final String HEAD = "; Written by bin/madoguchi, from the plan.\n";
  private static final String NOBODY = "; nobody\n";
  private static final Pattern MEMBERS =
      Pattern.compile("#include (local/queue_members_([a-z0-9-]+)\\.conf)");

  private final Path etc;
  private final Plan plan;

  /** Those of a plan, in the folder Asterisk runs on. */
  public AgentFiles(StateFolder state, Plan plan) {
    this.etc = state.asteriskEtc();
    this.plan = plan;
  }

  /** The plan they are of. */
  Plan plan() {
    return plan;
  }

  static String membersOf(QueueName queue) {
    return "local/queue_members_" + queue + ".conf";
  }

  /** The queues a queues.conf has, and the file of each one's agents. */
  static Map<String, String> queuesIn(String queuesConf) {
    Map<String, String> queues = new TreeMap<>();
    Matcher include = MEMBERS.matcher(queuesConf);
    while (include.find()) {
      queues.put(include.group(2), include.group(1));
    }
    return queues;
  }

  /**
   * What the plan needs and this Asterisk has not, a line each: a queue of its own that is not in
   * the configuration it was started with.
   */
  public List<String> problems() {
    Set<String> there = queuesIn(read("queues.conf")).keySet();
    return plan.queues().keySet().stream()
        .map(QueueName::value)
        .filter(queue -> !there.contains(queue))
        .map(
            queue ->
                "queues."
                    + queue
                    + ": Asterisk has no such queue yet; end the line and start it again with"
                    + " bin/madoguchi up")
        .toList();
  }

  /** Whether Asterisk has all of it as the plan says. */
  public boolean areWritten(Secrets secrets) {
    return problems().isEmpty()
        && secrets.agents().keySet().containsAll(plan.agents().keySet())
        && others(secrets).isEmpty();
  }

  /**
   * Writes them: all, or none.
   *
   * @return what was there before in those that are others now; to be given to {@link #putBack}
   */
  Map<String, String> write(Secrets secrets) {
    Map<String, String> before = new LinkedHashMap<>();
    try {
      for (Map.Entry<String, String> file : others(secrets).entrySet()) {
        before.put(file.getKey(), read(file.getKey()));
        OwnerOnly.write(etc.resolve(file.getKey()), file.getValue());
      }
    } catch (IOException e) {
      putBack(before);
      throw new SetupProblem("cannot write to " + etc + ": " + e, e);
    }
    return Collections.unmodifiableMap(before);
  }

  void putBack(Map<String, String> before) {
    for (Map.Entry<String, String> file : before.entrySet()) {
      try {
        OwnerOnly.write(etc.resolve(file.getKey()), file.getValue());
      } catch (IOException e) {
        throw new SetupProblem("cannot put back " + etc.resolve(file.getKey()) + ": " + e, e);
      }
    }
  }

  private Map<String, String> others(Secrets secrets) {
    Map<String, String> others = texts(read("queues.conf"), secrets);
    others.entrySet().removeIf(file -> file.getValue().equals(read(file.getKey())));
    return others;
  }

  /** One that is not there yet is empty. */
  private String read(String name) {
    Path file = etc.resolve(name);
    try {
      return Files.exists(file) ? Files.readString(file) : "";
    } catch (IOException e) {
      throw new SetupProblem("cannot read " + file + ": " + e, e);
    }
  }

  /**
   * Each file's path below Asterisk's etc folder, and its text. Every queue of queues.conf has one,
   * whether the plan has that queue or not.
   */
  Map<String, String> texts(String queuesConf, Secrets secrets) {
    Map<String, String> files = new TreeMap<>();
    files.put(ACCOUNTS, accounts(secrets));
    queuesIn(queuesConf)
        .forEach(
            (queue, file) ->
                files.put(
                    file,
                    plan.queues().containsKey(new QueueName(queue))
                        ? HEAD + members(new QueueName(queue))
                        : NOBODY));
    return files;
  }

  private String accounts(Secrets secrets) {
    StringBuilder text = new StringBuilder(HEAD);
    for (Account account : plan.agents().keySet()) {
      Secret password = secrets.agents().get(account);
      if (password == null) {
        throw new SetupProblem("agent " + account + " has no password yet");
      }
      text.append(
          """

          [%1$s](agent)
          aors = %1$s
          auth = %1$s-auth
          callerid = %1$s <%1$s>

          [%1$s-auth](agent-auth)
          username = %1$s
          password = %2$s

          [%1$s](agent-aor)
          """
              .formatted(account, password.text()));
    }
    return text.toString();
  }

  private String members(QueueName queue) {
    return of(queue).stream()
        .map("member = PJSIP/%1$s,0,%1$s,PJSIP/%1$s\n"::formatted)
        .collect(Collectors.joining());
  }

  /** The accounts that serve a queue, in the plan's order. */
  private List<String> of(QueueName queue) {
    return plan.agents().entrySet().stream()
        .filter(agent -> agent.getValue().contains(queue))
        .map(agent -> agent.getKey().value())
        .toList();
  }

  /** The same for every queue Asterisk has. */
  Map<String, Set<String>> served() {
    Map<String, Set<String>> served = new TreeMap<>();
    queuesIn(read("queues.conf"))
        .keySet()
        .forEach(queue -> served.put(queue, new TreeSet<>(of(new QueueName(queue)))));
    return served;
  }
}
