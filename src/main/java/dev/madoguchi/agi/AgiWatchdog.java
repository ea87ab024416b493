package dev.madoguchi.agi;

import java.time.Duration;

/** Asterisk's own watch over us: what we set ends the call into the dialplan when we hang. */
record AgiWatchdog(AgiTalk talk, Duration patience) {
  private static final String VARIABLE = "TIMEOUT(absolute)";

  /** For the verb of this length that follows; returns how long its reply may take at most. */
  Duration arm(Duration verb) {
    Duration limit = patience.plus(verb);
    note(limit);
    return limit.plus(AgiTalk.AT_ONCE);
  }

  /**
   * At once, before work that may wait for a disk: what is left of the verb's own time must not be
   * silence then; never throws.
   */
  void rearm() {
    note(patience);
    talk.writeAnyway();
  }

  /** Behind a queue, with the next command: until then the dialplan watches. */
  void wake() {
    note(patience);
  }

  private void note(Duration limit) {
    talk.note(VARIABLE, seconds(limit));
  }

  private static String seconds(Duration limit) {
    return Long.toString(limit.plusMillis(999).toSeconds());
  }
}
