package dev.madoguchi.yaml;

import dev.madoguchi.call.Printable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * The plain part of YAML: mappings, lists and words. Everything with which a file could grow, hide
 * or refer (anchors, aliases, tags, directives, a second document) is refused while it is still a
 * stream of events, before any of it is built.
 */
public final class YamlFile {
  static final int LARGEST = 64 * 1024;

  /** The plan, the deepest of our files, needs four levels. */
  private static final int DEEPEST = 10;

  private YamlFile() {}

  /**
   * The root of the one document in a file of at most 64 KiB; empty with problems noted. Nothing is
   * thrown for what a file holds, or for a file that is not there.
   */
  public static Optional<Field> read(Path file, Problems problems) {
    return PlainText.bytesOf(file, LARGEST, problems)
        .flatMap(bytes -> parse(bytes, problems))
        .map(root -> Field.root(root, problems));
  }

  private static Optional<Node> parse(byte[] bytes, Problems problems) {
    Optional<String> text = PlainText.decode(bytes, StandardCharsets.UTF_8);
    if (text.isEmpty()) {
      problems.add("is not UTF-8; save it with that encoding");
      return Optional.empty();
    }
    lookAtLines(text.get(), problems);
    if (!problems.none()) {
      return Optional.empty();
    }
    // Duplicate and odd keys are let through here, because Field reports all of them with a path.
    LoadSettings settings =
        LoadSettings.builder()
            .setAllowDuplicateKeys(true)
            .setAllowNonScalarKeys(true)
            .setCodePointLimit(LARGEST)
            .build();
    try {
      lookAtEvents(new Parse(settings).parseString(text.get()), problems);
      if (!problems.none()) {
        return Optional.empty();
      }
      Optional<Node> root = new Compose(settings).composeString(text.get());
      if (root.isEmpty()) {
        problems.add("is empty; begin with a copy as it is shipped");
      }
      return root;
    } catch (MarkedYamlEngineException e) {
      problems.add(
          lineOf(e.getProblemMark().or(e::getContextMark)), "", "is not YAML: " + e.getProblem());
    } catch (YamlEngineException e) {
      problems.add("is not YAML: " + e.getMessage());
    }
    return Optional.empty();
  }

  static int lineOf(Optional<Mark> mark) {
    return mark.map(at -> at.getLine() + 1).orElse(1);
  }

  private static void lookAtLines(String text, Problems problems) {
    List<String> lines = text.lines().toList();
    IntStream.range(0, lines.size())
        .forEach(
            i -> {
              if (indentOf(lines.get(i)).contains("\t")) {
                problems.add(i + 1, "", "a tab indents this line; use spaces");
              }
              lines
                  .get(i)
                  .codePoints()
                  .filter(point -> point != '\t' && !Printable.isPrintable(point))
                  .findFirst()
                  .ifPresent(
                      point ->
                          problems.add(
                              i + 1,
                              "",
                              "has the invisible character U+%04X; take it out".formatted(point)));
            });
  }

  private static String indentOf(String line) {
    return line.substring(0, line.length() - line.stripLeading().length());
  }

  private static void lookAtEvents(Iterable<Event> events, Problems problems) {
    int depth = 0;
    int documents = 0;
    for (Event event : events) {
      int line = lineOf(event.getStartMark());
      switch (event) {
        case DocumentStartEvent start -> {
          documents++;
          if (documents > 1) {
            problems.add(line, "", "a second document begins; a file holds one, take --- out");
          }
          if (start.getSpecVersion().isPresent() || !start.getTags().isEmpty()) {
            problems.add(line, "", "has a % directive; take it out");
          }
        }
        case AliasEvent alias ->
            problems.add(
                line, "", "*" + alias.getAlias() + " is a reference; write out what it stands for");
        case NodeEvent node -> {
          lookAtNode(node, line, problems);
          if (node instanceof CollectionStartEvent) {
            depth++;
          }
          if (depth > DEEPEST) {
            problems.add(line, "", "is nested deeper than anything a file needs");
            return;
          }
        }
        case CollectionEndEvent end -> depth--;
        default -> {
          // the stream's own beginning and end
        }
      }
    }
  }

  private static void lookAtNode(NodeEvent node, int line, Problems problems) {
    node.getAnchor()
        .ifPresent(
            anchor ->
                problems.add(
                    line,
                    "",
                    "&" + anchor + " is an anchor; take it out, nothing may refer to it"));
    Optional<String> tag =
        switch (node) {
          case ScalarEvent scalar -> scalar.getTag();
          case CollectionStartEvent collection -> collection.getTag();
          default -> Optional.empty();
        };
    tag.ifPresent(
        name -> problems.add(line, "", "'" + name + "' is a tag; take it out, no value needs one"));
  }
}
