package dev.madoguchi.inquiry;

import java.util.Optional;

/**
 * A receipt number (受付番号): a count and a check digit.
 *
 * <p>The check digit is Damm's, which finds every single wrong digit and every swap of neighbours
 * (H. M. Damm, 2004).
 *
 * @param count 1 and up; shown with at least six digits
 */
public record InquiryNumber(long count) {
  private static final int[][] DAMM = {
    {0, 3, 1, 7, 5, 9, 8, 6, 4, 2},
    {7, 0, 9, 2, 1, 5, 4, 8, 6, 3},
    {4, 2, 0, 6, 8, 7, 1, 3, 5, 9},
    {1, 7, 5, 0, 9, 8, 3, 4, 2, 6},
    {6, 1, 2, 3, 0, 4, 5, 9, 7, 8},
    {3, 6, 7, 4, 2, 0, 9, 5, 8, 1},
    {5, 8, 6, 9, 7, 2, 0, 1, 3, 4},
    {8, 9, 4, 5, 3, 6, 2, 0, 1, 7},
    {9, 4, 3, 8, 6, 1, 7, 2, 0, 5},
    {2, 5, 8, 1, 4, 3, 6, 7, 9, 0}
  };

  public InquiryNumber {
    if (count < 1) {
      throw new IllegalArgumentException("inquiries count from 1: " + count);
    }
  }

  /** Reads a receipt number as a person gives it; empty when it is not one or the check fails. */
  public static Optional<InquiryNumber> parse(String text) {
    String digits = text.replace("-", "").strip();
    if (!digits.matches("[0-9]{7,18}") || damm(digits) != 0) {
      return Optional.empty();
    }
    long count = Long.parseLong(digits.substring(0, digits.length() - 1));
    return count < 1 ? Optional.empty() : Optional.of(new InquiryNumber(count));
  }

  /**
   * The number as it is spoken and printed: the count in six digits or more, then the check digit.
   */
  public String digits() {
    String count6 = "%06d".formatted(count);
    return count6 + damm(count6);
  }

  private static int damm(String digits) {
    int interim = 0;
    for (int i = 0; i < digits.length(); i++) {
      interim = DAMM[interim][digits.charAt(i) - '0'];
    }
    return interim;
  }

  @Override
  public String toString() {
    return digits();
  }
}
