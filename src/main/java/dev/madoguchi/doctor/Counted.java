package dev.madoguchi.doctor;

import java.util.List;

/** Many things in one line. */
final class Counted {
  private Counted() {}

  /** The first, and how many more there are. */
  static String first(List<String> all) {
    return all.getFirst() + (all.size() == 1 ? "" : " (and %d more)".formatted(all.size() - 1));
  }
}
