package dev.madoguchi.agi;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Variables of one call that are written with the next command: between a key and the next prompt
 * each command of its own would be heard. Used by the call's thread only.
 */
final class AgiNotes {
  /** What MSet takes as it is: it splits at commas, and may drop quotes (pbx_variables.c). */
  private static final Pattern PLAIN = Pattern.compile("[-._a-z0-9]+");

  private final Map<String, String> open = new LinkedHashMap<>();

  /** The last value counts. */
  void put(String variable, String value) {
    open.put(variable, value);
  }

  /** The commands that write them, as few as can be; nothing is open then. */
  List<AgiCommand> take() {
    List<AgiCommand> commands = new ArrayList<>();
    if (open.size() == 1 || !open.values().stream().allMatch(PLAIN.asMatchPredicate())) {
      open.forEach(
          (variable, value) -> commands.add(AgiCommand.of("SET", "VARIABLE", variable, value)));
    } else if (!open.isEmpty()) {
      List<String> together = new ArrayList<>();
      open.forEach((variable, value) -> together.add(variable + "=" + value));
      commands.add(AgiCommand.of("EXEC", "MSet", String.join(",", together)));
    }
    open.clear();
    return commands;
  }
}
