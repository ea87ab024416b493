package dev.madoguchi.prompt;

import dev.madoguchi.call.Prompt;
import dev.madoguchi.yaml.Field;
import dev.madoguchi.yaml.Problems;
import dev.madoguchi.yaml.YamlFile;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The text of every prompt of one language: sentences, which are the same in every language, and
 * under {@code pieces} the parts that a language's {@link dev.madoguchi.speech.Speech} joins.
 *
 * @param wordings in the file's order
 */
public record PromptBook(Map<Prompt, Wording> wordings) {
  /** The book's file in the folder of its language. */
  static final String FILE = "prompts.yaml";

  /** Not a prompt: what stands under it are parts of sentences. */
  private static final String PIECES = "pieces";

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
      if (entry.name().equals(PIECES)) {
        entry.entries().forEach(piece -> read(piece, Wording.Cut.PIECE, wordings));
      } else {
        read(entry, Wording.Cut.SENTENCE, wordings);
      }
    }
    PromptBookException.ifAny(problems);
    return new PromptBook(wordings);
  }

  /** What a language says that every other must say too. */
  Set<Prompt> sentences() {
    return wordings.entrySet().stream()
        .filter(entry -> entry.getValue().cut() == Wording.Cut.SENTENCE)
        .map(Map.Entry::getKey)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static void read(Field entry, Wording.Cut cut, Map<Prompt, Wording> wordings) {
    Optional<Prompt> prompt = entry.nameAs(Prompt::new);
    Optional<Wording> wording = wording(entry, cut);
    if (prompt.isPresent()
        && wording.isPresent()
        && wordings.putIfAbsent(prompt.get(), wording.get()) != null) {
      entry.wrong("is among the sentences and the pieces; keep one");
    }
  }

  private static Optional<Wording> wording(Field entry, Wording.Cut cut) {
    if (entry.word().isPresent()) {
      return sentence(entry).map(text -> new Wording(text, text, 1, cut));
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
    return Optional.of(new Wording(text.get(), spoken.get(), rate.get(), cut));
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
