package dev.madoguchi.call;

import java.util.regex.Pattern;

/**
 * The language a call is held in; also the name of its folder of prompts.
 *
 * @param code two lower-case letters of ISO 639-1
 */
public record Language(String code) {
  private static final Pattern SHAPE = Pattern.compile("[a-z]{2}");
  public static final Language JAPANESE = new Language("ja");
  public static final Language ENGLISH = new Language("en");

  public Language {
    if (!SHAPE.matcher(code).matches()) {
      throw new IllegalArgumentException("not a language code of two lower-case letters: " + code);
    }
  }

  @Override
  public String toString() {
    return code;
  }
}
