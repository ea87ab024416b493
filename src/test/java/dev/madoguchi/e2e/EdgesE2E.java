package dev.madoguchi.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.madoguchi.e2e.TimedCalls.Placed;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The line opens at 09:30:00 and closes at 17:30:00 to the second, for calls all around these. */
@Order(13)
class EdgesE2E {
  @RegisterExtension static final RunningLine LINE = RunningLine.asOf("2026-11-24 09:29:20");

  private static final Duration AROUND = Duration.ofMillis(1500);
  private static final int CALLS = 12;

  @Test
  void calls_before_the_edge_are_met_one_way_and_calls_behind_it_the_other()
      throws InterruptedException, ExecutionException {
    Instant opening = LINE.clock().at("2026-11-24 09:30:00");
    LINE.beBefore(opening.minus(AROUND));
    around(opening, "closed", "menu-intro").forEach(caller -> caller.call().hangUp());

    Instant closing = LINE.clock().at("2026-11-24 17:30:00");
    LINE.beBefore(closing.minus(AROUND));
    Phone agent = LINE.agent("6001");
    List<Placed> callers = around(closing, "menu-intro", "closed");
    servedAfterClosing(callers.getFirst(), closing, agent);
    callers.forEach(caller -> caller.call().hangUp());
  }

  /** Who came in time is connected, however long the choice takes. */
  private static void servedAfterClosing(Placed caller, Instant closing, Phone agent) {
    assertThat(caller.answered()).isBefore(closing);
    assertThat(LINE.clock().now().instant()).isAfter(closing.plusSeconds(3));
    caller.call().press('1');
    caller.call().awaitHeard(Prompts.prompt("connecting"), Duration.ofSeconds(5));
    agent.awaitCall(Duration.ofSeconds(5)).answer();
  }

  private static List<Placed> around(Instant edge, String before, String behind)
      throws InterruptedException, ExecutionException {
    Duration step = AROUND.multipliedBy(2).dividedBy(CALLS);
    List<Placed> callers =
        TimedCalls.at(
            LINE,
            IntStream.range(0, CALLS)
                .mapToObj(i -> edge.minus(AROUND).plus(step.multipliedBy(i)))
                .toList());

    List<Placed> early = callers.stream().filter(c -> c.answered().isBefore(edge)).toList();
    List<Placed> late = callers.stream().filter(c -> !c.placed().isBefore(edge)).toList();
    assertThat(early).anyMatch(c -> !c.placed().isBefore(edge.minusSeconds(1)));
    assertThat(late).anyMatch(c -> c.answered().isBefore(edge.plusSeconds(1)));
    early.forEach(caller -> hears(caller, before));
    late.forEach(caller -> hears(caller, behind));
    return callers;
  }

  private static void hears(Placed caller, String prompt) {
    caller.call().awaitHeard(Prompts.prompt("greeting"), Duration.ofSeconds(15));
    caller.call().awaitHeard(Prompts.prompt(prompt), Duration.ofSeconds(10));
  }
}
