package dev.madoguchi.cli;

import dev.madoguchi.plan.Loading;
import dev.madoguchi.plan.Plan;
import dev.madoguchi.plan.PlanLoader;
import dev.madoguchi.setup.SetupProblem;
import dev.madoguchi.yaml.Problem;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** The plan, for commands that cannot do without. */
public final class Plans {
  private Plans() {}

  /** The plan of the file; a {@link SetupProblem} that lists everything wrong with it. */
  public static Plan read(Path file) {
    return switch (PlanLoader.load(file)) {
      case Loading.Loaded(Plan plan) -> plan;
      case Loading.Refused(var problems) ->
          throw new SetupProblem(
              "the plan "
                  + file
                  + " cannot be used:\n"
                  + problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
    };
  }
}
