package dev.madoguchi.call;

/** What we write on the call for the dialplan to read when we are gone. */
public enum Tag {
  /** The queue the caller chose: the dialplan's own path leads there. */
  QUEUE("MADOGUCHI_QUEUE"),
  /** The language the caller has changed to: the dialplan's own path speaks it. */
  LANGUAGE("MADOGUCHI_LANGUAGE"),
  /**
   * What the call has been through ({@link Past}): the server that has it after us goes on there.
   */
  PAST("MADOGUCHI_PAST"),
  /**
   * {@code done} as our very last act. AGISTATUS cannot tell a crash from success (asterisk.md), so
   * the dialplan believes this alone.
   */
  RESULT("MADOGUCHI_RESULT");

  private final String variable;

  Tag(String variable) {
    this.variable = variable;
  }

  /** The channel variable's name. */
  public String variable() {
    return variable;
  }
}
