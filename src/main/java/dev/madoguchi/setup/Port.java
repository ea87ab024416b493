package dev.madoguchi.setup;

import java.util.regex.Pattern;

/** A port of this machine. */
public record Port(int number) {
  private static final Pattern SHAPE = Pattern.compile("[0-9]{1,5}");

  private static final int LAST = 65_535;

  public Port {
    if (number < 1 || number > LAST) {
      throw new IllegalArgumentException("not a port (1 to 65535): " + number);
    }
  }

  public static Port parse(String text) {
    if (!SHAPE.matcher(text).matches()) {
      throw new IllegalArgumentException("not a port (1 to 65535): " + text);
    }
    return new Port(Integer.parseInt(text));
  }

  /** The one behind it; behind the last, the one before. */
  Port next() {
    return new Port(number < LAST ? number + 1 : number - 1);
  }

  @Override
  public String toString() {
    return Integer.toString(number);
  }
}
