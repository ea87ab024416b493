package dev.madoguchi.e2e;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Whoever comes next finds nothing of who was before: no call, no memory, no heat. */
record CoolDown(BenchLine line, Duration rest) {
  /** A call that is over for its caller is over for Asterisk by then. */
  private static final Duration LET_GO = Duration.ofSeconds(5);

  private static final Duration LOOK_AGAIN = Duration.ofMillis(500);

  /** Waits for the last call's end, ends what is left, gives unused memory back, and rests. */
  void pass() {
    long deadline = System.nanoTime() + LET_GO.toNanos();
    while (line.channels() > 0 && System.nanoTime() < deadline) {
      LockSupport.parkNanos(LOOK_AGAIN.toNanos());
    }
    int left = line.channels();
    if (left > 0) {
      System.err.printf("%d calls had not ended when their callers had gone%n", left);
      line.ask("channel request hangup all");
    }
    line.ask("malloc trim");
    LockSupport.parkNanos(rest.toNanos());
  }
}
