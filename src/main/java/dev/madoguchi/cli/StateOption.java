package dev.madoguchi.cli;

import dev.madoguchi.setup.Home;
import dev.madoguchi.setup.StateFolder;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** {@code --state DIR}, which every command knows. */
public final class StateOption {
  @Option(
      names = "--state",
      paramLabel = "DIR",
      scope = ScopeType.INHERIT,
      description = "the folder of state (default: state, beside bin)")
  private Optional<Path> folder = Optional.empty();

  /** The folder named, else the default one of the home. */
  public StateFolder folder(Home home) {
    return folder.map(StateFolder::new).orElseGet(() -> StateFolder.defaultOf(home));
  }
}
