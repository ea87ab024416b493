package dev.madoguchi.queue;

import dev.madoguchi.call.CallId;
import dev.madoguchi.call.QueueName;

/** Tells how callers stand in their queues; safe for many threads, never waits. */
@FunctionalInterface
public interface QueueStandings {
  /** Nothing is ever known. */
  QueueStandings NONE = (queue, call) -> new Standing.Unknown();

  Standing of(QueueName queue, CallId call);
}
