package dev.madoguchi.e2e;

import java.time.Duration;

/** How far a call has come, and how it ended; for many threads. A call never goes back. */
final class CallProgress {
  enum State {
    CALLING,
    /** The other side has it, and says nothing yet. */
    TRYING,
    RINGING,
    ANSWERED,
    ENDED
  }

  private final Monitor monitor = new Monitor();
  private State state = State.CALLING;
  private String ending = "";
  private boolean acknowledged;

  State state() {
    return monitor.read(() -> state);
  }

  boolean isOver() {
    return state() == State.ENDED;
  }

  void become(State next) {
    monitor.change(() -> state = state == State.ENDED || state.compareTo(next) > 0 ? state : next);
  }

  /** The other side has seen our answer. */
  void acknowledge() {
    monitor.change(() -> acknowledged = true);
  }

  /** What was said first of the end counts. */
  void end(String how) {
    monitor.change(
        () -> {
          ending = state == State.ENDED ? ending : how;
          state = State.ENDED;
        });
  }

  String ending() {
    return monitor.read(() -> ending);
  }

  /** Whether it is answered by then; false as soon as it is over. */
  boolean answeredWithin(Duration atMost) {
    return decidedWithin(atMost) && state() == State.ANSWERED;
  }

  /** Whether the other side has it by then, or it is over. */
  boolean triedWithin(Duration atMost) {
    return monitor.await(() -> state != State.CALLING, atMost);
  }

  /** Whether it is answered, or over, by then. */
  boolean decidedWithin(Duration atMost) {
    return monitor.await(() -> state == State.ANSWERED || state == State.ENDED, atMost);
  }

  boolean acknowledgedWithin(Duration atMost) {
    return monitor.await(() -> acknowledged || state == State.ENDED, atMost);
  }

  boolean overWithin(Duration atMost) {
    return monitor.await(() -> state == State.ENDED, atMost);
  }

  @Override
  public String toString() {
    return monitor.read(() -> state + (ending.isEmpty() ? "" : " (" + ending + ")"));
  }
}
