package dev.madoguchi.e2e;

import java.util.concurrent.atomic.AtomicLong;

/**
 * When the fault of a round comes, in readings of {@link System#nanoTime}. Safe for use by many
 * threads.
 */
final class FaultMoment {
  private static final long NOT_YET = Long.MAX_VALUE;

  private final long planned;
  private final Fault fault;
  private final AtomicLong came = new AtomicLong(NOT_YET);

  FaultMoment(long planned, Fault fault) {
    this.planned = planned;
    this.fault = fault;
  }

  /** Who meets it. */
  Fault.Callers callers() {
    return fault.callers();
  }

  long planned() {
    return planned;
  }

  void comesNow() {
    came.set(System.nanoTime());
  }

  boolean hasCome() {
    return came.get() != NOT_YET;
  }

  long came() {
    return came.get();
  }

  /** Whether the fault has ended the very call that was connected then. */
  boolean hasCutCallOf(long connected) {
    return fault.calls() == Fault.Calls.DIE && hasCome() && connected < came.get();
  }
}
