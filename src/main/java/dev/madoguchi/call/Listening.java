package dev.madoguchi.call;

import java.time.Duration;

/** What keys do while words are said. */
public sealed interface Listening {
  /** Keys are ignored: the words are said to their end. */
  record Off() implements Listening {}

  /**
   * Any key stops the words and is the answer.
   *
   * @param thenWait how long to wait for a key once the words are over; zero or more
   */
  record ForKey(Duration thenWait) implements Listening {
    public ForKey {
      if (thenWait.isNegative()) {
        throw new IllegalArgumentException("a wait cannot be negative: " + thenWait);
      }
    }
  }
}
