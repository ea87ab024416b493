package dev.madoguchi.plan;

import dev.madoguchi.yaml.Problem;
import java.util.List;

/** What came of reading a plan. */
public sealed interface Loading {
  /** It is right in every part. */
  record Loaded(Plan plan) implements Loading {}

  /**
   * It cannot be used.
   *
   * @param problems all that are wrong, at least one, in the order of the file
   */
  record Refused(List<Problem> problems) implements Loading {
    public Refused {
      problems = List.copyOf(problems);
    }
  }
}
