package dev.madoguchi.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.madoguchi.call.Language;
import dev.madoguchi.speech.Speech;
import dev.madoguchi.speech.Speeches;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What English callers hear, as words: every value by rule, the irregular ones by hand. */
class EnglishAloudTest {
  private static final Speech SPEECH = Speeches.in(Language.ENGLISH);
  private static final Aloud ALOUD = Aloud.of(Language.ENGLISH);

  private static final String[] SMALL =
      ("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
              + " fifteen sixteen seventeen eighteen nineteen")
          .split(" ");
  private static final String[] TENS =
      "- - twenty thirty forty fifty sixty seventy eighty ninety".split(" ");
  private static final Map<String, String> ORDINALS =
      Map.of(
          "one",
          "first",
          "two",
          "second",
          "three",
          "third",
          "five",
          "fifth",
          "eight",
          "eighth",
          "nine",
          "ninth",
          "twelve",
          "twelfth",
          "twenty",
          "twentieth",
          "thirty",
          "thirtieth");

  @Test
  void every_count_is_read_by_rule() {
    for (int count = 0; count <= Speech.LARGEST_COUNT; count++) {
      assertThat(plain(ALOUD.read(SPEECH.count(count)))).isEqualTo(count(count));
    }
  }

  @Test
  void every_minute_of_a_day_is_read_by_rule() {
    for (int minute = 0; minute < 24 * 60; minute++) {
      LocalTime time = LocalTime.MIN.plusMinutes(minute);
      assertThat(plain(ALOUD.read(SPEECH.time(time)))).isEqualTo(time(time));
    }
  }

  @Test
  void every_duration_is_read_by_rule() {
    for (int minutes = 1; minutes < 600; minutes++) {
      String heard = amount(minutes / 60, "hour") + amount(minutes % 60, "minute");
      assertThat(plain(ALOUD.read(SPEECH.minutes(Duration.ofMinutes(minutes)))))
          .isEqualTo(heard.strip());
    }
  }

  @Test
  void every_day_of_a_leap_year_is_read_by_rule() {
    LocalDate newYear = LocalDate.of(2028, 1, 1);
    newYear
        .datesUntil(newYear.plusYears(1))
        .forEach(
            day ->
                assertThat(plain(ALOUD.read(SPEECH.date(day))))
                    .isEqualTo(
                        day.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH)
                            + " "
                            + ordinal(day.getDayOfMonth())));
  }

  @ParameterizedTest
  @CsvSource({
    "0, zero",
    "13, thirteen",
    "40, forty",
    "59, fifty-nine",
    "61, sixty one",
    "100, one hundred",
    "12000, twelve thousand",
    "80808, eighty thousand eight hundred eight"
  })
  void counts(int count, String heard) {
    assertThat(ALOUD.read(SPEECH.count(count))).isEqualTo(heard);
  }

  @ParameterizedTest
  @CsvSource({
    "00:00, twelve midnight",
    "00:30, twelve thirty a.m.",
    "09:05, nine oh five a.m.",
    "12:00, twelve noon",
    "12:01, twelve oh one p.m.",
    "17:30, five thirty p.m."
  })
  void times(LocalTime time, String heard) {
    assertThat(ALOUD.read(SPEECH.time(time))).isEqualTo(heard);
  }

  @ParameterizedTest
  @CsvSource({
    "2028-01-01, January first",
    "2028-02-02, February second",
    "2028-03-03, March third",
    "2028-04-05, April fifth",
    "2028-05-08, May eighth",
    "2028-06-09, June ninth",
    "2028-07-12, July twelfth",
    "2028-08-20, August twentieth",
    "2028-09-21, September twenty-first",
    "2028-10-22, October twenty-second",
    "2028-11-23, November twenty-third",
    "2028-12-30, December thirtieth",
    "2028-12-31, December thirty-first"
  })
  void dates(LocalDate date, String heard) {
    assertThat(ALOUD.read(SPEECH.date(date))).isEqualTo(heard);
  }

  @Test
  void a_moment_reads_as_one_sentence() {
    assertThat(ALOUD.read(SPEECH.moment(LocalDateTime.of(2026, 11, 22, 9, 30))))
        .isEqualTo("Sunday November twenty-second at nine thirty a.m.");
    assertThat(ALOUD.read(SPEECH.moment(LocalDateTime.of(2028, 2, 29, 13, 0))))
        .isEqualTo("Tuesday February twenty-ninth at one p.m.");
  }

  private static String plain(String heard) {
    return heard.replace('-', ' ');
  }

  private static String count(int count) {
    if (count < 20) {
      return SMALL[count];
    }
    if (count < 100) {
      return TENS[count / 10] + rest(count % 10);
    }
    return count < 1000
        ? count(count / 100) + " hundred" + rest(count % 100)
        : count(count / 1000) + " thousand" + rest(count % 1000);
  }

  private static String rest(int rest) {
    return rest == 0 ? "" : " " + count(rest);
  }

  private static String amount(int number, String unit) {
    return number == 0 ? "" : " " + count(number) + " " + unit + (number == 1 ? "" : "s");
  }

  private static String time(LocalTime time) {
    int minute = time.getMinute();
    int hour = time.getHour() % 12;
    if (hour == 0 && minute == 0) {
      return "twelve " + (time.getHour() == 0 ? "midnight" : "noon");
    }
    return count(hour == 0 ? 12 : hour)
        + (minute > 0 && minute < 10 ? " oh" : "")
        + rest(minute)
        + (time.getHour() < 12 ? " a.m." : " p.m.");
  }

  private static String ordinal(int day) {
    String words = count(day);
    String last = words.substring(words.lastIndexOf(' ') + 1);
    return words.substring(0, words.length() - last.length())
        + ORDINALS.getOrDefault(last, last + "th");
  }
}
