package dev.madoguchi;

import dev.madoguchi.call.Language;
import dev.madoguchi.call.Prompt;
import dev.madoguchi.cli.FurtherCheck;
import dev.madoguchi.flow.SupportLine;
import dev.madoguchi.plan.Plan;
import dev.madoguchi.prompt.PromptBook;
import dev.madoguchi.prompt.PromptBookException;
import dev.madoguchi.prompt.PromptCheck;
import dev.madoguchi.setup.Home;
import dev.madoguchi.speech.Speech;
import dev.madoguchi.speech.Speeches;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Checks that every prompt has its audio, that everything the plan makes the line say is a prompt,
 * and that every language has the pieces of its numbers, dates and times.
 */
final class PromptsOfThePlan implements FurtherCheck {
  @Override
  public Findings check(Optional<Plan> plan) {
    Path prompts = Home.fromLauncher().prompts();
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
    return new Findings(said.size() + " prompts", problems);
  }

  private static List<Prompt> withoutText(Collection<Prompt> said, Path folder) {
    try {
      PromptBook book = PromptBook.read(folder);
      return said.stream().filter(prompt -> !book.wordings().containsKey(prompt)).toList();
    } catch (PromptBookException e) {
      return List.of(); // the check of the prompts has told its problems already
    }
  }
}
