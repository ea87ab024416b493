package dev.madoguchi.ari;

import dev.madoguchi.call.Secret;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Where Asterisk's REST interface is, and who we are there.
 *
 * @param user the section of ari.conf
 * @param apps the application names, a socket each, over which the dialplan spreads the calls
 */
public record AriPeer(InetSocketAddress address, String user, Secret secret, List<String> apps) {
  /**
   * The section of asterisk-config/ari.conf that is ours, and what the names of apps begin with.
   */
  private static final String OURS = "madoguchi";

  /** The dialplan spreads calls by the last digit of their number: five take two digits each. */
  private static final int APPS = 5;

  public AriPeer {
    apps = List.copyOf(apps);
    if (apps.isEmpty()) {
      throw new IllegalArgumentException("without an app no call is told");
    }
  }

  /** The Asterisk beside us, which listens on loopback, as the user and apps we are there. */
  public static AriPeer besideUs(int port, Secret secret) {
    return new AriPeer(
        new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
        OURS,
        secret,
        IntStream.range(0, APPS).mapToObj(number -> OURS + "-" + number).toList());
  }

  /** The address as numbers, and the port: for messages and for the Host header. */
  String place() {
    return address.getAddress().getHostAddress() + ":" + address.getPort();
  }
}
