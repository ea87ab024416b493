package dev.madoguchi.queue;

import dev.madoguchi.call.QueueName;
import java.time.Duration;
import java.util.List;

/**
 * A queue at a moment.
 *
 * @param waiting how many callers wait
 * @param longestWait of those waiting, zero when none does
 */
public record QueueSnapshot(
    QueueName queue, List<Agent> agents, int waiting, Duration longestWait) {
  public QueueSnapshot {
    agents = List.copyOf(agents);
  }
}
