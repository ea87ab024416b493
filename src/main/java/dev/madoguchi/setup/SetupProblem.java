package dev.madoguchi.setup;

/** Something the operator must put right before the line can start; the message says what. */
public final class SetupProblem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public SetupProblem(String whatAndWhatToDo) {
    super(whatAndWhatToDo);
  }

  public SetupProblem(String whatAndWhatToDo, Throwable cause) {
    super(whatAndWhatToDo, cause);
  }
}
