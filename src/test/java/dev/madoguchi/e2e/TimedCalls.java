package dev.madoguchi.e2e;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Callers who ring at a time of the line's own clock. */
final class TimedCalls {
  /** A call, and the two times of the line between which it was answered. */
  record Placed(PhoneCall call, Instant placed, Instant answered) {}

  private TimedCalls() {}

  /** One call at each of these times, which must not have passed; gives them answered, in order. */
  static List<Placed> at(RunningLine line, List<Instant> times)
      throws InterruptedException, ExecutionException {
    Clock clock = line.clock().now();
    List<ScheduledFuture<Placed>> booked = new ArrayList<>();
    List<Placed> placed = new ArrayList<>();
    try (ScheduledExecutorService callers = Executors.newScheduledThreadPool(times.size())) {
      for (Instant time : times) {
        Duration until = Duration.between(clock.instant(), time);
        if (until.isNegative()) {
          throw new AssertionError("too late for a call at " + time + ": it is " + clock.instant());
        }
        booked.add(
            callers.schedule(() -> place(line, clock), until.toMillis(), TimeUnit.MILLISECONDS));
      }
      for (ScheduledFuture<Placed> call : booked) {
        placed.add(call.get());
      }
    }
    return placed;
  }

  private static Placed place(RunningLine line, Clock clock) {
    Instant before = clock.instant();
    PhoneCall call = line.call("0355556666");
    return new Placed(call, before, clock.instant());
  }
}
