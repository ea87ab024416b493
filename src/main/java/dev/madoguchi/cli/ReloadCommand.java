package dev.madoguchi.cli;

import dev.madoguchi.cli.Servers.Reply;
import dev.madoguchi.control.Answer;
import dev.madoguchi.plan.Loading;
import dev.madoguchi.plan.Plan;
import dev.madoguchi.plan.PlanLoader;
import dev.madoguchi.setup.AgentFiles;
import dev.madoguchi.setup.AgentsInAsterisk;
import dev.madoguchi.setup.Console;
import dev.madoguchi.setup.Home;
import dev.madoguchi.setup.Secrets;
import dev.madoguchi.setup.Settings;
import dev.madoguchi.setup.SetupProblem;
import dev.madoguchi.setup.StateFolder;
import dev.madoguchi.yaml.Problem;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * Has every running server read its plan again, once everything {@code check} looks at is well and
 * each of them would take it; agents and their queues are brought into Asterisk before that;
 * otherwise says everything that is wrong, a line each on standard error, and the line goes on as
 * it was.
 *
 * <p>Exits with 0 when all servers go by the new plan, 1 when none does, 3 when not all do as far
 * as is known: then it is said which do not answer, or why one does not.
 */
@Command(
    name = "reload",
    description = "Has the running line read its plan again; a plan with problems changes nothing.",
    mixinStandardHelpOptions = true)
public final class ReloadCommand implements Callable<Integer> {
  private static final int ALL = 0;
  private static final int NONE = 1;
  private static final int IN_PART = 3; // 2 is an option that is not understood

  private final List<FurtherCheck> further;
  private final Function<StateFolder, Console> console;

  @Mixin private StateOption state;
  @Spec private CommandSpec spec;

  /**
   * A command to be run once.
   *
   * @param further what {@code check} looks at beside the plan
   * @param console of the line's Asterisk
   */
  public ReloadCommand(List<FurtherCheck> further, Function<StateFolder, Console> console) {
    this.further = List.copyOf(further);
    this.console = console;
  }

  @Override
  public Integer call() {
    QuietLog.silent();
    Home home = Home.fromLauncher();
    StateFolder folder = state.folder(home);
    Settings settings = Settings.load(folder, home);
    return switch (PlanLoader.load(settings.plan())) {
      case Loading.Refused(List<Problem> refused) -> {
        refused.forEach(problem -> complain(problem.toString()));
        check(Optional.empty()).forEach(this::complain);
        yield unchanged();
      }
      case Loading.Loaded(Plan plan) -> {
        List<String> problems = check(Optional.of(plan));
        problems.forEach(this::complain);
        yield problems.isEmpty()
            ? ask(Servers.of(folder, settings), folder, settings, plan)
            : unchanged();
      }
    };
  }

  private List<String> check(Optional<Plan> plan) {
    return further.stream().flatMap(each -> each.check(plan).problems().stream()).toList();
  }

  private int ask(Servers servers, StateFolder folder, Settings settings, Plan plan) {
    // asked beforehand, so that a plan one of two would refuse changes neither
    List<Reply> would = servers.ask("look");
    if (would.stream().noneMatch(Reply.Said.class::isInstance)) {
      would.forEach(this::print);
      complain("is the line of this state folder up?");
      return NONE;
    }
    AgentFiles agents = new AgentFiles(folder, plan);
    List<String> problems = agents.problems();
    if (would.stream().anyMatch(ReloadCommand::refuses) || !problems.isEmpty()) {
      would.stream().filter(reply -> !reply.isDone()).forEach(this::print);
      problems.forEach(this::complain);
      return unchanged();
    }
    try (FileChannel lock = lock(folder)) {
      lock.lock(); // until another reload is done
      Runnable takeBack = bring(agents, folder, settings, plan);
      List<Reply> replies = servers.ask("reload");
      if (replies.stream().allMatch(ReloadCommand::refuses)) {
        takeBack.run();
      }
      return tell(replies);
    } catch (IOException | SetupProblem e) {
      complain(e.getMessage());
      return unchanged();
    }
  }

  private static FileChannel lock(StateFolder folder) throws IOException {
    return FileChannel.open(
        folder.run().resolve("reload.lock"),
        Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
  }

  /** Has Asterisk know the plan's agents; gives what takes it back. */
  private Runnable bring(AgentFiles agents, StateFolder folder, Settings settings, Plan plan) {
    AgentsInAsterisk asterisk = new AgentsInAsterisk(agents, console.apply(folder));
    if (agents.areWritten(Secrets.load(folder))) {
      if (settings.otherHost().isEmpty()) {
        asterisk
            .settle()
            .forEach(each -> complain("agents: in Asterisk they are not the plan's: " + each));
      }
      return () -> {};
    }
    if (settings.otherHost().isPresent()) {
      throw new SetupProblem(
          "agents, queues: cannot change while the line is up with Asterisk on another host; end"
              + " both and start them again, the line with bin/madoguchi up");
    }
    Runnable takeBack = asterisk.bring(() -> Secrets.loadOrMake(folder, plan.agents().keySet()));
    say("Asterisk has the plan's agents and their queues; passwords: bin/madoguchi agents");
    return () -> {
      takeBack.run();
      complain("agents, queues: Asterisk has those of before");
    };
  }

  private int tell(List<Reply> replies) {
    replies.forEach(this::print);
    if (replies.stream().allMatch(Reply::isDone)) {
      return ALL;
    }
    if (replies.stream().allMatch(ReloadCommand::refuses)) {
      return unchanged();
    }
    // one that is silent may still do what it was asked for
    complain("reloaded in part: not every server goes by the new plan yet");
    return IN_PART;
  }

  private static boolean refuses(Reply reply) {
    return reply instanceof Reply.Said(_, Answer.Refused _);
  }

  private void print(Reply reply) {
    switch (reply) {
      case Reply.Said(String name, Answer.Done(List<String> lines)) ->
          lines.forEach(line -> say(name + line));
      case Reply.Said(String name, Answer.Refused(List<String> lines)) ->
          lines.forEach(line -> complain(name + line));
      case Reply.Silent(String name, String why) ->
          complain(
              name
                  + "does not answer ("
                  + why
                  + "); a server that starts reads the plan: ask again when it is up");
    }
  }

  private int unchanged() {
    complain("not reloaded: the line goes on by the plan it had");
    return NONE;
  }

  private void say(String line) {
    PrintWriter out = spec.commandLine().getOut();
    out.println("ok: " + line);
    out.flush();
  }

  private void complain(String line) {
    PrintWriter err = spec.commandLine().getErr();
    err.println(line);
    err.flush();
  }
}
