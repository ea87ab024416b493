package dev.madoguchi.setup;

import java.net.InetAddress;
import java.util.regex.Pattern;

/**
 * A numeric IP address. Names are not taken: a look-up that hangs would hold up calls.
 *
 * @param text as written, for example 127.0.0.1 or ::1
 */
public record Address(String text) {
  private static final Pattern SHAPE =
      Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

  public static final Address LOOPBACK = new Address("127.0.0.1");

  public Address {
    if (!SHAPE.matcher(text).matches()) {
      throw new IllegalArgumentException("not a numeric IP address: " + text);
    }
    InetAddress.ofLiteral(text);
  }

  public InetAddress inet() {
    return InetAddress.ofLiteral(text);
  }

  public boolean isWildcard() {
    return inet().isAnyLocalAddress();
  }

  /** The address as it stands before a port. */
  public String inAuthority() {
    return text.contains(":") ? "[" + text + "]" : text;
  }

  @Override
  public String toString() {
    return text;
  }
}
