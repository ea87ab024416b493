package dev.madoguchi.agi;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What goes before the next command of one call: its answer, and variables. They wait for it
 * because between a key and the next prompt each command of its own would be heard. Used by the
 * call's thread only.
 */
final class AgiNotes {
  /** What MSet takes as it is: it splits at commas, and may drop quotes (pbx_variables.c). */
  private static final Pattern PLAIN = Pattern.compile("[-._a-z0-9]+");

  private final Map<String, String> open = new LinkedHashMap<>();
  private boolean answer;

  void answer() {
    answer = true;
  }

  /** The last value counts. */
  void put(String variable, String value) {
    open.put(variable, value);
  }

  /** Who has hung up is not answered. */
  void answerNoMore() {
    answer = false;
  }

  /** The commands that do it, as few as can be. */
  List<AgiCommand> commands() {
    List<AgiCommand> commands = new ArrayList<>();
    if (answer) {
      // AGI's own ANSWER, and Answer() without option i, wait up to 500 ms for the caller's media.
      commands.add(AgiCommand.of("EXEC", "Answer", ",i"));
    }
    if (open.size() == 1 || !open.values().stream().allMatch(PLAIN.asMatchPredicate())) {
      open.forEach(
          (variable, value) -> commands.add(AgiCommand.of("SET", "VARIABLE", variable, value)));
    } else if (!open.isEmpty()) {
      List<String> together = new ArrayList<>();
      open.forEach((variable, value) -> together.add(variable + "=" + value));
      commands.add(AgiCommand.of("EXEC", "MSet", String.join(",", together)));
    }
    return commands;
  }

  /** They are done. */
  void clear() {
    answer = false;
    open.clear();
  }
}
