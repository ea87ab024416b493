package dev.madoguchi.cli;

import dev.madoguchi.cli.Servers.Reply;
import dev.madoguchi.control.Answer;
import dev.madoguchi.plan.Loading;
import dev.madoguchi.plan.Plan;
import dev.madoguchi.plan.PlanLoader;
import dev.madoguchi.setup.Home;
import dev.madoguchi.setup.Settings;
import dev.madoguchi.setup.StateFolder;
import dev.madoguchi.yaml.Problem;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * Has every running server read its plan again, once everything {@code check} looks at is well and
 * each of them would take it; otherwise says everything that is wrong, a line each on standard
 * error, and the line goes on as it was.
 *
 * <p>Exits with 0 when all servers go by the new plan, 1 when none does, 3 when only one of two
 * does: then it is said which, and why the other does not.
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

  @Mixin private StateOption state;
  @Spec private CommandSpec spec;

  /**
   * A command to be run once.
   *
   * @param further what {@code check} looks at beside the plan
   */
  public ReloadCommand(List<FurtherCheck> further) {
    this.further = List.copyOf(further);
  }

  @Override
  public Integer call() {
    QuietLog.silent();
    Home home = Home.fromLauncher();
    StateFolder folder = state.folder(home);
    Settings settings = Settings.load(folder, home);
    List<String> problems = problems(settings);
    if (!problems.isEmpty()) {
      problems.forEach(this::complain);
      return unchanged();
    }
    Servers servers = Servers.of(folder, settings);
    // asked beforehand, so that a plan one of two would refuse changes neither
    List<Reply> would = servers.ask("look");
    if (would.stream().noneMatch(Reply.Said.class::isInstance)) {
      would.forEach(this::print);
      complain("is the line of this state folder up?");
      return NONE;
    }
    if (would.stream().anyMatch(reply -> reply instanceof Reply.Said(_, Answer.Refused _))) {
      would.stream().filter(reply -> !reply.isDone()).forEach(this::print);
      return unchanged();
    }
    return tell(servers.ask("reload"));
  }

  private int tell(List<Reply> replies) {
    replies.forEach(this::print);
    if (replies.stream().allMatch(Reply::isDone)) {
      return ALL;
    }
    if (replies.stream().noneMatch(Reply::isDone)) {
      return unchanged();
    }
    complain("reloaded in part: not every server goes by the new plan yet");
    return IN_PART;
  }

  private void print(Reply reply) {
    switch (reply) {
      case Reply.Said(String name, Answer.Done(List<String> lines)) -> {
        PrintWriter out = spec.commandLine().getOut();
        lines.forEach(line -> out.println("ok: " + name + line));
        out.flush();
      }
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

  private void complain(String line) {
    PrintWriter err = spec.commandLine().getErr();
    err.println(line);
    err.flush();
  }

  private List<String> problems(Settings settings) {
    List<String> problems = new ArrayList<>();
    Optional<Plan> plan =
        switch (PlanLoader.load(settings.plan())) {
          case Loading.Loaded(Plan loaded) -> Optional.of(loaded);
          case Loading.Refused(List<Problem> refused) -> {
            refused.forEach(problem -> problems.add(problem.toString()));
            yield Optional.empty();
          }
        };
    further.forEach(check -> problems.addAll(check.check(plan).problems()));
    return problems;
  }
}
