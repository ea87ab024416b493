package dev.madoguchi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.madoguchi.setup.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * An installation as shipped, in a folder of a test, to be spoilt. Sounds are links to the real.
 */
public final class HomeCopy {
  private final Path folder;

  public HomeCopy(Path folder) throws IOException {
    this.folder = folder.toRealPath();
    for (String part : List.of("config", "asterisk-config", "prompts/ja", "prompts/en")) {
      copy(part, part);
    }
  }

  /** Copies a folder of the real installation: texts as files, sounds as links. */
  public HomeCopy copy(String from, String to) throws IOException {
    Path copies = Files.createDirectories(folder.resolve(to));
    try (Stream<Path> files = Files.list(Path.of(from).toRealPath())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = copies.resolve(file.getFileName());
        if (file.toString().endsWith(".wav")) {
          link(copy, file);
        } else {
          Files.copy(file, copy);
        }
      }
    }
    return this;
  }

  /** A hard link; not a symbolic one, of which JUnit warns when it deletes the folder. */
  private static void link(Path copy, Path file) throws IOException {
    try {
      Files.createLink(copy, file);
    } catch (IOException | UnsupportedOperationException e) {
      Files.copy(file, copy); // another disk
    }
  }

  public Home home() {
    return new Home(folder);
  }

  public Path file(String name) {
    return folder.resolve(name);
  }

  /** Puts other text where this text first stands. */
  public HomeCopy with(String file, String shipped, String instead) throws IOException {
    String text = Files.readString(file(file));
    assertThat(text).contains(shipped);
    int at = text.indexOf(shipped);
    Files.writeString(
        file(file), text.substring(0, at) + instead + text.substring(at + shipped.length()));
    return this;
  }
}
