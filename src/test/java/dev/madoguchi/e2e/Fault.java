package dev.madoguchi.e2e;

import java.time.Duration;

/**
 * Something that goes wrong while callers are on the line.
 *
 * @param name what it is asked for by
 * @param what it in words, for the table
 * @param lasts how long until it is mended
 * @param calls what becomes of the calls that Asterisk has
 */
record Fault(
    String name,
    String what,
    Duration lasts,
    Calls calls,
    Callers callers,
    Clock clock,
    Deed before,
    Deed strikes,
    Deed mended) {
  /** Longer than any watchdog of ours. */
  static final Duration A_WHILE = Duration.ofSeconds(20);

  /** Whether Asterisk survives. */
  enum Calls {
    GO_ON,
    DIE
  }

  /** Who calls. */
  enum Callers {
    IN_EVERY_STEP,
    /** Twenty new ones a second. */
    NEW,
    /** The same, whose number or name, or whom they call, has a byte in it that is hostile. */
    HOSTILE,
    /** As in every step, and each puts the line on hold when the fault comes. */
    HOLDING,
    /**
     * As in every step, but who rings only then rings first, and is a machine that presses nothing
     * and sends the tone of a fax.
     */
    FAX
  }

  /** By which clock the server goes. */
  enum Clock {
    THE_MACHINES,
    /** One that can be stepped: a line of its own. */
    STEPPED
  }

  /** What is done to a line. */
  interface Deed {
    void on(FaultScene scene);
  }

  private static final Deed NOTHING = _ -> {};

  /** A fault that needs no mending: the product does so itself. */
  static Fault of(String name, String what, Deed strikes) {
    return new Fault(
        name,
        what,
        Duration.ZERO,
        Calls.GO_ON,
        Callers.IN_EVERY_STEP,
        Clock.THE_MACHINES,
        NOTHING,
        strikes,
        NOTHING);
  }

  /** The same, mended after that time. */
  Fault mendedAfter(Duration time, Deed mended) {
    return new Fault(name, what, time, calls, callers, clock, before, strikes, mended);
  }

  /** The same, this done before the first caller rings. */
  Fault preparedBy(Deed before) {
    return new Fault(name, what, lasts, calls, callers, clock, before, strikes, mended);
  }

  /** The same, and no call outlives it. */
  Fault inWhichCallsDie() {
    return new Fault(name, what, lasts, Calls.DIE, callers, clock, before, strikes, mended);
  }

  /** The same, met by these. */
  Fault metBy(Callers who) {
    return new Fault(name, what, lasts, calls, who, clock, before, strikes, mended);
  }

  /** The same on a line that goes by this clock. */
  Fault by(Clock other) {
    return new Fault(name, what, lasts, calls, callers, other, before, strikes, mended);
  }
}
