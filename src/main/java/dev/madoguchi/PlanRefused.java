package dev.madoguchi;

import dev.madoguchi.plan.Problem;
import java.util.List;
import java.util.stream.Collectors;

/** The operator's file has problems; the message lists all of them, a line each. */
final class PlanRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  PlanRefused(List<Problem> problems) {
    super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
  }
}
