package dev.madoguchi.ari;

import dev.madoguchi.asterisk.AsteriskFolder;
import dev.madoguchi.asterisk.Side;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Whom we talk to, and what we may assume of Asterisk.
 *
 * @param prompts the folder of prompts as Asterisk sees it; a prompt is LANGUAGE/NAME in it
 * @param sounds the folder for sounds we make, as Asterisk sees it; ours alone
 * @param hold the music of the queues, cut for speaking; see {@link
 *     dev.madoguchi.asterisk.HoldMusic}
 * @param recordings the folder of recordings; Asterisk's own leads there
 * @param mostCalls the calls held at once; one more is left to the dialplan
 * @param watchdog how long Asterisk waits for us, beyond the length of what a verb plays, records
 *     or waits for, before the call goes on in the dialplan's T extension; whole seconds count
 * @param side which of two servers of the line this is
 */
public record AriSettings(
    AriPeer peer,
    Path prompts,
    Path sounds,
    Path hold,
    Path recordings,
    int mostCalls,
    Duration watchdog,
    Side side) {
  public AriSettings {
    AsteriskFolder.mustSuit(prompts);
    AsteriskFolder.mustSuit(sounds);
    AsteriskFolder.mustSuit(hold);
    AsteriskFolder.mustSuit(recordings);
    if (mostCalls < 1) {
      throw new IllegalArgumentException("mostCalls is at least 1: " + mostCalls);
    }
    if (watchdog.toSeconds() < 1) {
      throw new IllegalArgumentException("watchdog is at least a second: " + watchdog);
    }
  }
}
