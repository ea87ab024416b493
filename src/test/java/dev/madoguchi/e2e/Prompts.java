package dev.madoguchi.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The prompts as shipped: what a caller is expected to hear. */
final class Prompts {
  private Prompts() {}

  /** The root of the repository: told by failsafe, else where Maven runs the tests. */
  static Path root() {
    return Path.of(System.getProperty("madoguchi.root", "")).toAbsolutePath();
  }

  private static Path folder() {
    return root().resolve("prompts").resolve("ja");
  }

  static Sound prompt(String name) {
    return Sound.read(folder().resolve(name + ".wav"));
  }

  /** The ten figures, 0 to 9, in order. */
  static List<Sound> figures() {
    return IntStream.range(0, 10).mapToObj(figure -> prompt("digit-" + figure)).toList();
  }

  static List<Sound> all() {
    try (Stream<Path> files = Files.list(folder())) {
      return files.filter(f -> f.toString().endsWith(".wav")).sorted().map(Sound::read).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list the prompts in " + folder(), e);
    }
  }
}
