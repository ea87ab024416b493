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
    String name, String what, Duration lasts, Calls calls, Deed before, Deed strikes, Deed mended) {
  /** Whether Asterisk survives. */
  enum Calls {
    GO_ON,
    DIE
  }

  /** What is done to a line. */
  interface Deed {
    void to(RunningLine line);
  }

  private static final Deed NOTHING = _ -> {};

  /** A fault that needs no mending: the product does so itself. */
  static Fault of(String name, String what, Deed strikes) {
    return new Fault(name, what, Duration.ZERO, Calls.GO_ON, NOTHING, strikes, NOTHING);
  }

  /** The same, mended after that time. */
  Fault mendedAfter(Duration time, Deed mended) {
    return new Fault(name, what, time, calls, before, strikes, mended);
  }

  /** The same, this done before the first caller rings. */
  Fault preparedBy(Deed before) {
    return new Fault(name, what, lasts, calls, before, strikes, mended);
  }

  /** The same, and no call outlives it. */
  Fault inWhichCallsDie() {
    return new Fault(name, what, lasts, Calls.DIE, before, strikes, mended);
  }
}
