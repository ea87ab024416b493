package dev.madoguchi.ami;

import dev.madoguchi.call.Secret;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/**
 * Where Asterisk's manager interface listens and who we are there.
 *
 * @param user the section of manager.conf
 */
public record AmiSettings(InetSocketAddress address, String user, Secret secret) {
  /** The section of asterisk-config/manager.conf that is ours. */
  private static final String OURS = "madoguchi";

  /** The Asterisk beside us, which listens on loopback, as the user we are there. */
  public static AmiSettings besideUs(int port, Secret secret) {
    return new AmiSettings(
        new InetSocketAddress(InetAddress.getLoopbackAddress(), port), OURS, secret);
  }

  /** The address as numbers where it is known, so that no name is looked up anew. */
  String host() {
    return address.isUnresolved() ? address.getHostString() : address.getAddress().getHostAddress();
  }

  /** Host and port, for messages. */
  String place() {
    return host() + ":" + address.getPort();
  }
}
