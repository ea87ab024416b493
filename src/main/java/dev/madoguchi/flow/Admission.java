package dev.madoguchi.flow;

import dev.madoguchi.call.Caller;
import dev.madoguchi.call.Entry;
import dev.madoguchi.call.Line;
import dev.madoguchi.call.PhoneNumber;
import dev.madoguchi.call.Refusal;
import dev.madoguchi.plan.Plan;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Whom there is room for: so many calls at once, so many new ones in a second, so many from one
 * number in a minute. Thread-safe.
 *
 * <p>Callers who withhold their number share no limit of their own. The table of numbers is
 * bounded: who shows a new number at each call pushes others out of it, and meets the other limits.
 */
final class Admission {
  private static final int MOST_NUMBERS = 10_000;

  private final int most;
  private final InstantSource clock;
  private final Map<PhoneNumber, Allowance> numbers =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<PhoneNumber, Allowance> eldest) {
          return size() > MOST_NUMBERS;
        }
      };
  private Allowance all;
  private int held;

  /**
   * Nobody is there yet.
   *
   * @param most calls at once
   */
  Admission(int most, InstantSource clock) {
    this.most = most;
    this.clock = clock;
    this.all = Allowance.full(clock.instant());
  }

  /**
   * Takes the call in, until {@link #left}, unless there is no room. A caller another server had
   * let in is no new one, and one who comes back from a queue is let in in any case.
   */
  synchronized Optional<Refusal> enter(Line line, Plan.CallRules rules) {
    Optional<Refusal> refusal =
        switch (line.entry()) {
          case Entry.Fresh() -> full().or(() -> refusal(line.caller(), rules));
          case Entry.Resumed _ -> full();
          case Entry.BackFromQueue _, Entry.Again _ -> Optional.empty();
        };
    if (refusal.isEmpty()) {
      held++;
    }
    return refusal;
  }

  private Optional<Refusal> full() {
    return held >= most ? Optional.of(Refusal.BUSY) : Optional.empty();
  }

  private Optional<Refusal> refusal(Caller caller, Plan.CallRules rules) {
    // first of the number: what one number calls in vain takes nothing away from the others
    if (caller instanceof Caller.Numbered(PhoneNumber number)
        && !allowed(number, rules.perCallerPerMinute())) {
      return Optional.of(Refusal.OFTEN);
    }
    Allowance next = all.at(clock.instant(), rules.newPerSecond(), Duration.ofSeconds(1));
    all = next.less();
    return next.isThere() ? Optional.empty() : Optional.of(Refusal.BUSY);
  }

  private boolean allowed(PhoneNumber number, int perMinute) {
    Allowance next =
        numbers
            .getOrDefault(number, Allowance.full(clock.instant()))
            .at(clock.instant(), perMinute, Duration.ofMinutes(1));
    numbers.put(number, next.less());
    return next.isThere();
  }

  /** A call that was taken in is over. */
  synchronized void left() {
    held--;
  }

  synchronized int numbersKnown() {
    return numbers.size();
  }
}
