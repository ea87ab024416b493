package dev.madoguchi.call;

import java.util.regex.Pattern;

/**
 * A named recording; the same name stands for the same sentence in every language.
 *
 * @param name lower-case words joined by hyphens; also the file's name without ".wav"
 */
public record Prompt(String name) {
  private static final Pattern SHAPE = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

  public Prompt {
    if (name.length() > 60 || !isName(name)) {
      throw new IllegalArgumentException("not a prompt name (words-joined-by-hyphens): " + name);
    }
  }

  static boolean isName(String text) {
    return SHAPE.matcher(text).matches();
  }

  @Override
  public String toString() {
    return name;
  }
}
