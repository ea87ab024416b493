package dev.madoguchi.crowd;

import java.util.SplittableRandom;

/**
 * What a caller of the crowd tends to do, over whichever way in.
 *
 * @param stepMillis how long words, or a wait for a key, take on average
 */
record Habits(SplittableRandom random, long stepMillis) {
  private static final String KEYS = "***********1234569";
  private static final double SILENT = 0.15;
  private static final double SERVED = 0.5;

  /** Whether this question is left without an answer. */
  boolean isSilent() {
    return random.nextDouble() < SILENT;
  }

  char key() {
    return KEYS.charAt(random.nextInt(KEYS.length()));
  }

  /** What QUEUESTATUS is behind a queue. */
  String queueStatus() {
    return random.nextDouble() < SERVED ? "CONTINUE" : "TIMEOUT";
  }

  /** How long something takes, in milliseconds. */
  long step() {
    return stepMillis / 2 + random.nextLong(stepMillis);
  }

  /** How long a queue does. */
  long inQueue() {
    return 4 * step();
  }
}
