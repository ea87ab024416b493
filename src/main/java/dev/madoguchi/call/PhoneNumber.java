package dev.madoguchi.call;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A telephone number as digits, with an optional leading plus.
 *
 * <p>{@link #toString} is masked, so a number that strays into a log line shows its last four
 * digits only; {@link #digits} is the whole number, for the store and the desk.
 */
public record PhoneNumber(String digits) {
  private static final Pattern SHAPE = Pattern.compile("\\+?[0-9]{2,20}");

  public PhoneNumber {
    if (!SHAPE.matcher(digits).matches()) {
      throw new IllegalArgumentException("not a telephone number (2 to 20 digits, a plus before)");
    }
  }

  /** Reads text from outside; empty when it is not a number, so that nothing else gets further. */
  public static Optional<PhoneNumber> parse(String untrusted) {
    return SHAPE.matcher(untrusted).matches()
        ? Optional.of(new PhoneNumber(untrusted))
        : Optional.empty();
  }

  /** As it is dialled within Japan, figures only: a carrier may show 090... as +8190.... */
  public String dialled() {
    return digits.startsWith("+81") ? "0" + digits.substring(3) : digits.replace("+", "");
  }

  /** The number with all but its last four digits starred, for logs and screens. */
  public String masked() {
    int shown = Math.min(4, digits.length() / 2);
    return "*".repeat(digits.length() - shown) + digits.substring(digits.length() - shown);
  }

  @Override
  public String toString() {
    return masked();
  }
}
