package dev.madoguchi.ami;

import dev.madoguchi.call.Secret;
import java.net.InetSocketAddress;

/**
 * Where Asterisk's manager interface listens and who we are there.
 *
 * @param user the section of manager.conf
 */
public record AmiSettings(InetSocketAddress address, String user, Secret secret, Wire wire) {
  /** The section of asterisk-config/manager.conf that is ours. */
  private static final String OURS = "madoguchi";

  /** How it is spoken. */
  public enum Wire {
    PLAIN,
    /** As {@link javax.net.ssl.SSLContext#getDefault} does it; asterisk-java asks no other. */
    TLS
  }

  /** An Asterisk beside us, as the user we are there. */
  public static AmiSettings plain(InetSocketAddress address, Secret secret) {
    return new AmiSettings(address, OURS, secret, Wire.PLAIN);
  }

  /** One on another host. */
  public static AmiSettings overTls(InetSocketAddress address, Secret secret) {
    return new AmiSettings(address, OURS, secret, Wire.TLS);
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
