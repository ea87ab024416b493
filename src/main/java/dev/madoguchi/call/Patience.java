package dev.madoguchi.call;

import java.time.Duration;

/**
 * The longest wait in a queue before the caller is offered to leave an inquiry.
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
