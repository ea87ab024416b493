package dev.madoguchi.report;

import dev.madoguchi.inquiry.Inquiry.ClockKind;
import java.util.Collection;
import java.util.List;

/**
 * Which calls a tally is of. Those whose times were taken under a clock set by hand are rehearsals
 * and say nothing of a real day: they are left out, unless there are no others.
 *
 * @param calls the ones that count
 * @param leftOut how many do not
 * @param clock by which the times of those that count were taken
 */
public record Counted(List<CallRecord> calls, int leftOut, ClockKind clock) {
  public Counted {
    calls = List.copyOf(calls);
  }

  /** Chooses among all of them. */
  public static Counted of(Collection<CallRecord> all) {
    List<CallRecord> real = all.stream().filter(call -> call.clock() == ClockKind.REAL).toList();
    return real.isEmpty() && !all.isEmpty()
        ? new Counted(List.copyOf(all), 0, ClockKind.SET_BY_HAND)
        : new Counted(real, all.size() - real.size(), ClockKind.REAL);
  }

  /** What they add up to. */
  public Tally tally(Tally.Thresholds thresholds) {
    return Tally.of(calls, thresholds);
  }
}
