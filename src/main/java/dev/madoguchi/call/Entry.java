package dev.madoguchi.call;

/** How a call comes to us: we may have been restarted while the caller was in a queue. */
public sealed interface Entry {
  /** The caller has just rung. */
  record Fresh() implements Entry {}

  /** The caller was in a queue without us, and has come out of it. */
  record BackFromQueue(QueueName queue, QueueOutcome outcome) implements Entry {}
}
