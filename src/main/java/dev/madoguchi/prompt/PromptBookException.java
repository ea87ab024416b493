package dev.madoguchi.prompt;

import dev.madoguchi.yaml.Problem;
import dev.madoguchi.yaml.Problems;
import java.util.List;
import java.util.stream.Collectors;

/** A file of prompts cannot be used; tells everything that is wrong with it, not the first only. */
public final class PromptBookException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  private PromptBookException(List<Problem> problems) {
    super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  static void ifAny(Problems problems) throws PromptBookException {
    if (!problems.none()) {
      throw new PromptBookException(problems.inOrder());
    }
  }

  /** At least one, in the order of the file. */
  public List<Problem> problems() {
    return problems;
  }
}
