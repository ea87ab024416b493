package dev.madoguchi.ari;

import java.time.Duration;

/**
 * Asterisk's own watch over us: what we set takes the call out of Stasis() when we hang. With it
 * goes what the next server is to know of the call, for both are written on the way through the
 * dialplan. Used by the call's thread only.
 */
final class AriWatchdog {
  /** Extensions of the dialplan, each with its value behind it (extensions.conf). */
  private static final String BACK = "b";

  // (n, x and z would be figures in a pattern of the dialplan, small letters too)
  private static final String ARM = "w";
  private static final String ARM_AND_FORGET = "f";

  /** An extension has 79 characters. */
  private static final int MOST = 70;

  private final AriTalk talk;
  private final Duration patience;
  private String past;
  private String written;

  /**
   * @param past what stands on the call already
   */
  AriWatchdog(AriTalk talk, Duration patience, String past) {
    this.talk = talk;
    this.patience = patience;
    this.past = past;
    this.written = past;
  }

  /** From now on this is what the call has been through; written when the watchdog is set next. */
  void past(String text) {
    past = text;
  }

  /** For a verb of this length. */
  void arm(Duration verb) {
    String limit = "%04d".formatted(seconds(patience.plus(verb)));
    do {
      boolean goesOn = past.startsWith(written);
      int from = goesOn ? written.length() : 0;
      int to = Math.min(past.length(), from + MOST);
      talk.through((goesOn ? ARM : ARM_AND_FORGET) + limit + past.substring(from, to));
      written = past.substring(0, to);
    } while (written.length() < past.length());
  }

  /** The extension by which a call comes back when what it hears or says is over. */
  String wayBack() {
    return BACK + seconds(patience);
  }

  private static long seconds(Duration limit) {
    return limit.plusMillis(999).toSeconds();
  }
}
