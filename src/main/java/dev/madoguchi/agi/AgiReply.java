package dev.madoguchi.agi;

import java.util.regex.Pattern;

/** What came of a command. */
sealed interface AgiReply {
  /**
   * Asterisk did it ({@code 200}); whether it worked is for the command to judge.
   *
   * @param value what stands after {@code result=}: a number, but for GET DATA the keys themselves
   * @param data the text in parentheses, empty without
   */
  record Done(String value, String data) implements AgiReply {
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,9}");

    Done(int result, String data) {
      this(Integer.toString(result), data);
    }

    /** Whether it is none of Asterisk's minus figures, which are failures and hang-ups. */
    boolean went() {
      return !value.startsWith("-");
    }

    /**
     * The value of a command that gives a number; with anything else the wire is not to be used.
     */
    int result() {
      if (!NUMBER.matcher(value).matches()) {
        throw new IllegalStateException("Asterisk replies with keys where a number is due");
      }
      return Integer.parseInt(value);
    }
  }

  /** Asterisk does not know the command or its usage ({@code 510}, {@code 520}): our fault. */
  record Refused(String text) implements AgiReply {}

  /** The caller is gone, and the command is not for the dead ({@code 511}). */
  record Dead() implements AgiReply {}

  /** No reply will come: the connection is closed, by whomever. */
  record Lost(String why) implements AgiReply {}
}
