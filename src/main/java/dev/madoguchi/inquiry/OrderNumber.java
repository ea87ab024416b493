package dev.madoguchi.inquiry;

import java.util.Optional;
import java.util.regex.Pattern;

/** The number of the order an inquiry is about: figures only, as they are pressed. */
public record OrderNumber(String digits) {
  private static final Pattern SHAPE = Pattern.compile("[0-9]{1,20}");

  public OrderNumber {
    if (!SHAPE.matcher(digits).matches()) {
      throw new IllegalArgumentException("not an order number (1 to 20 digits)");
    }
  }

  /** Reads text from outside; empty when it is not one. */
  public static Optional<OrderNumber> parse(String untrusted) {
    return SHAPE.matcher(untrusted).matches()
        ? Optional.of(new OrderNumber(untrusted))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return digits;
  }
}
