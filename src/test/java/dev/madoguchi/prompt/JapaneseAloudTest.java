package dev.madoguchi.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.madoguchi.call.Language;
import dev.madoguchi.speech.Speech;
import dev.madoguchi.speech.Speeches;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Japanese callers hear, as kana: every value by rule, the irregular ones by hand. */
class JapaneseAloudTest {
  private static final Speech SPEECH = Speeches.in(Language.JAPANESE);
  private static final Aloud ALOUD = Aloud.of(Language.JAPANESE);

  private static final String[] ONES = {"", "いち", "に", "さん", "よん", "ご", "ろく", "なな", "はち", "きゅう"};

  /** What the ones of an hour become: 四時, 七時, 九時; the same in 月 but for 四月. */
  private static final Map<Integer, String> SHORT_ONES = Map.of(4, "よ", 7, "しち", 9, "く");

  @Test
  void every_count_is_read_by_rule() {
    for (int count = 1; count <= Speech.LARGEST_COUNT; count++) {
      assertThat(ALOUD.read(SPEECH.count(count))).isEqualTo(count(count));
    }
  }

  @Test
  void every_minute_of_a_day_is_read_by_rule() {
    for (int minute = 0; minute < 24 * 60; minute++) {
      LocalTime time = LocalTime.MIN.plusMinutes(minute);
      assertThat(ALOUD.read(SPEECH.time(time))).isEqualTo(time(time));
    }
  }

  @Test
  void every_duration_is_read_by_rule() {
    for (int minutes = 1; minutes < 600; minutes++) {
      String hours = minutes < 60 ? "" : withShortOnes(minutes / 60, "よ") + "じかん";
      assertThat(ALOUD.read(SPEECH.minutes(Duration.ofMinutes(minutes))))
          .isEqualTo(hours + minutes(minutes % 60));
    }
  }

  @Test
  void every_day_of_a_leap_year_is_read_by_rule() {
    LocalDate newYear = LocalDate.of(2028, 1, 1);
    newYear
        .datesUntil(newYear.plusYears(1))
        .forEach(
            day ->
                assertThat(ALOUD.read(SPEECH.date(day)))
                    .isEqualTo(
                        withShortOnes(day.getMonthValue(), "し") + "がつ" + day(day.getDayOfMonth())));
  }

  @ParameterizedTest
  @CsvSource({
    "0, ゼロ",
    "4, よん",
    "7, なな",
    "9, きゅう",
    "10, じゅう",
    "14, じゅうよん",
    "20, にじゅう",
    "100, ひゃく",
    "300, さんびゃく",
    "600, ろっぴゃく",
    "800, はっぴゃく",
    "1000, せん",
    "3000, さんぜん",
    "8000, はっせん",
    "10000, いちまん",
    "11111, いちまんせんひゃくじゅういち",
    "38683, さんまんはっせんろっぴゃくはちじゅうさん",
    "99999, きゅうまんきゅうせんきゅうひゃくきゅうじゅうきゅう"
  })
  void counts(int count, String heard) {
    assertThat(ALOUD.read(SPEECH.count(count))).isEqualTo(heard);
  }

  @ParameterizedTest
  @CsvSource({
    "1, いっぷん",
    "2, にふん",
    "3, さんぷん",
    "4, よんぷん",
    "5, ごふん",
    "6, ろっぷん",
    "7, ななふん",
    "8, はっぷん",
    "9, きゅうふん",
    "10, じゅっぷん",
    "11, じゅういっぷん",
    "30, さんじゅっぷん",
    "48, よんじゅうはっぷん",
    "60, いちじかん",
    "240, よじかん",
    "421, しちじかんいっぷん",
    "599, くじかんごじゅうきゅうふん"
  })
  void minutes(int minutes, String heard) {
    assertThat(ALOUD.read(SPEECH.minutes(Duration.ofMinutes(minutes)))).isEqualTo(heard);
  }

  @ParameterizedTest
  @CsvSource({
    "00:00, ごぜんれいじ", "04:00, ごぜんよじ", "07:07, ごぜんしちじななふん",
    "09:30, ごぜんくじさんじゅっぷん", "12:00, しょうご", "12:30, ごごれいじさんじゅっぷん",
    "16:04, ごごよじよんぷん", "17:30, ごごごじさんじゅっぷん", "21:00, ごごくじ",
    "22:10, ごごじゅうじじゅっぷん", "23:59, ごごじゅういちじごじゅうきゅうふん"
  })
  void times(LocalTime time, String heard) {
    assertThat(ALOUD.read(SPEECH.time(time))).isEqualTo(heard);
  }

