package dev.madoguchi.cli;

import dev.madoguchi.plan.Plan;
import java.util.List;
import java.util.Optional;

/** Checks something the plan leans on, for example the prompts. */
@FunctionalInterface
public interface FurtherCheck {
  /**
   * Looks and says what it found; throws nothing for what it looks at.
   *
   * @param plan empty when it was refused: what can be checked without it still is
   */
  Findings check(Optional<Plan> plan);

  /**
   * What a check found.
   *
   * @param looked what it looked at, in a few words for the line that says ok: {@code 42 prompts}
   * @param problems what is wrong, one line each, with where and what to do; empty when all is well
   * @param warnings what an operator may mean so, one line each
   */
  record Findings(String looked, List<String> problems, List<String> warnings) {
    public Findings {
      problems = List.copyOf(problems);
      warnings = List.copyOf(warnings);
    }

    /** Without a warning. */
    public Findings(String looked, List<String> problems) {
      this(looked, problems, List.of());
    }
  }
}
