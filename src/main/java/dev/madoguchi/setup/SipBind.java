package dev.madoguchi.setup;

/** Where SIP is listened to, over UDP. */
public record SipBind(Address address, Port port) {
  /** Reads {@code ADDRESS:PORT}, an IPv6 address in brackets. */
  public static SipBind parse(String text) {
    int colon = text.lastIndexOf(':');
    if (colon < 1) {
      throw new IllegalArgumentException("not ADDRESS:PORT: " + text);
    }
    String address = text.substring(0, colon);
    if (address.startsWith("[") && address.endsWith("]")) {
      address = address.substring(1, address.length() - 1);
    } else if (address.contains(":")) {
      throw new IllegalArgumentException(
          "an IPv6 address stands in brackets, [ADDRESS]:PORT: " + text);
    }
    return new SipBind(new Address(address), Port.parse(text.substring(colon + 1)));
  }

  @Override
  public String toString() {
    return address.inAuthority() + ":" + port;
  }
}
