package dev.madoguchi;

import dev.madoguchi.call.Prompt;
import dev.madoguchi.cli.FurtherCheck;
import dev.madoguchi.flow.SupportLine;
import dev.madoguchi.plan.Plan;
import dev.madoguchi.prompt.PromptCheck;
import dev.madoguchi.setup.Home;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Checks that every prompt has its audio, and that everything the plan makes the line say is a
 * prompt.
 */
final class PromptsOfThePlan implements FurtherCheck {
  @Override
  public Findings check(Optional<Plan> plan) {
    Path folder = Home.fromLauncher().prompts();
    List<String> problems = new ArrayList<>();
    PromptCheck.of(folder).forEach(problem -> problems.add(problem.toString()));
    List<Prompt> said = plan.map(SupportLine::prompts).orElse(List.of());
    plan.ifPresent(
        known ->
            said.forEach(
                prompt -> {
                  Path file = folder.resolve(known.language().code(), prompt.name() + ".wav");
                  if (!Files.exists(file)) {
                    problems.add(
                        file
                            + ": missing, and the line says it; write its text in prompts.yaml and run"
                            + " bin/madoguchi prompts");
                  }
                }));
    return new Findings(said.size() + " prompts", problems);
  }
}
