package dev.madoguchi.prompt;

import dev.madoguchi.call.Prompt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Reads one YAML file strictly: every key once, every problem collected with its line and path. */
final class StrictYaml {
  private static final int MAX_CHARACTERS = 1_000_000;

  private final Path file;
  private final List<PromptProblem> problems = new ArrayList<>();

  StrictYaml(Path file) {
    this.file = file;
  }

  /** The file's map; empty, with a problem noted, when there is none. */
  Map<String, Node> root() {
    try {
      LoadSettings settings =
          LoadSettings.builder()
              .setLabel(file.toString())
              .setCodePointLimit(MAX_CHARACTERS)
              .setMaxAliasesForCollections(0)
              .build();
      Optional<Node> root = new Compose(settings).composeString(Files.readString(file));
      if (root.isPresent()) {
        return map(root.get(), "");
      }
      problems.add(PromptProblem.in(file, "is empty", "write at least one entry"));
    } catch (MarkedYamlEngineException e) {
      wrong(e.getProblemMark(), "", "is no YAML: " + e.getProblem(), "mend the line");
    } catch (YamlEngineException | IOException e) {
      problems.add(PromptProblem.in(file, "cannot be read: " + e, "put the file there, in UTF-8"));
    }
    return Map.of();
  }

  /** A node's map from key to value; keys that stand twice are a problem. */
  Map<String, Node> map(Node node, String path) {
    Map<String, Node> map = new LinkedHashMap<>();
    if (!(node instanceof MappingNode mapping)) {
      wrong(node, path, "is no map", "write `key: value`");
      return map;
    }
    for (NodeTuple entry : mapping.getValue()) {
      if (!(entry.getKeyNode() instanceof ScalarNode key)) {
        wrong(entry.getKeyNode(), path, "has a key that is no word", "write a word");
      } else if (map.putIfAbsent(key.getValue(), entry.getValueNode()) != null) {
        wrong(key, join(path, key.getValue()), "stands there twice", "keep one of them");
      }
    }
    return map;
  }

  /** Like {@link #map}, with no keys but these. */
  Map<String, Node> map(Node node, String path, Set<String> known) {
    Map<String, Node> map = map(node, path);
    for (Map.Entry<String, Node> entry : map.entrySet()) {
      if (!known.contains(entry.getKey())) {
        wrong(
            entry.getValue(),
            join(path, entry.getKey()),
            "is unknown",
            "use only " + String.join(", ", known.stream().sorted().toList()));
      }
    }
    return map;
  }

  /** A key as the name of a prompt. */
  Optional<Prompt> prompt(String name, Node node) {
    try {
      return Optional.of(new Prompt(name));
    } catch (IllegalArgumentException e) {
      wrong(node, name, "is no name of a prompt", "write lower-case words-joined-by-hyphens");
      return Optional.empty();
    }
  }

  Optional<String> text(Node node, String path) {
    if (node instanceof ScalarNode scalar && scalar.getTag().equals(Tag.STR)) {
      return Optional.of(scalar.getValue());
    }
    wrong(node, path, "is no text", "write a sentence, in quotes where it is only a number");
    return Optional.empty();
  }

  Optional<Double> number(Node node, String path) {
    if (node instanceof ScalarNode scalar
        && (scalar.getTag().equals(Tag.INT) || scalar.getTag().equals(Tag.FLOAT))) {
      try {
        return Optional.of(Double.valueOf(scalar.getValue()));
      } catch (NumberFormatException e) {
        // .inf and .nan are numbers to YAML; told below
      }
    }
    wrong(node, path, "is no number", "write a number such as 1.2");
    return Optional.empty();
  }

  void wrong(Node node, String path, String problem, String remedy) {
    wrong(node.getStartMark(), path, problem, remedy);
  }

  private void wrong(Optional<Mark> mark, String path, String problem, String remedy) {
    String line = mark.map(m -> ":" + (m.getLine() + 1)).orElse("");
    String place = path.isEmpty() ? file + line : file + line + " " + path;
    problems.add(new PromptProblem(place, problem, remedy));
  }

  /** Throws when anything was wrong. */
  void done() throws PromptBookException {
    if (!problems.isEmpty()) {
      throw new PromptBookException(problems);
    }
  }

  static String join(String path, String key) {
    return path.isEmpty() ? key : path + "." + key;
  }
}
