package dev.madoguchi.setup;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** UDP ports, both ends included; a call takes two. */
public record PortRange(int first, int last) {
  private static final Pattern SHAPE = Pattern.compile("([0-9]{1,5})-([0-9]{1,5})");

  public PortRange {
    if (first < 1024 || last > 65535 || last - first < 3) {
      throw new IllegalArgumentException(
          "a range of ports lies within 1024-65535 and has at least four: " + first + "-" + last);
    }
  }

  /** Reads {@code FIRST-LAST}. */
  public static PortRange parse(String text) {
    Matcher shape = SHAPE.matcher(text);
    if (!shape.matches()) {
      throw new IllegalArgumentException("not a range of ports (FIRST-LAST): " + text);
    }
    return new PortRange(Integer.parseInt(shape.group(1)), Integer.parseInt(shape.group(2)));
  }

  @Override
  public String toString() {
    return first + "-" + last;
  }
}
