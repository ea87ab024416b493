package dev.madoguchi.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.madoguchi.ami.AmiQueueWatch;
import dev.madoguchi.ami.AmiSettings;
import dev.madoguchi.ami.AmiUnavailable;
import dev.madoguchi.queue.Agent;
import dev.madoguchi.queue.QueueSnapshot;
import dev.madoguchi.setup.Home;
import dev.madoguchi.setup.Peers;
import dev.madoguchi.setup.Secrets;
import dev.madoguchi.setup.Settings;
import dev.madoguchi.setup.StateFolder;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints every queue as Asterisk tells it now. */
@Command(
    name = "queues",
    description = "Shows the queues: who waits, and which agents are on duty.",
    mixinStandardHelpOptions = true)
public final class QueuesCommand implements Callable<Integer> {
  /** Asks Asterisk once. */
  @FunctionalInterface
  interface Question {
    List<QueueSnapshot> ask(AmiSettings settings) throws AmiUnavailable;
  }

  private final Function<StateOption, AmiSettings> whereabouts;
  private final Question question;

  @Spec private CommandSpec spec;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Mixin private StateOption state;

  /**
   * A command to be run once.
   *
   * @param clock tells how long callers wait
   */
  public QueuesCommand(Clock clock) {
    this(QueuesCommand::settings, settings -> AmiQueueWatch.askOnce(settings, clock));
  }

  QueuesCommand(Function<StateOption, AmiSettings> whereabouts, Question question) {
    this.whereabouts = whereabouts;
    this.question = question;
  }

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    List<QueueSnapshot> queues;
    try {
      queues = question.ask(whereabouts.apply(state));
    } catch (AmiUnavailable e) {
      spec.commandLine().getErr().println(e.getMessage());
      return 1;
    }
    out.print(json ? json(queues) : table(queues));
    out.flush();
    return 0;
  }

  private static AmiSettings settings(StateOption state) {
    Home home = Home.fromLauncher();
    StateFolder folder = state.folder(home);
    return new Peers(folder, Settings.load(folder, home), Secrets.load(folder)).ami();
  }

  private static String table(List<QueueSnapshot> queues) {
    StringBuilder lines = new StringBuilder();
    for (QueueSnapshot queue : queues) {
      String agents =
          queue.agents().stream()
              .map(agent -> agent.account() + " " + word(agent.state()))
              .collect(Collectors.joining(", "));
      lines.append(
          String.format(
              Locale.ROOT,
              "%-10s %3d waiting, longest %4d s   %s%n",
              queue.queue(),
              queue.waiting(),
              queue.longestWait().toSeconds(),
              agents.isEmpty() ? "no agents" : agents));
    }
    return lines.toString();
  }

  private static String json(List<QueueSnapshot> queues) {
    try {
      return new ObjectMapper()
              .writerWithDefaultPrettyPrinter()
              .writeValueAsString(queues.stream().map(QueuesCommand::fields).toList())
          + System.lineSeparator();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("maps of text and numbers are always JSON", e);
    }
  }

  private static Map<String, Object> fields(QueueSnapshot queue) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("queue", queue.queue().value());
    fields.put("agents", queue.agents().stream().map(QueuesCommand::fields).toList());
    fields.put("waiting", queue.waiting());
    fields.put("longestWaitSeconds", queue.longestWait().toSeconds());
    return fields;
  }

  private static Map<String, Object> fields(Agent agent) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("account", agent.account().value());
    fields.put("state", word(agent.state()));
    return fields;
  }

  private static String word(Agent.State state) {
    return switch (state) {
      case FREE -> "free";
      case BUSY -> "busy";
      case PAUSED -> "paused";
      case OFF_DUTY -> "off duty";
    };
  }
}
