package dev.madoguchi.yaml;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Words that are numbers within bounds; IllegalArgumentException for those that are not. */
public final class Amounts {
  private static final Pattern DURATION = Pattern.compile("(0|[1-9][0-9]{0,4})([sm])");
  private static final Pattern WHOLE = Pattern.compile("0|[1-9][0-9]{0,5}");
  private static final Pattern DECIMAL = Pattern.compile("(0|[1-9][0-9]{0,5})(\\.[0-9]{1,6})?");

  private Amounts() {}

  /** A whole number without sign or leading zeros. */
  public static int whole(String text, int least, int most) {
    if (!WHOLE.matcher(text).matches()) {
      throw new IllegalArgumentException("'" + text + "' is not a whole number");
    }
    int number = Integer.parseInt(text);
    if (number < least || number > most) {
      throw new IllegalArgumentException(
          "%d is out of bounds; give %d to %d".formatted(number, least, most));
    }
    return number;
  }

  static double decimal(String text, double least, double most) {
    if (!DECIMAL.matcher(text).matches()) {
      throw new IllegalArgumentException("'" + text + "' is not a number such as 1.2");
    }
    double number = Double.parseDouble(text);
    if (number < least || number > most) {
      throw new IllegalArgumentException(text + " is out of bounds; give " + least + " to " + most);
    }
    return number;
  }

  static Duration duration(String text, Duration least, Duration most) {
    Matcher matcher = DURATION.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "'" + text + "' is not a duration; write whole seconds or minutes: 90s, 2m");
    }
    long count = Long.parseLong(matcher.group(1));
    Duration duration =
        matcher.group(2).equals("s") ? Duration.ofSeconds(count) : Duration.ofMinutes(count);
    if (duration.compareTo(least) < 0 || duration.compareTo(most) > 0) {
      throw new IllegalArgumentException(
          "%s is out of bounds; give %ds to %ds"
              .formatted(text, least.toSeconds(), most.toSeconds()));
    }
    return duration;
  }
}
