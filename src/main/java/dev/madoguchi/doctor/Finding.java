package dev.madoguchi.doctor;

/**
 * What was found about one item.
 *
 * @param item in a word: {@code disk}
 * @param what is so
 * @param remedy what to do; empty when all is well
 */
public record Finding(Grade grade, String item, String what, String remedy) {
  /** How bad it is. */
  public enum Grade {
    OK,
    /** To be looked at; callers are served. */
    WARNING,
    /** Callers are not served as they should be, or soon will not be. */
    PROBLEM
  }

  static Finding ok(String item, String what) {
    return new Finding(Grade.OK, item, what, "");
  }

  static Finding warning(String item, String what, String remedy) {
    return new Finding(Grade.WARNING, item, what, remedy);
  }

  static Finding problem(String item, String what, String remedy) {
    return new Finding(Grade.PROBLEM, item, what, remedy);
  }
}
