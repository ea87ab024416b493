package dev.madoguchi.e2e;

import dev.madoguchi.prompt.PromptBook;
import dev.madoguchi.prompt.PromptBookException;
import dev.madoguchi.prompt.Wording;
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
    return folder("ja");
  }

  private static Path folder(String language) {
    return root().resolve("prompts").resolve(language);
  }

  static Sound english(String name) {
    return Sound.read(folder("en").resolve(name + ".wav"));
  }

  static Sound prompt(String name) {
    return Sound.read(folder().resolve(name + ".wav"));
  }

  /** The prompts one after the other, as the line joins them. */
  static Sound joined(String... names) {
    List<Sound> parts = Stream.of(names).map(Prompts::prompt).toList();
    short[] all = new short[parts.stream().mapToInt(Sound::size).sum()];
    int at = 0;
    for (Sound part : parts) {
      System.arraycopy(part.samples(), 0, all, at, part.size());
      at += part.size();
    }
    return new Sound(String.join(" ", names), all);
  }

  /** The ten figures, 0 to 9, in order. */
  static List<Sound> figures() {
    return IntStream.range(0, 10).mapToObj(figure -> prompt("digit-" + figure)).toList();
  }

  /** Every sentence; the pieces of numbers and dates are partly the same words. */
  static List<Sound> all() {
    try {
      return PromptBook.read(folder()).wordings().entrySet().stream()
          .filter(prompt -> prompt.getValue().cut() == Wording.Cut.SENTENCE)
          .map(prompt -> prompt(prompt.getKey().name()))
          .toList();
    } catch (PromptBookException e) {
      throw new IllegalStateException("the prompts in " + folder() + " cannot be read", e);
    }
  }
}
