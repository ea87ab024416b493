package dev.madoguchi.plan;

import dev.madoguchi.yaml.Problem;
import dev.madoguchi.yaml.Problems;
import dev.madoguchi.yaml.YamlFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the operator's file into a plan, or says everything that is wrong with it. */
public final class PlanLoader {
  private PlanLoader() {}

  /**
   * Reads the file, and the file of holidays it names.
   *
   * <p>Changes nothing and keeps nothing: reading again gives what the files then say. A file that
   * is missing, unreadable or not text is a problem like any other; nothing is thrown for what a
   * file holds. Safe for use by many threads.
   */
  public static Loading load(Path file) {
    Path name = Optional.ofNullable(file.getFileName()).orElse(file);
    Problems problems = new Problems(name.toString());
    List<Problem> elsewhere = new ArrayList<>();
    Optional<Plan> plan =
        YamlFile.read(file, problems)
            .flatMap(root -> new PlanReader(file, problems, elsewhere).read(root));
    return plan.<Loading>map(Loading.Loaded::new)
        .orElseGet(
            () ->
                new Loading.Refused(
                    Stream.concat(problems.inOrder().stream(), elsewhere.stream()).toList()));
  }
}
