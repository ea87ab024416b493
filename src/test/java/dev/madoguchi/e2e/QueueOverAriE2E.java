package dev.madoguchi.e2e;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Waiting, and the offer in it, over ARI. */
@Order(13)
class QueueOverAriE2E extends QueueCalls {
  @RegisterExtension static final RunningLine LINE = impatient().with(RunningLine.OVER_ARI);

  QueueOverAriE2E() {
    super(LINE);
  }
}
