package dev.madoguchi.doctor;

import dev.madoguchi.call.Printable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What the launcher has found out before Java began: a folder with a file for each fact. A fact
 * that is not there could not be had.
 */
public record Facts(Optional<Path> folder) {
  private static final int LONGEST = 100_000;

  /** What Asterisk says on its console to {@code core show version}. */
  Optional<String> version() {
    return text("version").map(text -> Printable.of(text.strip()));
  }

  /** What Asterisk says on its console to {@code module show}. */
  Optional<String> modules() {
    return text("modules");
  }

  /** Whether the machine's clock is kept by the network: {@code yes} or {@code no}. */
  Optional<String> synchronised() {
    return text("synchronised").map(String::strip);
  }

  private Optional<String> text(String name) {
    try {
      if (folder.isEmpty() || Files.size(folder.get().resolve(name)) > LONGEST) {
        return Optional.empty();
      }
      String text = Files.readString(folder.get().resolve(name), StandardCharsets.UTF_8);
      return Optional.of(text).filter(some -> !some.isBlank());
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
