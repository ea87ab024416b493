package dev.madoguchi.call;

import java.time.Duration;

/**
 * When a recording ends by itself.
 *
 * @param atMost the longest recording; whole seconds count
 * @param silence how long nothing may be heard before it ends; whole seconds count
 */
public record RecordingLimits(Duration atMost, Duration silence) {
  public RecordingLimits {
    if (!atMost.isPositive() || !silence.isPositive()) {
      throw new IllegalArgumentException("recording limits must be positive");
    }
  }
}
