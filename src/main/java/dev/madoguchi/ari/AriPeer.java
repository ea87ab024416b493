package dev.madoguchi.ari;

import dev.madoguchi.asterisk.Side;
import dev.madoguchi.call.Secret;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.net.ssl.SSLContext;

/**
 * Where Asterisk's REST interface is, and who we are there.
 *
 * @param user the section of ari.conf
 * @param apps the application names, a socket each, over which the dialplan spreads the calls
 * @param tls what an Asterisk on another host is spoken to by
 */
public record AriPeer(
    InetSocketAddress address,
    String user,
    Secret secret,
    List<String> apps,
    Optional<SSLContext> tls) {
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

  /** That Asterisk, as the user and the apps that one of two servers, or the only one, is there. */
  public static AriPeer at(
      InetSocketAddress address, Secret secret, Optional<SSLContext> tls, Side side) {
    int first =
        switch (side) {
          case FIRST -> 0;
          case BESIDE -> APPS;
        };
    return new AriPeer(
        address,
        OURS,
        secret,
        IntStream.range(first, first + APPS).mapToObj(number -> OURS + "-" + number).toList(),
        tls);
  }

  /** The address as numbers, and the port: for messages and for the Host header. */
  String place() {
    String host = address.getAddress().getHostAddress();
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + address.getPort();
  }

  /** Where an app's socket is. */
  String socket(String app) {
    return (tls.isPresent() ? "wss" : "ws") + "://" + place() + "/ari/events?app=" + app;
  }
}
