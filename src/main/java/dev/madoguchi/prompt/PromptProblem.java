package dev.madoguchi.prompt;

import java.nio.file.Path;

/**
 * Something wrong with the prompts.
 *
 * @param place the file, with line and path inside it where it has them
 * @param problem what is wrong
 * @param remedy what to do about it
 */
public record PromptProblem(String place, String problem, String remedy) {
  static PromptProblem in(Path file, String problem, String remedy) {
    return new PromptProblem(file.toString(), problem, remedy);
  }

  @Override
  public String toString() {
    return "%s: %s; %s".formatted(place, problem, remedy);
  }
}
