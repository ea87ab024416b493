package dev.madoguchi.call;

import java.util.regex.Pattern;

/**
 * A queue of the plan and of app_queue; the six purposes of the line are also named so.
 *
 * @param value lower-case letters, digits and hyphens, at most 32
 */
public record QueueName(String value) {
  private static final Pattern SHAPE = Pattern.compile("[a-z][a-z0-9-]{0,31}");

  public QueueName {
    if (!SHAPE.matcher(value).matches()) {
      throw new IllegalArgumentException("not a queue name (a-z, 0-9, hyphen): " + value);
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
