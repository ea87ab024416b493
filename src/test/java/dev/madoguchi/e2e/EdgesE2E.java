package dev.madoguchi.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The line opens at 09:30:00 and closes at 17:30:00 to the second, for calls all around these. */
class EdgesE2E {
  @RegisterExtension static final RunningLine LINE = RunningLine.asOf("2026-11-24 09:29:20");

  private static final Duration AROUND = Duration.ofMillis(1500);
  private static final int CALLS = 12;

  /** A call and between which times of the line it was answered. */
  private record Caller(PhoneCall call, Instant placed, Instant answered) {}

  @Test
  void calls_before_the_edge_are_met_one_way_and_calls_behind_it_the_other()
      throws InterruptedException, ExecutionException {
    around("2026-11-24T09:30:00+09:00[Asia/Tokyo]", "closed", "menu-intro");
    LINE.restartAsOf("2026-11-24 17:29:45");
    around("2026-11-24T17:30:00+09:00[Asia/Tokyo]", "menu-intro", "closed");
  }

  private static void around(String time, String before, String behind)
      throws InterruptedException, ExecutionException {
    Instant edge = ZonedDateTime.parse(time).toInstant();
    Clock clock = LINE.clock().now();
    Duration until = Duration.between(clock.instant(), edge.minus(AROUND));
    assertThat(until).as("the line was up too late for its edge").isPositive();
    List<Caller> callers = callersFrom(until, clock);

    List<Caller> early = callers.stream().filter(c -> c.answered().isBefore(edge)).toList();
    List<Caller> late = callers.stream().filter(c -> !c.placed().isBefore(edge)).toList();
    assertThat(early).anyMatch(c -> !c.placed().isBefore(edge.minusSeconds(1)));
    assertThat(late).anyMatch(c -> c.answered().isBefore(edge.plusSeconds(1)));
    early.forEach(caller -> hears(caller, before));
    late.forEach(caller -> hears(caller, behind));
    callers.forEach(caller -> caller.call().hangUp());
  }

  private static void hears(Caller caller, String prompt) {
    caller.call().awaitHeard(Prompts.prompt("greeting"), Duration.ofSeconds(15));
    caller.call().awaitHeard(Prompts.prompt(prompt), Duration.ofSeconds(10));
  }

  private static List<Caller> callersFrom(Duration start, Clock clock)
      throws InterruptedException, ExecutionException {
    long step = AROUND.multipliedBy(2).dividedBy(CALLS).toMillis();
    List<ScheduledFuture<Caller>> placed = new ArrayList<>();
    List<Caller> callers = new ArrayList<>();
    try (ScheduledExecutorService times = Executors.newScheduledThreadPool(CALLS)) {
      for (int i = 0; i < CALLS; i++) {
        long at = start.toMillis() + i * step;
        placed.add(times.schedule(() -> place(clock), at, TimeUnit.MILLISECONDS));
      }
      for (ScheduledFuture<Caller> caller : placed) {
        callers.add(caller.get());
      }
    }
    return callers;
  }

  private static Caller place(Clock clock) {
    Instant before = clock.instant();
    PhoneCall call = LINE.call("0355556666");
    return new Caller(call, before, clock.instant());
  }
}
