package dev.madoguchi.e2e;

import org.junit.jupiter.api.extension.RegisterExtension;

/** A closed line over ARI. */
class ClosedOverAriE2E extends ClosedCalls {
  @RegisterExtension
  static final RunningLine LINE = RunningLine.asOf("2026-11-23 10:00").with(RunningLine.OVER_ARI);

  ClosedOverAriE2E() {
    super(LINE);
  }
}
