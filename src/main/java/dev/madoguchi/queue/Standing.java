package dev.madoguchi.queue;

import java.time.Duration;
import java.util.Optional;

/** How a caller stands in a queue, as far as it is known; for telling them, never for deciding. */
public sealed interface Standing {
  /** Nothing is known: the switch does not tell us now. */
  record Unknown() implements Standing {}

  /** The caller does not wait: not yet, or no more. */
  record NotWaiting() implements Standing {}

  /**
   * The caller waits.
   *
   * @param place 1 is the next to be taken
   * @param onDuty agents who take calls of the queue, talking or not
   * @param handling how long a call took lately; empty when too few calls would tell, or when
   *     agents are shared with another queue in which callers wait
   */
  record Waits(int place, int onDuty, Optional<Duration> handling) implements Standing {}
}
