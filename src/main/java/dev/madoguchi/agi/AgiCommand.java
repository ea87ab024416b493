package dev.madoguchi.agi;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One command of AGI, built from words so that no text can become syntax.
 *
 * <p>Carriage return, newline and NUL are dropped from every word; backslash and quote are escaped.
 * Asterisk 22 dies of 128 quoted words and runs the tail of a line over 8,191 bytes as a second
 * command, so both are refused well before.
 */
final class AgiCommand {
  static final int MOST_BYTES = 8_000;
  static final int MOST_WORDS = 100;
  private static final String BARE = "_./()=-";

  private final List<String> words;
  private final ByteBuffer line;

  AgiCommand(List<String> words) {
    if (words.isEmpty() || words.size() > MOST_WORDS) {
      throw new IllegalArgumentException(
          "an AGI command has 1 to " + MOST_WORDS + " words, not " + words.size());
    }
    this.words = List.copyOf(words);
    this.line = encode(words);
    if (line.remaining() > MOST_BYTES) {
      throw new IllegalArgumentException(
          "an AGI command has at most " + MOST_BYTES + " bytes, not " + line.remaining());
    }
  }

  static AgiCommand of(String... words) {
    return new AgiCommand(List.of(words));
  }

  /** The line to write, newline included: it must leave in one write. */
  ByteBuffer bytes() {
    return line.duplicate();
  }

  private static ByteBuffer encode(List<String> words) {
    StringBuilder text = new StringBuilder();
    for (String word : words) {
      quote(word, text);
      text.append(' ');
    }
    text.setCharAt(text.length() - 1, '\n');
    try {
      return StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text)).asReadOnlyBuffer();
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException("half a surrogate pair cannot be sent", e);
    }
  }

  private static void quote(String word, StringBuilder text) {
    int begin = text.length();
    text.append('"');
    boolean bare = !word.isEmpty();
    for (int i = 0; i < word.length(); i++) {
      char letter = word.charAt(i);
      switch (letter) {
        case '\r', '\n', '\0' -> {}
        case '\\', '"' -> {
          text.append('\\').append(letter);
          bare = false;
        }
        default -> {
          text.append(letter);
          bare = bare && isBare(letter);
        }
      }
    }
    if (bare && text.length() > begin + 1) {
      text.deleteCharAt(begin);
    } else {
      text.append('"');
    }
  }

  private static boolean isBare(char letter) {
    return (letter >= 'a' && letter <= 'z')
        || (letter >= 'A' && letter <= 'Z')
        || (letter >= '0' && letter <= '9')
        || BARE.indexOf(letter) >= 0;
  }

  /** The first two words only: the rest may hold what a caller sent. */
  @Override
  public String toString() {
    return words.stream().limit(2).collect(Collectors.joining(" "));
  }
}
