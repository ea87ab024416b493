package dev.madoguchi.rehearsal;

import dev.madoguchi.call.QueueOutcome;

/** What the agents of every queue do in a rehearsal. */
public enum Agents {
  /** Nobody is on duty, or everybody paused. */
  NONE,
  /** All are talking, for longer than the caller is patient. */
  BUSY,
  /** One answers. */
  FREE;

  QueueOutcome outcome() {
    return switch (this) {
      case NONE -> new QueueOutcome.NotServed(QueueOutcome.Reason.NOBODY_ON_DUTY);
      case BUSY -> new QueueOutcome.NotServed(QueueOutcome.Reason.TIMED_OUT);
      case FREE -> new QueueOutcome.Served();
    };
  }
}
