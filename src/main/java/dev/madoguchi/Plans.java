package dev.madoguchi;

import dev.madoguchi.plan.Loading;
import dev.madoguchi.plan.Plan;
import dev.madoguchi.plan.PlanLoader;
import dev.madoguchi.plan.Problem;
import java.nio.file.Path;
import java.util.List;

/** Plans for commands that cannot go on without one. */
final class Plans {
  private Plans() {}

  /**
   * The plan in the file.
   *
   * @throws PlanRefused with every problem
   */
  static Plan load(Path file) {
    return switch (PlanLoader.load(file)) {
      case Loading.Loaded(Plan plan) -> plan;
      case Loading.Refused(List<Problem> problems) -> throw new PlanRefused(problems);
    };
  }
}
