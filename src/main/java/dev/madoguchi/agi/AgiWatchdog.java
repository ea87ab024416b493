package dev.madoguchi.agi;

import java.time.Duration;

/** Asterisk's own watch over us: what we set ends the call into the dialplan when we hang. */
record AgiWatchdog(AgiTalk talk, Duration patience) {
  private static final String VARIABLE = "TIMEOUT(absolute)";

  /** For a verb of this length; returns how long its reply may take at most. */
  Duration arm(Duration verb) {
    Duration limit = patience.plus(verb);
    set(limit);
    return limit.plus(AgiTalk.AT_ONCE);
  }

  /** What is left of a verb's own time must not be silence when we then hang; never throws. */
  void rearm() {
    talk.askAnyway(AgiCommand.of("SET", "VARIABLE", VARIABLE, seconds(patience)));
  }

  /** Behind a queue, in which nobody watches. */
  void wake() {
    set(patience);
  }

  private void set(Duration limit) {
    talk.set(VARIABLE, seconds(limit));
  }

  private static String seconds(Duration limit) {
    return Long.toString(limit.plusMillis(999).toSeconds());
  }
}
