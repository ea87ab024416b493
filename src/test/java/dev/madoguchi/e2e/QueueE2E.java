package dev.madoguchi.e2e;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is said to who waits, and to the agent, never stands between the two. */
@Order(13)
class QueueE2E extends QueueCalls {
  @RegisterExtension static final RunningLine LINE = impatient();

  QueueE2E() {
    super(LINE);
  }
}
