package dev.madoguchi.ari;

import dev.madoguchi.asterisk.AsteriskFolder;
import dev.madoguchi.call.Secret;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Where Asterisk's REST interface is, who we are there, and what we may assume of Asterisk.
 *
 * @param user the section of ari.conf
 * @param apps the application names, a socket each, over which the dialplan spreads the calls
 * @param prompts the folder of prompts as Asterisk sees it; a prompt is LANGUAGE/NAME in it
 * @param sounds the folder for sounds we make, as Asterisk sees it; ours alone
 * @param hold the music of the queues, cut for speaking; see {@link
 *     dev.madoguchi.asterisk.HoldMusic}
 * @param recordings the folder of recordings as Asterisk sees it
 * @param mostCalls the calls held at once; one more is left to the dialplan
 * @param watchdog how long Asterisk waits for us, beyond the length of what a verb plays, records
 *     or waits for, before the call goes on in the dialplan's T extension; whole seconds count
 */
public record AriSettings(
    InetSocketAddress address,
    String user,
    Secret secret,
    List<String> apps,
    Path prompts,
    Path sounds,
    Path hold,
    Path recordings,
    int mostCalls,
    Duration watchdog) {
  /**
   * The section of asterisk-config/ari.conf that is ours, and what the names of apps begin with.
   */
  private static final String OURS = "madoguchi";

  /** The dialplan spreads calls by the last digit of their number: five take two digits each. */
  private static final int APPS = 5;

  public AriSettings {
    apps = List.copyOf(apps);
    AsteriskFolder.mustSuit(prompts);
    AsteriskFolder.mustSuit(sounds);
    AsteriskFolder.mustSuit(hold);
    AsteriskFolder.mustSuit(recordings);
    if (apps.isEmpty()) {
      throw new IllegalArgumentException("without an app no call is told");
    }
    if (mostCalls < 1) {
      throw new IllegalArgumentException("mostCalls is at least 1: " + mostCalls);
    }
    if (watchdog.toSeconds() < 1) {
      throw new IllegalArgumentException("watchdog is at least a second: " + watchdog);
    }
  }

  /** The Asterisk beside us, which listens on loopback, as the user and apps we are there. */
  public static AriSettings besideUs(
      int port,
      Secret secret,
      Path prompts,
      Path sounds,
      Path hold,
      Path recordings,
      int mostCalls,
      Duration watchdog) {
    return new AriSettings(
        new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
        OURS,
        secret,
        IntStream.range(0, APPS).mapToObj(number -> OURS + "-" + number).toList(),
        prompts,
        sounds,
        hold,
        recordings,
        mostCalls,
        watchdog);
  }

  /** Host and port, for messages and for the Host header. */
  String place() {
    return address.getHostString() + ":" + address.getPort();
  }
}
