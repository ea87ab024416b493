package dev.madoguchi.ari;

import java.time.Duration;

/** Asterisk's own watch over us: what we set takes the call out of Stasis() when we hang. */
record AriWatchdog(AriTalk talk, Duration patience) {
  private static final String ARM = "w";

  /** For a verb of this length. */
  void arm(Duration verb) {
    talk.through(ARM + seconds(patience.plus(verb)));
  }

  /** What is left of a verb's own time must not be silence when we then hang; never throws. */
  void rearm() {
    talk.throughAnyway(ARM + seconds(patience));
  }

  private static String seconds(Duration limit) {
    return Long.toString(limit.plusMillis(999).toSeconds());
  }
}
