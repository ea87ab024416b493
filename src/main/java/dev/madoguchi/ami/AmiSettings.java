package dev.madoguchi.ami;

import java.net.InetSocketAddress;

/**
 * Where Asterisk's manager interface listens and who we are there.
 *
 * @param user the section of manager.conf
 */
public record AmiSettings(InetSocketAddress address, String user, Secret secret) {
  /** A password that does not show itself in logs. */
  public record Secret(String value) {
    @Override
    public String toString() {
      return "***";
    }
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
