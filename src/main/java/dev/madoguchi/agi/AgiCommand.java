package dev.madoguchi.agi;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One command of AGI, built from words so that no text can become syntax.
 *
 * <p>Carriage return, newline and NUL are dropped from every word; backslash and quote are escaped.
 * Asterisk 22 dies of 128 quoted words and runs the tail of a line over 8,191 bytes as a second
 * command, so both are refused well before.
 */
record AgiCommand(List<String> words) {
  static final int MOST_BYTES = 8_000;
  static final int MOST_WORDS = 100;
  private static final Pattern BARE = Pattern.compile("[A-Za-z0-9_./()=-]+");
  private static final Pattern UNSENDABLE = Pattern.compile("[\r\n\0]");

  AgiCommand {
    words = words.stream().map(word -> UNSENDABLE.matcher(word).replaceAll("")).toList();
    if (words.isEmpty() || words.size() > MOST_WORDS) {
      throw new IllegalArgumentException(
          "an AGI command has 1 to " + MOST_WORDS + " words, not " + words.size());
    }
    int bytes = encode(words).remaining();
    if (bytes > MOST_BYTES) {
      throw new IllegalArgumentException(
          "an AGI command has at most " + MOST_BYTES + " bytes, not " + bytes);
    }
  }

  static AgiCommand of(String... words) {
    return new AgiCommand(List.of(words));
  }

  /** The line to write, newline included: it must leave in one write. */
  ByteBuffer bytes() {
    return encode(words);
  }

  private static ByteBuffer encode(List<String> words) {
    String line = words.stream().map(AgiCommand::quoted).collect(Collectors.joining(" ", "", "\n"));
    try {
      return StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(line));
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException("half a surrogate pair cannot be sent", e);
    }
  }

  private static String quoted(String word) {
    return BARE.matcher(word).matches()
        ? word
        : '"' + word.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  /** The first two words only: the rest may hold what a caller sent. */
  @Override
  public String toString() {
    return words.stream().limit(2).collect(Collectors.joining(" "));
  }
}
