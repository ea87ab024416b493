package dev.madoguchi.plan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * A value of the file with the place it stands at. Each reading method gives the value, or nothing
 * after it has noted what is wrong: so reading goes on and finds the next problem too.
 *
 * @param name the key it stands under, empty at the root
 * @param path from the root
 * @param keyLine the line of its key, counted from 1
 */
record Field(String name, String path, int keyLine, Node node, Problems problems) {
  private static final Pattern DURATION = Pattern.compile("(0|[1-9][0-9]{0,4})([sm])");
  private static final Pattern WHOLE = Pattern.compile("0|[1-9][0-9]{0,5}");

  static Field root(Node node, Problems problems) {
    return new Field("", "", 1, node, problems);
  }

  /** Notes a problem with this value. */
  void wrong(String what) {
    int line = node instanceof ScalarNode ? YamlFile.lineOf(node.getStartMark()) : keyLine;
    problems.add(line, path, what);
  }

  /** A word as it stands in the file, never reinterpreted: 0050 stays 0050, no stays no. */
  Optional<String> text() {
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

  /** The word when there is one, without a complaint when there is none. */
  Optional<String> word() {
    return node instanceof ScalarNode scalar ? Optional.of(scalar.getValue()) : Optional.empty();
  }

  /** A word read by a function that throws IllegalArgumentException when it is not one of its. */
  <T> Optional<T> as(Function<String, T> reading) {
    return text().flatMap(text -> read(text, reading));
  }

  /** The key this stands under, read likewise. */
  <T> Optional<T> nameAs(Function<String, T> reading) {
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
  Optional<Duration> duration(Duration least, Duration most) {
    return as(
        text -> {
          Matcher matcher = DURATION.matcher(text);
          if (!matcher.matches()) {
            throw new IllegalArgumentException(
                "'" + text + "' is not a duration; write whole seconds or minutes: 90s, 2m");
          }
          long count = Long.parseLong(matcher.group(1));
          Duration duration =
              matcher.group(2).equals("s") ? Duration.ofSeconds(count) : Duration.ofMinutes(count);
          if (duration.compareTo(least) < 0 || duration.compareTo(most) > 0) {
            throw new IllegalArgumentException(
                "%s is out of bounds; give %ds to %ds"
                    .formatted(text, least.toSeconds(), most.toSeconds()));
          }
          return duration;
        });
  }

  /** A whole number within bounds. */
  Optional<Integer> whole(int least, int most) {
    return as(text -> whole(text, least, most));
  }

  static int whole(String text, int least, int most) {
    if (!WHOLE.matcher(text).matches()) {
      throw new IllegalArgumentException("'" + text + "' is not a whole number");
    }
    int number = Integer.parseInt(text);
    if (number < least || number > most) {
      throw new IllegalArgumentException(
          "%d is out of bounds; give %d to %d".formatted(number, least, most));
    }
    return number;
  }

  /** The items of a list. */
  List<Field> items() {
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

  boolean isList() {
    return node instanceof SequenceNode;
  }

  /** What stands under keys of the operator's choice, in the file's order, each key once. */
  List<Field> entries() {
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
        problems.add(
            line,
            entry.path,
            "stands here a second time; it is already on line " + earlier.keyLine);
      }
    }
    if (entries.isEmpty()) {
      wrong("is empty; put at least one entry under it");
    }
    return List.copyOf(entries.values());
  }

  /** What stands under exactly these keys, each of them needed. */
  Section section(String... keys) {
    List<String> known = List.of(keys);
    Map<String, Field> found = new LinkedHashMap<>();
    List<Field> entries = entries();
    for (Field entry : entries) {
      if (known.contains(entry.name)) {
        found.put(entry.name, entry);
      } else {
        problems.add(
            entry.keyLine,
            entry.path,
            "unknown key"
                + (Nearest.hint(entry.name, known).isEmpty()
                    ? "; known here are " + String.join(", ", known)
                    : Nearest.hint(entry.name, known)));
      }
    }
    if (!entries.isEmpty()) {
      known.stream()
          .filter(key -> !found.containsKey(key))
          .forEach(key -> problems.add(keyLine, below(key), "is missing; add it"));
    }
    return new Section(found);
  }

  /** Fields by their known keys; a key that is missing was reported already. */
  record Section(Map<String, Field> fields) {
    Optional<Field> get(String key) {
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
