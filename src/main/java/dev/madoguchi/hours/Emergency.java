package dev.madoguchi.hours;

import dev.madoguchi.call.Prompt;
import java.util.Optional;

/**
 * Open or closed now, whatever day and time it is, until the operator takes it back. It has no end
 * of its own: what has one is an override of the day.
 */
public sealed interface Emergency {
  /** Open. */
  record Open() implements Emergency {}

  /**
   * Closed.
   *
   * @param message said to callers, if it has one of its own
   */
  record Closed(Optional<Prompt> message) implements Emergency {}
}
