package dev.madoguchi;

import dev.madoguchi.call.Language;
import dev.madoguchi.call.Prompt;
import dev.madoguchi.cli.FurtherCheck;
import dev.madoguchi.flow.SupportLine;
import dev.madoguchi.plan.Plan;
import dev.madoguchi.prompt.PromptBook;
import dev.madoguchi.prompt.PromptBookException;
import dev.madoguchi.prompt.PromptCheck;
import dev.madoguchi.speech.Speech;
import dev.madoguchi.speech.Speeches;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Checks that every prompt has its audio, that everything the plan makes the line say is a prompt,
 * and that every language has the pieces of its numbers, dates and times.
 */
record PromptsOfThePlan(Path prompts) implements FurtherCheck {
  /** Names of prompts that a plan, and nothing else, makes the line say. */
  private static final Pattern BY_THE_PLAN = Pattern.compile("(purpose|about|guidance|menu)-.+");

  @Override
  public Findings check(Optional<Plan> plan) {
    List<String> problems = new ArrayList<>();
    PromptCheck.of(prompts).forEach(problem -> problems.add(problem.toString()));
    List<Prompt> said = plan.map(SupportLine::prompts).orElse(List.of());
    for (Language language : plan.map(Plan::languages).orElse(List.of())) {
      Path folder = prompts.resolve(language.code());
      if (!Files.isDirectory(folder)) {
        problems.add(folder + ": missing, and it is a language of the line: no word could be said");
      }
      withoutText(said, folder)
          .forEach(
              prompt ->
                  problems.add(
                      folder.resolve("prompts.yaml")
                          + ": "
                          + prompt
                          + ": the line says it and it has no text; write it and run"
                          + " bin/madoguchi prompts"));
    }
    for (Speech speech : Speeches.all()) {
      withoutText(speech.pieces(), prompts.resolve(speech.language().code()))
          .forEach(
              piece ->
                  problems.add(
                      "prompts.yaml: pieces.%s: is said in %s and has no text; write it and run bin/madoguchi prompts"
                          .formatted(piece, speech.language())));
    }
    return new Findings(
        said.size() + " prompts",
        problems,
        plan.map(known -> unreached(known, said)).orElse(List.of()));
  }

  /** Texts of purposes, menus and guidance to which no key of the plan leads. */
  private List<String> unreached(Plan plan, List<Prompt> said) {
    Path folder = prompts.resolve(plan.language().code());
    return book(folder).stream()
        .flatMap(book -> book.wordings().keySet().stream())
        .filter(prompt -> BY_THE_PLAN.matcher(prompt.name()).matches() && !said.contains(prompt))
        .map(
            prompt ->
                folder.resolve("prompts.yaml")
                    + ": "
                    + prompt
                    + ": no key of the plan leads to it; put it under menu.choices or take the text"
                    + " out")
        .toList();
  }

  private static List<Prompt> withoutText(Collection<Prompt> said, Path folder) {
    return book(folder)
        .map(book -> said.stream().filter(prompt -> !book.wordings().containsKey(prompt)).toList())
        .orElse(List.of());
  }

  /** Empty when it cannot be read: the check of the prompts has told its problems already. */
  private static Optional<PromptBook> book(Path folder) {
    try {
      return Optional.of(PromptBook.read(folder));
    } catch (PromptBookException e) {
      return Optional.empty();
    }
  }
}
