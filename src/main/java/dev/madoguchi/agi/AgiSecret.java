package dev.madoguchi.agi;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.regex.Pattern;

/**
 * What the dialplan says to prove it is ours: AGI itself knows no login.
 *
 * @param value 16 to 128 letters, digits, hyphens or underscores (it is written into a dialplan
 *     line)
 */
public record AgiSecret(String value) {
  private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_-]{16,128}");

  public AgiSecret {
    if (!SHAPE.matcher(value).matches()) {
      throw new IllegalArgumentException("an AGI secret is 16 to 128 of A-Z a-z 0-9 - _");
    }
  }

  /** Compares in a time that tells nothing about where the two differ. */
  boolean matches(String offered) {
    return MessageDigest.isEqual(
        value.getBytes(StandardCharsets.UTF_8), offered.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public String toString() {
    return "AgiSecret[hidden]";
  }
}
