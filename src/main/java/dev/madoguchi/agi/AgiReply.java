package dev.madoguchi.agi;

/** What came of a command. */
sealed interface AgiReply {
  /**
   * Asterisk did it ({@code 200}); whether it worked is for the command to judge.
   *
   * @param result the number after {@code result=}
   * @param data the text in parentheses, empty without
   */
  record Done(int result, String data) implements AgiReply {}

  /** Asterisk does not know the command or its usage ({@code 510}, {@code 520}): our fault. */
  record Refused(String text) implements AgiReply {}

  /** The caller is gone, and the command is not for the dead ({@code 511}). */
  record Dead() implements AgiReply {}

  /** No reply will come: the connection is closed, by whomever. */
  record Lost(String why) implements AgiReply {}
}
