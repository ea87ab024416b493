package dev.madoguchi.cli;

import dev.madoguchi.plan.Plan;
import dev.madoguchi.setup.Home;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** {@code --plan FILE}, for commands that ask the plan and nothing else. */
final class PlanOption {
  @Option(
      names = "--plan",
      paramLabel = "FILE",
      description = "the plan (default: config/support-line.yaml of the installation)")
  private Optional<Path> file = Optional.empty();

  /** The plan named, else the shipped one. */
  Plan read() {
    return Plans.read(file.orElseGet(() -> Home.fromLauncher().plan()));
  }
}
