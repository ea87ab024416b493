package dev.madoguchi.yaml;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * A value of the file with the place it stands at. Each reading method gives the value, or nothing
 * after it has noted what is wrong: so reading goes on and finds the next problem too.
 */
public final class Field {
  private final String name;
  private final String path;
  private final int keyLine;
  private final Node node;
  private final Problems problems;

  private Field(String name, String path, int keyLine, Node node, Problems problems) {
    this.name = name;
    this.path = path;
    this.keyLine = keyLine;
    this.node = node;
    this.problems = problems;
  }

  static Field root(Node node, Problems problems) {
    return new Field("", "", 1, node, problems);
  }

  /** The key it stands under, empty at the root. */
  public String name() {
    return name;
  }

  /** Notes a problem with its key. */
  public void wrongKey(String what) {
    problems.add(keyLine, path, what);
  }

  /** Notes a problem with this value. */
  public void wrong(String what) {
    int line = node instanceof ScalarNode ? YamlFile.lineOf(node.getStartMark()) : keyLine;
    problems.add(line, path, what);
  }

  /** A word as it stands in the file, never reinterpreted: 0050 stays 0050, no stays no. */
  public Optional<String> text() {
    if (!(node instanceof ScalarNode scalar)) {
      wrong("must be a single value, not a " + shape());
      return Optional.empty();
    }
    if (scalar.getValue().isBlank()) {
      wrong("is empty; give it a value");
      return Optional.empty();
    }
    return Optional.of(scalar.getValue());
  }

  /** A sentence: what YAML itself takes for a number, true or null must be in quotes. */
  public Optional<String> sentence() {
    if (node instanceof ScalarNode scalar
        && !scalar.getValue().isBlank()
        && !scalar.getTag().equals(Tag.STR)) {
      wrong("'" + scalar.getValue() + "' is not a sentence; put it in quotes if it is to be one");
      return Optional.empty();
    }
    return text();
  }

  /** The word when there is one, without a complaint when there is none. */
  public Optional<String> word() {
    return node instanceof ScalarNode scalar ? Optional.of(scalar.getValue()) : Optional.empty();
  }

  /** A word read by a function that throws IllegalArgumentException when it is not one of its. */
  public <T> Optional<T> as(Function<String, T> reading) {
    return text().flatMap(text -> read(text, reading));
  }

  /** The key this stands under, read likewise. */
  public <T> Optional<T> nameAs(Function<String, T> reading) {
    return read(name, reading);
  }

  private <T> Optional<T> read(String text, Function<String, T> reading) {
    try {
      return Optional.of(reading.apply(text));
    } catch (IllegalArgumentException e) {
      wrong(e.getMessage());
      return Optional.empty();
    }
  }

  /** A duration such as 90s or 2m, within bounds. */
  public Optional<Duration> duration(Duration least, Duration most) {
    return as(text -> Amounts.duration(text, least, most));
  }

  /** A whole number within bounds. */
  public Optional<Integer> whole(int least, int most) {
    return as(text -> Amounts.whole(text, least, most));
  }

  /** A number such as 1.2, within bounds. */
  public Optional<Double> decimal(double least, double most) {
    return as(text -> Amounts.decimal(text, least, most));
  }

  /** The items of a list. */
  public List<Field> items() {
    if (!(node instanceof SequenceNode sequence)) {
      wrong("must be a list in brackets: [" + word().orElse("...") + "]");
      return List.of();
    }
    List<Field> items = new ArrayList<>();
    for (Node item : sequence.getValue()) {
      int line = YamlFile.lineOf(item.getStartMark());
      items.add(new Field(name, path + "[" + items.size() + "]", line, item, problems));
    }
    return items;
  }

  /** Whether it is a list, right or wrong. */
  public boolean isList() {
    return node instanceof SequenceNode;
  }

  /** Whether this key is below it, without a complaint about anything. */
  public boolean has(String key) {
    return node instanceof MappingNode mapping
        && mapping.getValue().stream()
            .anyMatch(
                tuple ->
                    tuple.getKeyNode() instanceof ScalarNode name && name.getValue().equals(key));
  }

  /** What stands under keys of the operator's choice, in the file's order, each key once. */
  public List<Field> entries() {
    if (node instanceof ScalarNode scalar && scalar.getValue().isBlank()) {
      wrong("is empty; put at least one entry under it");
      return List.of();
    }
    if (!(node instanceof MappingNode mapping)) {
      wrong("must be keys with values below it, not a " + shape());
      return List.of();
    }
    Map<String, Field> entries = new LinkedHashMap<>();
    for (NodeTuple tuple : mapping.getValue()) {
      int line = YamlFile.lineOf(tuple.getKeyNode().getStartMark());
      if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
        problems.add(line, path, "a key must be a single word");
        continue;
      }
      Field entry =
          new Field(key.getValue(), below(key.getValue()), line, tuple.getValueNode(), problems);
      Field earlier = entries.putIfAbsent(entry.name, entry);
      if (earlier != null) {
        entry.wrongKey("stands here a second time; it is already on line " + earlier.keyLine);
      }
    }
    if (entries.isEmpty()) {
      wrong("is empty; put at least one entry under it");
    }
    return List.copyOf(entries.values());
  }

  /** What stands under exactly these keys, each of them needed. */
  public Section section(String... needed) {
    return section(List.of(needed), List.of());
  }

  /** What stands under these keys and no others. */
  public Section section(List<String> needed, List<String> allowed) {
    List<String> known = Stream.concat(needed.stream(), allowed.stream()).toList();
    Map<String, Field> found = new LinkedHashMap<>();
    List<Field> entries = entries();
    for (Field entry : entries) {
      if (known.contains(entry.name)) {
        found.put(entry.name, entry);
      } else {
        String hint = Nearest.hint(entry.name, known);
        entry.wrongKey(
            "unknown key"
                + (hint.isEmpty() ? "; known here are " + String.join(", ", known) : hint));
      }
    }
    if (!entries.isEmpty()) {
      needed.stream()
          .filter(key -> !found.containsKey(key))
          .forEach(key -> problems.add(keyLine, below(key), "is missing; add it"));
    }
    return new Section(found);
  }

  /** Fields by their known keys; a needed key that is missing was reported already. */
  public static final class Section {
    private final Map<String, Field> fields;

    private Section(Map<String, Field> fields) {
      this.fields = Map.copyOf(fields);
    }

    /** What stands under a key. */
    public Optional<Field> get(String key) {
      return Optional.ofNullable(fields.get(key));
    }
  }

  private String below(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  private String shape() {
    return switch (node) {
      case ScalarNode scalar -> "single value";
      case SequenceNode sequence -> "list";
      default -> "group of keys";
    };
  }
}
