package dev.madoguchi.call;

import java.time.Duration;

/**
 * How long a caller waits in a queue before something else is proposed.
 *
 * @param longest whole seconds count; app_queue looks between ring cycles, so one cycle may be
 *     added
 */
public record Patience(Duration longest) {
  public Patience {
    if (longest.toSeconds() < 1) {
      throw new IllegalArgumentException("patience is at least a second: " + longest);
    }
  }
}
