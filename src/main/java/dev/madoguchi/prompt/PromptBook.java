package dev.madoguchi.prompt;

import dev.madoguchi.call.Prompt;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

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
    StrictYaml yaml = new StrictYaml(folder.resolve(FILE));
    Map<Prompt, Wording> wordings = new LinkedHashMap<>();
    for (Map.Entry<String, Node> entry : yaml.root().entrySet()) {
      Optional<Prompt> prompt = yaml.prompt(entry.getKey(), entry.getValue());
      Optional<Wording> wording = wording(yaml, entry.getKey(), entry.getValue());
      if (prompt.isPresent() && wording.isPresent()) {
        wordings.put(prompt.get(), wording.get());
      }
    }
    yaml.done();
    return new PromptBook(wordings);
  }

  private static Optional<Wording> wording(StrictYaml yaml, String name, Node node) {
    if (node instanceof ScalarNode) {
      return sentence(yaml, node, name).map(Wording::new);
    }
    Map<String, Node> parts = yaml.map(node, name, Set.of(TEXT, SPOKEN, RATE));
    Optional<Double> rate = Optional.of(1.0);
    if (parts.containsKey(RATE)) {
      rate = rate(yaml, parts.get(RATE), StrictYaml.join(name, RATE));
    }
    if (!parts.containsKey(TEXT)) {
      yaml.wrong(node, name, "has no text", "write what it says as `text:`");
      return Optional.empty();
    }
    Optional<String> text = sentence(yaml, parts.get(TEXT), StrictYaml.join(name, TEXT));
    Optional<String> spoken = text;
    if (parts.containsKey(SPOKEN)) {
      spoken = sentence(yaml, parts.get(SPOKEN), StrictYaml.join(name, SPOKEN));
    }
    if (text.isEmpty() || spoken.isEmpty() || rate.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new Wording(text.get(), spoken.get(), rate.get()));
  }

  private static Optional<String> sentence(StrictYaml yaml, Node node, String path) {
    Optional<String> text = yaml.text(node, path);
    if (text.isEmpty()) {
      return text;
    }
    String remedy = "write one line of 1 to " + Wording.LONGEST + " characters";
    if (text.get().isBlank() || text.get().length() > Wording.LONGEST) {
      yaml.wrong(node, path, "has " + text.get().length() + " characters", remedy);
      return Optional.empty();
    }
    if (text.get().chars().anyMatch(Character::isISOControl)) {
      yaml.wrong(node, path, "has a line break or another control character", remedy);
      return Optional.empty();
    }
    return text;
  }

  private static Optional<Double> rate(StrictYaml yaml, Node node, String path) {
    Optional<Double> rate = yaml.number(node, path);
    if (rate.isPresent() && (rate.get() < Wording.SLOWEST || rate.get() > Wording.FASTEST)) {
      yaml.wrong(
          node,
          path,
          "is " + rate.get(),
          "write a number from %s to %s".formatted(Wording.SLOWEST, Wording.FASTEST));
      return Optional.empty();
    }
    return rate;
  }
}
