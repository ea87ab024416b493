package dev.madoguchi.agi;

import dev.madoguchi.asterisk.AsteriskFolder;
import dev.madoguchi.asterisk.Side;
import dev.madoguchi.call.Secret;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;

/**
 * How the AGI server listens and what it may assume of Asterisk.
 *
 * @param bind where to listen; port 0 takes any free one
 * @param secret the dialplan's first AGI argument
 * @param prompts the folder of prompts as Asterisk sees it; a prompt is LANGUAGE/NAME in it
 * @param sounds the folder for prompts joined into one sound, as Asterisk sees it; ours alone
 * @param hold the music of the queues, cut for speaking; see {@link
 *     dev.madoguchi.asterisk.HoldMusic}
 * @param recordings the folder of recordings as Asterisk sees it
 * @param mostCalls the calls held at once; one more is left to the dialplan
 * @param headerDeadline the longest time from the connection to the end of its header
 * @param watchdog how long Asterisk waits for us, beyond the length of what a verb plays, records
 *     or waits for, before it hangs up into the dialplan's T extension; whole seconds count
 * @param side which of two servers of the line this is
 */
public record AgiSettings(
    InetSocketAddress bind,
    Secret secret,
    Path prompts,
    Path sounds,
    Path hold,
    Path recordings,
    int mostCalls,
    Duration headerDeadline,
    Duration watchdog,
    Side side) {
  public AgiSettings {
    AsteriskFolder.mustSuit(prompts);
    AsteriskFolder.mustSuit(sounds);
    AsteriskFolder.mustSuit(hold);
    AsteriskFolder.mustSuit(recordings);
    if (mostCalls < 1) {
      throw new IllegalArgumentException("mostCalls is at least 1: " + mostCalls);
    }
    if (!headerDeadline.isPositive()) {
      throw new IllegalArgumentException("headerDeadline must be positive: " + headerDeadline);
    }
    if (watchdog.toSeconds() < 1) {
      throw new IllegalArgumentException("watchdog is at least a second: " + watchdog);
    }
  }
}
