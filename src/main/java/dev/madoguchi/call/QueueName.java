package dev.madoguchi.call;

import java.util.regex.Pattern;

/**
 * A queue of the plan and of app_queue; the six purposes of the line are also named so.
 *
 * @param value lower-case words joined by hyphens, as in a {@link Prompt}, which is made of it; the
 *     first begins with a letter; at most 32 characters
 */
public record QueueName(String value) {
  private static final int LONGEST = 32;
  private static final Pattern SHAPE = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

  public QueueName {
    if (value.length() > LONGEST || !SHAPE.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "not a queue name (words of a-z and 0-9 joined by hyphens, a letter first, at most "
              + LONGEST
              + " characters): "
              + value);
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
