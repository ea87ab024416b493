package dev.madoguchi.call;

import java.util.regex.Pattern;

/**
 * Names one call for its whole life, also across our restart.
 *
 * @param value Asterisk's unique id of the channel (digits and dots), at most 64 characters
 */
public record CallId(String value) {
  private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  public CallId {
    if (!SAFE.matcher(value).matches()) {
      throw new IllegalArgumentException("not a call id (1 to 64 of A-Z a-z 0-9 . _ -)");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
