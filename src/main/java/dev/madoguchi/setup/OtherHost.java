package dev.madoguchi.setup;

/**
 * Asterisk is on another host than the server. Between the two only TLS is spoken, and both see the
 * state folder and the prompts under the same paths.
 *
 * @param asterisk where its interfaces are reached
 * @param server where we come from, which is whom they let in
 */
public record OtherHost(Address asterisk, Address server) {
  public OtherHost {
    if (asterisk.isWildcard() || server.isWildcard()) {
      throw new IllegalArgumentException("the address of a host is one, not all: 0.0.0.0 is none");
    }
    if (asterisk.text().contains(":") != server.text().contains(":")) {
      throw new IllegalArgumentException(
          asterisk + " and " + server + " cannot reach each other: one is IPv4, the other IPv6");
    }
  }
}
