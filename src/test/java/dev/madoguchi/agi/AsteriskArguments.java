package dev.madoguchi.agi;

import java.util.ArrayList;
import java.util.List;

/**
 * How Asterisk cuts a line of AGI into words: blanks part words outside of quotes, a backslash
 * takes the next character as it is, a quote opens or closes.
 */
final class AsteriskArguments {
  private AsteriskArguments() {}

  static List<String> parse(String line) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    boolean inWord = false;
    boolean inQuotes = false;
    boolean escaped = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (escaped) {
        word.append(c);
        inWord = true;
        escaped = false;
      } else if (c == '\\') {
        escaped = true;
      } else if (c == '"') {
        inQuotes = !inQuotes;
        inWord = true;
      } else if ((c == ' ' || c == '\t') && !inQuotes) {
        if (inWord) {
          words.add(word.toString());
          word.setLength(0);
          inWord = false;
        }
      } else {
        word.append(c);
        inWord = true;
      }
    }
    if (inWord) {
      words.add(word.toString());
    }
    return words;
  }
}
