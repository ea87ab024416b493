package dev.madoguchi.e2e;

import org.junit.jupiter.api.extension.RegisterExtension;

/** A national holiday: the line is closed, whoever is at their telephone. */
class ClosedE2E extends ClosedCalls {
  @RegisterExtension static final RunningLine LINE = RunningLine.asOf("2026-11-23 10:00");

  ClosedE2E() {
    super(LINE);
  }
}
