package dev.madoguchi.e2e;

import java.time.Duration;

/** What a call is, from the answer to its end. */
enum Workload {
  /** The first prompt begins, and the caller hangs up 0.4 s after the answer. */
  A(25, Script.of(new Script.Silent(Duration.ofMillis(400)))),

  /** A key in the menu; the caller hangs up half a second after the next prompt has begun. */
  B(25, Script.of(new Script.Key('1'), new Script.Silent(Duration.ofMillis(500))));

  /** Who ends the call. */
  enum HangsUp {
    CALLER,
    LINE
  }

  private final double rate;
  private final Script script;

  Workload(double rate, Script script) {
    this.rate = rate;
    this.script = script;
  }

  /** New calls a second, when nothing else is asked for. */
  double rate() {
    return rate;
  }

  /** What the caller does; whoever begins with a key lets the menu speak for a moment before. */
  Script script() {
    return script;
  }

  boolean hasKey() {
    return script.acts().getFirst() instanceof Script.Key;
  }

  HangsUp hangsUp() {
    return HangsUp.CALLER;
  }

  /** How long a caller waits for what has to come. */
  Duration patience() {
    return Duration.ofSeconds(5);
  }
}