  @ParameterizedTest
  @CsvSource({
    "2028-01-01, いちがつついたち",
    "2028-02-29, にがつにじゅうくにち",
    "2028-03-03, さんがつみっか",
    "2028-04-04, しがつよっか",
    "2028-05-05, ごがついつか",
    "2028-06-06, ろくがつむいか",
    "2028-07-07, しちがつなのか",
    "2028-08-08, はちがつようか",
    "2028-09-09, くがつここのか",
    "2028-10-10, じゅうがつとおか",
    "2028-11-14, じゅういちがつじゅうよっか",
    "2028-12-17, じゅうにがつじゅうしちにち",
    "2028-01-19, いちがつじゅうくにち",
    "2028-02-02, にがつふつか",
    "2028-03-20, さんがつはつか",
    "2028-11-24, じゅういちがつにじゅうよっか",
    "2028-12-27, じゅうにがつにじゅうしちにち",
    "2028-12-31, じゅうにがつさんじゅういちにち"
  })
  void dates(LocalDate date, String heard) {
    assertThat(ALOUD.read(SPEECH.date(date))).isEqualTo(heard);
  }

  @ParameterizedTest
  @CsvSource({
    "MONDAY, げつようび",
    "TUESDAY, かようび",
    "WEDNESDAY, すいようび",
    "THURSDAY, もくようび",
    "FRIDAY, きんようび",
    "SATURDAY, どようび",
    "SUNDAY, にちようび"
  })
  void weekdays(DayOfWeek day, String heard) {
    assertThat(ALOUD.read(SPEECH.weekday(day))).isEqualTo(heard);
  }

  @Test
  void digits_are_read_one_by_one() {
    assertThat(ALOUD.read(SPEECH.digits("1234567890"))).isEqualTo("いちにさんよんごろくななはちきゅうゼロ");
  }

  private static String count(int count) {
    String[] places = {"", "じゅう", "ひゃく", "せん", "まん"};
    StringBuilder read = new StringBuilder();
    String figures = Integer.toString(count);
    for (int i = 0; i < figures.length(); i++) {
      int figure = figures.charAt(i) - '0';
      int place = figures.length() - 1 - i;
      boolean silentOne = figure == 1 && place >= 1 && place <= 3;
      if (figure > 0) {
        read.append(silentOne ? "" : ONES[figure]).append(places[place]);
      }
    }
    return read.toString()
        .replace("さんひゃく", "さんびゃく")
        .replace("ろくひゃく", "ろっぴゃく")
        .replace("はちひゃく", "はっぴゃく")
        .replace("さんせん", "さんぜん")
        .replace("はちせん", "はっせん");
  }

  /** The counter is ぷん after a sound that closes or hums, and what is before it closes too. */
  private static String minutes(int minutes) {
    if (minutes == 0) {
      return "";
    }
    return (count(minutes) + "ふん")
        .replace("いちふん", "いっぷん")
        .replace("さんふん", "さんぷん")
        .replace("よんふん", "よんぷん")
        .replace("ろくふん", "ろっぷん")
        .replace("はちふん", "はっぷん")
        .replace("じゅうふん", "じゅっぷん");
  }

  private static String time(LocalTime time) {
    if (time.equals(LocalTime.NOON)) {
      return "しょうご";
    }
    int hour = time.getHour() % 12;
    return (time.getHour() < 12 ? "ごぜん" : "ごご")
        + (hour == 0 ? "れい" : withShortOnes(hour, "よ"))
        + "じ"
        + minutes(time.getMinute());
  }

  private static String withShortOnes(int number, String four) {
    String ones = number % 10 == 4 ? four : SHORT_ONES.getOrDefault(number % 10, ONES[number % 10]);
    return number < 10 ? ones : count(number - number % 10) + ones;
  }

  private static String day(int day) {
    String[] old = {"", "ついたち", "ふつか", "みっか", "よっか", "いつか", "むいか", "なのか", "ようか", "ここのか", "とおか"};
    if (day <= 10) {
      return old[day];
    }
    if (day == 20) {
      return "はつか";
    }
    int ones = day % 10;
    return count(day - ones)
        + (ones == 4 ? "よっか" : SHORT_ONES.getOrDefault(ones, ONES[ones]) + "にち");
  }
}
