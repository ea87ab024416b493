package dev.madoguchi.cli;

import dev.madoguchi.control.Answer;
import dev.madoguchi.control.RunningServer;
import dev.madoguchi.plan.Loading;
import dev.madoguchi.plan.Plan;
import dev.madoguchi.plan.PlanLoader;
import dev.madoguchi.setup.Home;
import dev.madoguchi.setup.Settings;
import dev.madoguchi.setup.SetupProblem;
import dev.madoguchi.setup.StateFolder;
import dev.madoguchi.yaml.Problem;
import java.io.IOException;
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
 * Has the running server read its plan again, once everything {@code check} looks at is well;
 * otherwise says everything that is wrong, a line each on standard error, and exits with 1: the
 * line goes on as it was.
 */
@Command(
    name = "reload",
    description = "Has the running line read its plan again; a plan with problems changes nothing.",
    mixinStandardHelpOptions = true)
public final class ReloadCommand implements Callable<Integer> {
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
    List<String> problems = problems(Settings.load(folder, home));
    Answer answer =
        problems.isEmpty()
            ? ask(new RunningServer(folder.control()))
            : new Answer.Refused(problems);
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    return switch (answer) {
      case Answer.Done(List<String> lines) -> {
        lines.forEach(line -> out.println("ok: " + line));
        out.flush();
        yield 0;
      }
      case Answer.Refused(List<String> lines) -> {
        lines.forEach(err::println);
        err.println("not reloaded: the line goes on by the plan it had");
        err.flush();
        yield 1;
      }
    };
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

  private static Answer ask(RunningServer server) {
    try {
      return server.ask("reload");
    } catch (IOException e) {
      throw new SetupProblem(
          "no server answers at "
              + server.socket()
              + " ("
              + e.getMessage()
              + "): is the line of this state folder up?",
          e);
    }
  }
}
