package dev.madoguchi.asterisk;

/** Which of two servers of one line a process is: each makes and clears its own files alone. */
public enum Side {
  FIRST("a"),
  BESIDE("b");

  private final String mark;

  Side(String mark) {
    this.mark = mark;
  }

  /** What the names of its own files begin with, where both have some. */
  String mark() {
    return mark;
  }
}
