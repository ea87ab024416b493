package dev.madoguchi.queue;

import java.util.regex.Pattern;

/**
 * The telephone account of an agent, as app_queue and PJSIP name it.
 *
 * @param value three to ten digits, for example 6001
 */
public record Account(String value) {
  private static final Pattern SHAPE = Pattern.compile("[0-9]{3,10}");

  public Account {
    if (!SHAPE.matcher(value).matches()) {
      throw new IllegalArgumentException("not an account (3 to 10 digits): " + value);
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
