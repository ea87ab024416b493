package dev.madoguchi.prompt;

import dev.madoguchi.call.Prompt;
import dev.madoguchi.yaml.Field;
import dev.madoguchi.yaml.Problems;
import dev.madoguchi.yaml.YamlFile;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The text of every prompt of one language.
 *
 * @param wordings in the file's order
 */
public record PromptBook(Map<Prompt, Wording> wordings) {
  /** The book's file in the folder of its language. */
  static final String FILE = "prompts.yaml";

  private static final String TEXT = "text";
  private static final String SPOKEN = "spoken";
  private static final String RATE = "rate";

  public PromptBook {
    wordings = Collections.unmodifiableMap(new LinkedHashMap<>(wordings));
  }

  /**
   * Reads the book in the folder of a language.
   *
   * @throws PromptBookException with all problems, each with file, line and path
   */
  public static PromptBook read(Path folder) throws PromptBookException {
    Path file = folder.resolve(FILE);
    Problems problems = new Problems(file.toString());
    Map<Prompt, Wording> wordings = new LinkedHashMap<>();
    for (Field entry : YamlFile.read(file, problems).map(Field::entries).orElse(List.of())) {
      Optional<Prompt> prompt = entry.nameAs(Prompt::new);
      Optional<Wording> wording = wording(entry);
      if (prompt.isPresent() && wording.isPresent()) {
        wordings.put(prompt.get(), wording.get());
      }
    }
    PromptBookException.ifAny(problems);
    return new PromptBook(wordings);
  }

  private static Optional<Wording> wording(Field entry) {
    if (entry.word().isPresent()) {
      return sentence(entry).map(Wording::new);
    }
    Field.Section parts = entry.section(List.of(TEXT), List.of(SPOKEN, RATE));
    Optional<String> text = parts.get(TEXT).flatMap(PromptBook::sentence);
    Optional<String> spoken = parts.get(SPOKEN).map(PromptBook::sentence).orElse(text);
    Optional<Double> rate =
        parts
            .get(RATE)
            .map(field -> field.decimal(Wording.SLOWEST, Wording.FASTEST))
            .orElse(Optional.of(1.0));
    if (text.isEmpty() || spoken.isEmpty() || rate.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new Wording(text.get(), spoken.get(), rate.get()));
  }

  private static Optional<String> sentence(Field field) {
    Optional<String> text = field.sentence();
    String remedy = "write one line of 1 to " + Wording.LONGEST + " characters";
    if (text.isPresent() && text.get().length() > Wording.LONGEST) {
      field.wrong("has " + text.get().length() + " characters; " + remedy);
      return Optional.empty();
    }
    if (text.isPresent() && text.get().chars().anyMatch(Character::isISOControl)) {
      field.wrong("has a line break or another control character; " + remedy);
      return Optional.empty();
    }
    return text;
  }
}
