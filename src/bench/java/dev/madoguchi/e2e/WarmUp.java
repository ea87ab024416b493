package dev.madoguchi.e2e;

import dev.madoguchi.e2e.Contender.Server;
import java.time.Duration;

/**
 * Calls a server has served before it is measured: a compiler learns from what runs, faster than it
 * is measured, and none of it counts.
 *
 * @param rate calls a second
 */
record WarmUp(int calls, double rate) {
  /** Java's second compiler has most of its work behind it by then (docs/benchmarks.md). */
  private static final int GROWN = 5_200;

  /** Whether what a server does next is mostly its compiler's. */
  boolean leavesYoung() {
    return calls < GROWN;
  }

  /** As many calls as there is time for. */
  static WarmUp lasting(Duration length, double rate) {
    return new WarmUp((int) (rate * length.toSeconds()), rate);
  }

  /** Of those that have a server. */
  void of(Contender contender, Load load, CoolDown coolDown) {
    if (contender.server() instanceof Server.OfItsOwn) {
      System.err.printf("warming up: %s%n", contender.name());
      contender.begin();
      load.run(contender, rate, Duration.ofSeconds(Math.max(1, Math.round(calls / rate))));
      contender.end();
      coolDown.pass();
    }
  }
}
