package dev.madoguchi.call;

/**
 * Text from outside as a log or a terminal may show it: nothing in it can move the cursor, turn the
 * direction of writing or forge a line. What is not for reading stands as a backslash, u and its
 * number.
 */
public final class Printable {
  private Printable() {}

  /** All of it. */
  public static String of(String text) {
    StringBuilder shown = new StringBuilder();
    text.codePoints().forEach(point -> append(shown, point));
    return shown.toString();
  }

  /** Its first so many characters, and "..." when there are more. */
  public static String of(String text, int most) {
    return text.codePointCount(0, text.length()) <= most
        ? of(text)
        : of(text.substring(0, text.offsetByCodePoints(0, most))) + "...";
  }

  /** Whether a character is for reading: no control, no override of the writing direction. */
  public static boolean isPrintable(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.PRIVATE_USE,
          Character.SURROGATE,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }

  private static void append(StringBuilder shown, int point) {
    if (isPrintable(point)) {
      shown.appendCodePoint(point);
    } else {
      shown.append("\\u%04X".formatted(point));
    }
  }
}
