package dev.madoguchi.flow;

import dev.madoguchi.call.CallLedger;
import dev.madoguchi.call.Line;
import dev.madoguchi.call.Refusal;
import dev.madoguchi.plan.Plan;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes every call that comes in, by whatever way, on the plan that is in force when it comes; with
 * that plan it goes on to its end. A caller there is no room for is turned away to the dialplan, at
 * once. Thread-safe.
 */
public final class Switchboard {
  private static final Logger log = LoggerFactory.getLogger(Switchboard.class);

  private final CallsUnderWay underWay = new CallsUnderWay();
  private final Function<Plan, Conversation> conversations;
  private final CallLedger ledger;
  private final InstantSource clock;
  private final Admission admission;
  private final TurnedAway turnedAway;
  private volatile InForce inForce;

  private record InForce(Plan plan, CallRunner runner) {}

  /**
   * Begins on this plan.
   *
   * @param conversations makes what is talked about on a plan
   * @param ledger told of each call when it is over
   * @param most calls at once
   */
  public Switchboard(
      Plan plan,
      Function<Plan, Conversation> conversations,
      CallLedger ledger,
      InstantSource clock,
      int most) {
    this.conversations = conversations;
    this.ledger = ledger;
    this.clock = clock;
    this.admission = new Admission(most, clock);
    this.turnedAway = new TurnedAway(clock);
    this.inForce = inForce(plan);
  }

  private InForce inForce(Plan plan) {
    return new InForce(
        plan, new CallRunner(conversations.apply(plan), plan.language(), ledger, clock, underWay));
  }

  /** The next calls go by this plan; those under way do not notice. */
  public void goBy(Plan plan) {
    inForce = inForce(plan);
  }

  /** Runs the call to its end, on the calling thread. */
  public void take(Line line) {
    InForce now = inForce;
    Optional<Refusal> refusal = admission.enter(line, now.plan().calls());
    if (refusal.isPresent()) {
      line.turnAway(refusal.get());
      line.close();
      turnedAway.count(refusal.get()).ifPresent(log::warn);
      return;
    }
    try {
      now.runner().run(line);
    } finally {
      admission.left();
    }
  }

  /** How many callers were turned away since the start. */
  public long turnedAway(Refusal why) {
    return turnedAway.of(why);
  }

  /** The calls of this moment. */
  public CallsUnderWay underWay() {
    return underWay;
  }
}
