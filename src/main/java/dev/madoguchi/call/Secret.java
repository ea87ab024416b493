package dev.madoguchi.call;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A password. {@link #toString} does not tell it. It stands on this floor because the wires compare
 * and send it, the setup makes and keeps it, and this is the only package below both.
 *
 * @param text 16 to 64 letters and digits, so that it can stand in any configuration and command
 */
public record Secret(String text) {
  private static final String ALPHABET =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
  private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9]{16,64}");

  /** 142 bits: nobody guesses it, whatever the rate. */
  private static final int LENGTH = 24;

  public Secret {
    if (!SHAPE.matcher(text).matches()) {
      throw new IllegalArgumentException("a secret is 16 to 64 letters and digits");
    }
  }

  /** A new one. */
  public static Secret fresh(SecureRandom random) {
    return new Secret(
        random
            .ints(LENGTH, 0, ALPHABET.length())
            .mapToObj(at -> String.valueOf(ALPHABET.charAt(at)))
            .collect(Collectors.joining()));
  }

  /** Compares in a time that tells nothing about where the two differ. */
  public boolean matches(String offered) {
    return MessageDigest.isEqual(
        text.getBytes(StandardCharsets.UTF_8), offered.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public String toString() {
    return "***";
  }
}
