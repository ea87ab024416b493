package dev.madoguchi.call;

/**
 * What a menu or a guidance is about; the words for it are prompts named after it.
 *
 * @param value lower-case words joined by hyphens, as in a prompt's name
 */
public record Topic(String value) {
  private static final int LONGEST = 40;

  public Topic {
    if (value.length() > LONGEST || !Prompt.isName(value)) {
      throw new IllegalArgumentException(
          "not a topic (lower-case words joined by hyphens, at most 40 characters): " + value);
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
