package dev.madoguchi.speech;

import dev.madoguchi.call.Language;
import dev.madoguchi.call.Prompt;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;

/**
 * How one language says numbers, dates and times: small recorded pieces in their order, to be
 * played without a gap. Immutable, for every thread.
 */
public interface Speech {
  /** The largest number {@link #count} says. */
  int LARGEST_COUNT = 99_999;

  Language language();

  /** Every piece this language needs recorded. */
  Set<Prompt> pieces();

  /**
   * Figures one by one, such as a receipt number.
   *
   * @throws IllegalArgumentException when the text holds anything but 0 to 9
   */
  default List<Prompt> digits(String digits) {
    return SpokenDigits.of(digits);
  }

  /**
   * How many.
   *
   * @throws IllegalArgumentException below 0 and above {@link #LARGEST_COUNT}
   */
  List<Prompt> count(int count);

  /**
   * How long, in whole minutes; what is left of a minute is not said.
   *
   * @throws IllegalArgumentException below a minute and from ten hours on
   */
  List<Prompt> minutes(Duration duration);

  /** The time of the day to the minute, on the twelve-hour clock. */
  List<Prompt> time(LocalTime time);

  /** Month and day; the year is not said. */
  List<Prompt> date(LocalDate date);

  /** Month, day and day of the week, in the order the language has them. */
  List<Prompt> day(LocalDate date);

  /** The day of the week. */
  List<Prompt> weekday(DayOfWeek day);

  /** Date, weekday and time, in the language's own order. */
  List<Prompt> moment(LocalDateTime moment);
}
