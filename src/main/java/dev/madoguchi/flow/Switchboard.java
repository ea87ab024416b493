package dev.madoguchi.flow;

import dev.madoguchi.call.CallLedger;
import dev.madoguchi.call.Line;
import dev.madoguchi.plan.Plan;
import java.time.InstantSource;
import java.util.function.Function;

/**
 * Takes every call that comes in, by whatever way, on the plan that is in force when it comes; with
 * that plan it goes on to its end. Thread-safe.
 */
public final class Switchboard {
  private final CallsUnderWay underWay = new CallsUnderWay();
  private final Function<Plan, Conversation> conversations;
  private final CallLedger ledger;
  private final InstantSource clock;
  private volatile CallRunner runner;

  /**
   * Begins on this plan.
   *
   * @param conversations makes what is talked about on a plan
   * @param ledger told of each call when it is over
   */
  public Switchboard(
      Plan plan,
      Function<Plan, Conversation> conversations,
      CallLedger ledger,
      InstantSource clock) {
    this.conversations = conversations;
    this.ledger = ledger;
    this.clock = clock;
    this.runner = runner(plan);
  }

  /** The next calls go by this plan; those under way do not notice. */
  public void goBy(Plan plan) {
    runner = runner(plan);
  }

  /** Runs the call to its end, on the calling thread. */
  public void take(Line line) {
    runner.run(line);
  }

  /** The calls of this moment. */
  public CallsUnderWay underWay() {
    return underWay;
  }

  private CallRunner runner(Plan plan) {
    return new CallRunner(conversations.apply(plan), plan.language(), ledger, clock, underWay);
  }
}
