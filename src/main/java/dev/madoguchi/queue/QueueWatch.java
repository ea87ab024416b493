package dev.madoguchi.queue;

import java.util.List;

/** Sees queues and agents. Safe for use by many threads; reading never waits for the switch. */
public interface QueueWatch {
  /** Every queue as last heard, in the switch's order; empty until the switch was reached. */
  List<QueueSnapshot> queues();
}
