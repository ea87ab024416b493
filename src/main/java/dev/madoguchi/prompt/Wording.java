package dev.madoguchi.prompt;

/**
 * What a prompt says and how it is read.
 *
 * @param text as people write it
 * @param spoken as the voice must read it; the same where it reads well
 * @param rate of speaking, 1 is the voice's own
 */
public record Wording(String text, String spoken, double rate) {
  /** The voice reads at most 1023 bytes, three to a kana. */
  static final int LONGEST = 300;

  static final double SLOWEST = 0.5;
  static final double FASTEST = 2;

  Wording(String text) {
    this(text, text, 1);
  }
}
