package dev.madoguchi.cli;

/** Text as a terminal may show it: nothing in it can move the cursor or forge a line. */
final class Printable {
  private Printable() {}

  static String of(Object text) {
    // C: controls (C0, DEL, C1), formats such as the reversal of direction, lone surrogates
    return text.toString().replaceAll("[\\p{C}\\u2028\\u2029]", "\uFFFD");
  }
}
