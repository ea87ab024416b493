package dev.madoguchi.setup;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An address or a network of addresses a trunk calls from.
 *
 * @param bits of the network's prefix; the whole address when only it is meant
 */
public record Network(Address address, int bits) {
  private static final Pattern SHAPE = Pattern.compile("([^/]+)(?:/([0-9]{1,3}))?");

  public Network {
    int all = address.inet().getAddress().length * 8;
    // A prefix of zero would make every stranger the carrier.
    if (bits < 8 || bits > all) {
      throw new IllegalArgumentException(
          "a trunk's prefix is 8 to " + all + " bits: " + address + "/" + bits);
    }
  }

  /** Reads {@code ADDRESS} or {@code ADDRESS/BITS}. */
  public static Network parse(String text) {
    Matcher shape = SHAPE.matcher(text.strip());
    if (!shape.matches()) {
      throw new IllegalArgumentException("not an address or a network (ADDRESS/BITS): " + text);
    }
    Address address = new Address(shape.group(1));
    return new Network(
        address,
        shape.group(2) == null
            ? address.inet().getAddress().length * 8
            : Integer.parseInt(shape.group(2)));
  }

  @Override
  public String toString() {
    return address + "/" + bits;
  }
}
