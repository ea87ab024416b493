package dev.madoguchi.e2e;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * When the fault of a round comes, in readings of {@link System#nanoTime}. Safe for use by many
 * threads.
 */
final class FaultMoment {
  private static final long NOT_YET = Long.MAX_VALUE;
  private static final Duration A_MOMENT = Duration.ofSeconds(30);

  private final long planned;
  private final Fault fault;
  private final AtomicLong came = new AtomicLong(NOT_YET);
  private final CompletableFuture<Long> cut = new CompletableFuture<>();

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

  /**
   * From now on no call is left that was there before: an Asterisk that is to end still answers.
   */
  void callsAreCut() {
    cut.complete(System.nanoTime());
  }

  /** Whether the fault has ended the very call that was connected then. */
  boolean hasCutCallOf(long connected) {
    return fault.calls() == Fault.Calls.DIE && connected < cut.getNow(Long.MIN_VALUE);
  }

  /** The same of a call that is over, which may be known a moment later. */
  boolean hasEndedCallOf(long connected) {
    return fault.calls() == Fault.Calls.DIE
        && hasCome()
        && connected < cut.orTimeout(A_MOMENT.toSeconds(), TimeUnit.SECONDS).join();
  }
}
