package dev.madoguchi.prompt;

import java.util.List;
import java.util.stream.Collectors;

/** A file of prompts cannot be used; tells everything that is wrong with it, not the first only. */
public final class PromptBookException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient List<PromptProblem> problems;

  PromptBookException(List<PromptProblem> problems) {
    super(problems.stream().map(PromptProblem::toString).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  /** At least one, in the order of the file. */
  public List<PromptProblem> problems() {
    return problems;
  }
}
