package dev.madoguchi.crowd;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Commands as Asterisk takes them apart (parse_args, find_command, res_agi.c), and the ones a line
 * may send with what each of them must be given.
 */
final class AgiGrammar {
  /** A line of more is cut in two, and its tail is a command of its own. */
  private static final int MOST_BYTES = 8_000;

  /** Asterisk has an array of 128, and dies of the 128th quoted one. */
  private static final int MOST_WORDS = 100;

  private static final int LONGEST_NAME = 3;

  private record Count(int least, int most) {}

  private static final Map<String, Count> COMMANDS =
      Map.ofEntries(
          Map.entry("ANSWER", new Count(0, 0)),
          Map.entry("CHANNEL STATUS", new Count(0, 1)),
          Map.entry("EXEC", new Count(1, 2)),
          Map.entry("GET DATA", new Count(1, 3)),
          Map.entry("GET FULL VARIABLE", new Count(1, 2)),
          Map.entry("GET OPTION", new Count(2, 3)),
          Map.entry("GET VARIABLE", new Count(1, 1)),
          Map.entry("GOSUB", new Count(3, 4)),
          Map.entry("HANGUP", new Count(0, 1)),
          Map.entry("RECORD FILE", new Count(4, 7)),
          Map.entry("SET VARIABLE", new Count(2, 2)),
          Map.entry("STREAM FILE", new Count(2, 3)),
          Map.entry("WAIT FOR DIGIT", new Count(1, 1)));

  private AgiGrammar() {}

  /** A command of its own name, and what follows the name. */
  record Command(String name, List<String> arguments) {}

  /**
   * Takes a line apart.
   *
   * @throws IllegalArgumentException for what Asterisk would not take, with the reason
   */
  static Command parse(String line) {
    if (line.length() > MOST_BYTES) {
      throw new IllegalArgumentException("longer than " + MOST_BYTES);
    }
    List<String> words = words(line);
    if (words.size() > MOST_WORDS) {
      throw new IllegalArgumentException("more words than " + MOST_WORDS);
    }
    for (int length = Math.min(LONGEST_NAME, words.size()); length > 0; length--) {
      String name = String.join(" ", words.subList(0, length));
      Count count = COMMANDS.get(name);
      if (count != null) {
        List<String> arguments = List.copyOf(words.subList(length, words.size()));
        if (arguments.size() < count.least() || arguments.size() > count.most()) {
          throw new IllegalArgumentException(name + " with " + arguments.size() + " arguments");
        }
        return new Command(name, arguments);
      }
    }
    throw new IllegalArgumentException("no such command");
  }

  private static List<String> words(String line) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    boolean quoted = false;
    boolean begun = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"') {
        quoted = !quoted;
        begun = true;
      } else if (c == '\\' && i + 1 < line.length()) {
        word.append(line.charAt(++i));
        begun = true;
      } else if (Character.isWhitespace(c) && !quoted) {
        if (begun) {
          words.add(word.toString());
          word.setLength(0);
          begun = false;
        }
      } else {
        word.append(c);
        begun = true;
      }
    }
    if (quoted) {
      throw new IllegalArgumentException("a quote that is not closed");
    }
    if (begun) {
      words.add(word.toString());
    }
    return words;
  }
}
