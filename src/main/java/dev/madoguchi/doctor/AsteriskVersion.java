package dev.madoguchi.doctor;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A release of Asterisk, as its console names it.
 *
 * @param name with what a distribution has put behind it
 * @param branch whose releases follow one another: {@code 22}, or {@code certified-22.8}
 * @param release within the branch: {@code 10.1}, or {@code 3} of {@code cert3}
 */
record AsteriskVersion(String name, int major, String branch, String release) {
  private static final Pattern OPEN = Pattern.compile("Asterisk (([0-9]{1,4}))([0-9.]*)[^ ]*");
  private static final Pattern CERTIFIED =
      Pattern.compile("Asterisk (certified[-/]([0-9]{1,4})\\.[0-9]+)-cert([0-9]+)[^ ]*");

  /** Of each branch the security release of 25 June 2026 (docs/security.md, S5 and S16). */
  private static final String FIXED =
      """
      Asterisk 20.20.1
      Asterisk 21.12.3
      Asterisk 22.10.1
      Asterisk 23.4.1
      Asterisk certified-20.7-cert11
      Asterisk certified-22.8-cert3
      """;

  /** The first that is named in what was told; empty when none is. */
  static Optional<AsteriskVersion> in(String told) {
    return Stream.of(CERTIFIED, OPEN)
        .map(each -> each.matcher(told))
        .filter(Matcher::find)
        .map(
            found ->
                new AsteriskVersion(
                    found.group(),
                    Integer.parseInt(found.group(2)),
                    found.group(1).replace('/', '-'),
                    found.group(3)))
        .findFirst();
  }

  /**
   * The security release of its branch that it is older than; empty when it is none, or its branch
   * has none that we know.
   */
  Optional<AsteriskVersion> lacks() {
    return FIXED
        .lines()
        .flatMap(line -> in(line).stream())
        .filter(fixed -> fixed.branch.equals(branch))
        .filter(fixed -> Arrays.compare(numbers(), fixed.numbers()) < 0)
        .findFirst();
  }

  private int[] numbers() {
    return Pattern.compile("[0-9]{1,8}")
        .matcher(release)
        .results()
        .mapToInt(number -> Integer.parseInt(number.group()))
        .toArray();
  }
}
