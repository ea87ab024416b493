package dev.madoguchi.setup;

import java.util.regex.Pattern;

/** A port of this machine. */
public record Port(int number) {
  private static final Pattern SHAPE = Pattern.compile("[0-9]{1,5}");

  public Port {
    if (number < 1 || number > 65535) {
      throw new IllegalArgumentException("not a port (1 to 65535): " + number);
    }
  }

  public static Port parse(String text) {
    if (!SHAPE.matcher(text).matches()) {
      throw new IllegalArgumentException("not a port (1 to 65535): " + text);
    }
    return new Port(Integer.parseInt(text));
  }

  @Override
  public String toString() {
    return Integer.toString(number);
  }
}
