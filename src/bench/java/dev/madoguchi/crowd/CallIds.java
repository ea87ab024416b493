package dev.madoguchi.crowd;

/** What a crowd's calls are called, as Asterisk does: the second of its start, and a number. */
final class CallIds {
  private final String base = System.currentTimeMillis() / 1000 + ".";
  private int highest = -1;

  String of(int number) {
    highest = Math.max(highest, number);
    return base + number;
  }

  /** Whether there has been such a call. */
  boolean isKnown(String id) {
    String number = id.startsWith(base) ? id.substring(base.length()) : "";
    return number.matches("[0-9]{1,9}") && Integer.parseInt(number) <= highest;
  }
}
