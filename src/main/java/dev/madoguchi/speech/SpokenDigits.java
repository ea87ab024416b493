package dev.madoguchi.speech;

import dev.madoguchi.call.Prompt;
import java.util.List;
import java.util.stream.Stream;

/** Numbers that are read digit by digit, such as receipt numbers. */
public final class SpokenDigits {
  private SpokenDigits() {}

  /**
   * The prompts that read the digits one by one.
   *
   * @throws IllegalArgumentException when the text holds anything but 0 to 9
   */
  public static List<Prompt> of(String digits) {
    return digits.chars().mapToObj(SpokenDigits::prompt).toList();
  }

  /** The prompts of all ten digits. */
  static Stream<Prompt> all() {
    return of("0123456789").stream();
  }

  private static Prompt prompt(int character) {
    if (character < '0' || character > '9') {
      throw new IllegalArgumentException("only 0 to 9 are read digit by digit");
    }
    return new Prompt("digit-" + (char) character);
  }
}
