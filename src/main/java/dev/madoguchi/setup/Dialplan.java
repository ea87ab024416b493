package dev.madoguchi.setup;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What can be reached in extensions.conf, and every place that leads somewhere. */
final class Dialplan {
  private static final Pattern STEP =
      Pattern.compile("(?:([^,]+),)?\\s*(n|[0-9]+)(?:\\(([^)]+)\\))?\\s*,\\s*(.*)");
  private static final Pattern JUMP =
      Pattern.compile("(Goto|Gosub|GotoIf|GosubIf)\\((.*)\\)", Pattern.CASE_INSENSITIVE);
  private static final Pattern HANDLER =
      Pattern.compile("Set\\(CHANNEL\\(hangup_handler_(?:push|wipe)\\)=(.*)\\)");

  /** A step, and where it is written. */
  record Step(int line, String context, String extension, String application) {}

  /** A place somebody wants to go to, as written: CONTEXT,EXTENSION,PRIORITY or the end of that. */
  record Jump(Step from, String target) {}

  /** Context, then extension, then its labels and numbers. */
  private final Map<String, Map<String, Set<String>>> reachable = new HashMap<>();

  private final List<Step> steps = new ArrayList<>();

  Dialplan(ConfFile extensions) {
    for (ConfFile.Section section : extensions.sections()) {
      if (section.name().equals("general") || section.name().equals("globals")) {
        continue;
      }
      Map<String, Set<String>> context =
          reachable.computeIfAbsent(section.name(), _ -> new HashMap<>());
      String extension = "";
      for (ConfFile.Entry entry : section.entries()) {
        Matcher step = STEP.matcher(entry.value());
        if (!step.matches()) {
          continue;
        }
        extension = entry.key().equals("exten") ? step.group(1) : extension;
        Set<String> places = context.computeIfAbsent(extension, _ -> new HashSet<>());
        long numbered = places.stream().filter(place -> place.matches("[0-9]+")).count();
        places.add(String.valueOf(numbered + 1));
        Optional.ofNullable(step.group(3)).ifPresent(places::add);
        steps.add(new Step(entry.line(), section.name(), extension, step.group(4)));
      }
    }
  }

  boolean hasContext(String name) {
    return reachable.containsKey(name);
  }

  boolean has(String context, String extension) {
    return reachable.getOrDefault(context, Map.of()).containsKey(extension);
  }

  List<Step> steps() {
    return List.copyOf(steps);
  }

  /** Every jump whose target is written out. */
  List<Jump> jumps() {
    return steps.stream()
        .flatMap(
            step ->
                targets(step.application())
                    .filter(target -> !target.isBlank() && !target.contains("${"))
                    .map(target -> new Jump(step, target)))
        .toList();
  }

  private static Stream<String> targets(String application) {
    Matcher handler = HANDLER.matcher(application);
    if (handler.matches()) {
      return Stream.of(handler.group(1));
    }
    Matcher jump = JUMP.matcher(application);
    if (!jump.matches()) {
      return Stream.empty();
    }
    String arguments = jump.group(2);
    return jump.group(1).toLowerCase(Locale.ROOT).endsWith("if")
        ? Stream.of(arguments.substring(arguments.lastIndexOf('?') + 1).split(":", -1))
        : Stream.of(arguments);
  }

  /** Whether the place a jump leads to is there. */
  boolean leadsSomewhere(Jump jump) {
    List<String> parts =
        Stream.of(jump.target().replaceFirst("\\(.*", "").split(",", -1))
            .map(String::strip)
            .toList();
    String context = parts.size() > 2 ? parts.getFirst() : jump.from().context();
    String extension = parts.size() > 1 ? parts.get(parts.size() - 2) : jump.from().extension();
    Map<String, Set<String>> extensions = reachable.getOrDefault(context, Map.of());
    return extensions.getOrDefault(extension, Set.of()).contains(parts.getLast());
  }
}
