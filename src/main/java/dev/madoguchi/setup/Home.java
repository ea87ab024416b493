package dev.madoguchi.setup;

import java.nio.file.Path;

/**
 * The checkout the software runs from: its prompts, its plan and its part of Asterisk's
 * configuration.
 */
public record Home(Path folder) {
  public Home {
    folder = SafePath.checked(folder);
  }

  /** The folder the launcher names in the system property {@code madoguchi.home}, else here. */
  public static Home fromLauncher() {
    return new Home(Path.of(System.getProperty("madoguchi.home", "")));
  }

  public Path asteriskConfig() {
    return folder.resolve("asterisk-config");
  }

  public Path prompts() {
    return folder.resolve("prompts");
  }

  /** The music of the queues, as it was made. */
  public Path music() {
    return prompts().resolve("hold");
  }

  /** The plan used when no other is named. */
  public Path plan() {
    return folder.resolve("config").resolve("support-line.yaml");
  }
}
