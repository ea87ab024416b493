package dev.madoguchi.call;

import java.util.Optional;

/** How a call comes to us: we may have been restarted while the caller was on the line. */
public sealed interface Entry {
  /** How a call can begin. */
  sealed interface Beginning extends Entry {}

  /** The caller has just rung. */
  record Fresh() implements Beginning {}

  /** The caller was in a queue without us, and has come out of it. */
  record BackFromQueue(QueueName queue, QueueOutcome outcome) implements Beginning {}

  /**
   * A server before us had answered the caller, and is gone: they are past the greeting.
   *
   * @param queue what the call is for, when the caller has said so
   */
  record Resumed(Optional<QueueName> queue) implements Beginning {}

  /** The caller was talking with a server that is gone, and this is all they have been through. */
  record Again(Past past) implements Entry {}
}
