package dev.madoguchi.call;

import java.util.Optional;

/** How a call comes to us: we may have been restarted while the caller was in a queue. */
public sealed interface Entry {
  /** The caller has just rung. */
  record Fresh() implements Entry {}

  /** The caller was in a queue without us, and has come out of it. */
  record BackFromQueue(QueueName queue, QueueOutcome outcome) implements Entry {}

  /**
   * A server before us had answered the caller, and is gone: they are past the greeting.
   *
   * @param queue what the call is for, when the caller has said so
   */
  record Resumed(Optional<QueueName> queue) implements Entry {}
}
