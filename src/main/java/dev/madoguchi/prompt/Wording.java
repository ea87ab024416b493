package dev.madoguchi.prompt;

import java.time.Duration;

/**
 * What a prompt says and how it is read.
 *
 * @param text as people write it
 * @param spoken as the voice must read it; the same where it reads well
 * @param rate of speaking, 1 is the voice's own
 * @param cut how much silence is left around it
 */
public record Wording(String text, String spoken, double rate, Cut cut) {
  /** The voice reads at most 1023 bytes, three to a kana. */
  static final int LONGEST = 300;

  static final double SLOWEST = 0.5;
  static final double FASTEST = 2;

  /** Where a prompt stands among others, and so the silence it keeps at its ends. */
  public enum Cut {
    /** A list of sentences has the pauses of a speaker. */
    SENTENCE(Duration.ofMillis(40), Duration.ofMillis(70)),

    /** A part of a sentence, such as a number: several of them sound like one. */
    PIECE(Duration.ofMillis(10), Duration.ofMillis(20));

    private final Duration lead;
    private final Duration trail;

    Cut(Duration lead, Duration trail) {
      this.lead = lead;
      this.trail = trail;
    }

    Duration lead() {
      return lead;
    }

    Duration trail() {
      return trail;
    }
  }

  Wording(String text) {
    this(text, text, 1, Cut.SENTENCE);
  }
}
