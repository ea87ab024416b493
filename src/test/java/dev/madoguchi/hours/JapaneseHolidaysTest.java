package dev.madoguchi.hours;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.Year;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class JapaneseHolidaysTest {
  /** Year: month/day,day month/day; as the Cabinet Office lists them since February 2026. */
  static final String ANNOUNCED =
      """
      2000: 1/1,10 2/11 3/20 4/29 5/3,4,5 7/20 9/15,23 10/9 11/3,23 12/23
      2001: 1/1,8 2/11,12 3/20 4/29,30 5/3,4,5 7/20 9/15,23,24 10/8 11/3,23 12/23,24
      2002: 1/1,14 2/11 3/21 4/29 5/3,4,5,6 7/20 9/15,16,23 10/14 11/3,4,23 12/23
      2003: 1/1,13 2/11 3/21 4/29 5/3,5 7/21 9/15,23 10/13 11/3,23,24 12/23
      2004: 1/1,12 2/11 3/20 4/29 5/3,4,5 7/19 9/20,23 10/11 11/3,23 12/23
      2005: 1/1,10 2/11 3/20,21 4/29 5/3,4,5 7/18 9/19,23 10/10 11/3,23 12/23
      2006: 1/1,2,9 2/11 3/21 4/29 5/3,4,5 7/17 9/18,23 10/9 11/3,23 12/23
      2007: 1/1,8 2/11,12 3/21 4/29,30 5/3,4,5 7/16 9/17,23,24 10/8 11/3,23 12/23,24
      2008: 1/1,14 2/11 3/20 4/29 5/3,4,5,6 7/21 9/15,23 10/13 11/3,23,24 12/23
      2009: 1/1,12 2/11 3/20 4/29 5/3,4,5,6 7/20 9/21,22,23 10/12 11/3,23 12/23
      2010: 1/1,11 2/11 3/21,22 4/29 5/3,4,5 7/19 9/20,23 10/11 11/3,23 12/23
      2011: 1/1,10 2/11 3/21 4/29 5/3,4,5 7/18 9/19,23 10/10 11/3,23 12/23
      2012: 1/1,2,9 2/11 3/20 4/29,30 5/3,4,5 7/16 9/17,22 10/8 11/3,23 12/23,24
      2013: 1/1,14 2/11 3/20 4/29 5/3,4,5,6 7/15 9/16,23 10/14 11/3,4,23 12/23
      2014: 1/1,13 2/11 3/21 4/29 5/3,4,5,6 7/21 9/15,23 10/13 11/3,23,24 12/23
      2015: 1/1,12 2/11 3/21 4/29 5/3,4,5,6 7/20 9/21,22,23 10/12 11/3,23 12/23
      2016: 1/1,11 2/11 3/20,21 4/29 5/3,4,5 7/18 8/11 9/19,22 10/10 11/3,23 12/23
      2017: 1/1,2,9 2/11 3/20 4/29 5/3,4,5 7/17 8/11 9/18,23 10/9 11/3,23 12/23
      2018: 1/1,8 2/11,12 3/21 4/29,30 5/3,4,5 7/16 8/11 9/17,23,24 10/8 11/3,23 12/23,24
      2019: 1/1,14 2/11 3/21 4/29,30 5/1,2,3,4,5,6 7/15 8/11,12 9/16,23 10/14,22 11/3,4,23
      2020: 1/1,13 2/11,23,24 3/20 4/29 5/3,4,5,6 7/23,24 8/10 9/21,22 11/3,23
      2021: 1/1,11 2/11,23 3/20 4/29 5/3,4,5 7/22,23 8/8,9 9/20,23 11/3,23
      2022: 1/1,10 2/11,23 3/21 4/29 5/3,4,5 7/18 8/11 9/19,23 10/10 11/3,23
      2023: 1/1,2,9 2/11,23 3/21 4/29 5/3,4,5 7/17 8/11 9/18,23 10/9 11/3,23
      2024: 1/1,8 2/11,12,23 3/20 4/29 5/3,4,5,6 7/15 8/11,12 9/16,22,23 10/14 11/3,4,23
      2025: 1/1,13 2/11,23,24 3/20 4/29 5/3,4,5,6 7/21 8/11 9/15,23 10/13 11/3,23,24
      2026: 1/1,12 2/11,23 3/20 4/29 5/3,4,5,6 7/20 8/11 9/21,22,23 10/12 11/3,23
      2027: 1/1,11 2/11,23 3/21,22 4/29 5/3,4,5 7/19 8/11 9/20,23 10/11 11/3,23
      """;

  private static final String YEAR_2019 =
      """
      1/1 元日
      1/14 成人の日
      2/11 建国記念の日
      3/21 春分の日
      4/29 昭和の日
      4/30 休日
      5/1 休日（祝日扱い）
      5/2 休日
      5/3 憲法記念日
      5/4 みどりの日
      5/5 こどもの日
      5/6 休日
      7/15 海の日
      8/11 山の日
      8/12 休日
      9/16 敬老の日
      9/23 秋分の日
      10/14 体育の日（スポーツの日）
      10/22 休日（祝日扱い）
      11/3 文化の日
      11/4 休日
      11/23 勤労感謝の日
      """;

  private static final String YEAR_2020 =
      """
      1/1 元日
      1/13 成人の日
      2/11 建国記念の日
      2/23 天皇誕生日
      2/24 休日
      3/20 春分の日
      4/29 昭和の日
      5/3 憲法記念日
      5/4 みどりの日
      5/5 こどもの日
      5/6 休日
      7/23 海の日
      7/24 スポーツの日
      8/10 山の日
      9/21 敬老の日
      9/22 秋分の日
      11/3 文化の日
      11/23 勤労感謝の日
      """;

  private static final String YEAR_2021 =
      """
      1/1 元日
      1/11 成人の日
      2/11 建国記念の日
      2/23 天皇誕生日
      3/20 春分の日
      4/29 昭和の日
      5/3 憲法記念日
      5/4 みどりの日
      5/5 こどもの日
      7/22 海の日
      7/23 スポーツの日
      8/8 山の日
      8/9 休日
      9/20 敬老の日
      9/23 秋分の日
      11/3 文化の日
      11/23 勤労感謝の日
      """;

  static Stream<String> announced() {
    return ANNOUNCED.lines();
  }

  @ParameterizedTest
  @MethodSource("announced")
  void the_days_of_the_law_are_the_days_announced(String line) {
    assertThat(written(Integer.parseInt(line.substring(0, 4)))).isEqualTo(line);
  }

  @Test
  void in_2019_the_emperor_is_enthroned_and_has_no_birthday() {
    assertDayByDay(2019, YEAR_2019);
  }

  @Test
  void in_2020_three_days_move_for_the_olympic_games() {
    assertDayByDay(2020, YEAR_2020);
  }

  @Test
  void in_2021_they_move_again_and_mountain_day_has_a_substitute() {
    assertDayByDay(2021, YEAR_2021);
  }

  private static void assertDayByDay(int year, String list) {
    Map<LocalDate, String> byHand = new LinkedHashMap<>();
    for (String line : list.lines().toList()) {
      String[] parts = line.split("[/ ]", 3);
      byHand.put(
          LocalDate.of(year, Integer.parseInt(parts[0]), Integer.parseInt(parts[1])), parts[2]);
    }
    Map<LocalDate, String> projected = JapaneseHolidays.of(Year.of(year));
    LocalDate first = LocalDate.of(year, 1, 1);
    first
        .datesUntil(first.plusYears(1))
        .forEach(day -> assertThat(projected.get(day)).as("%s", day).isEqualTo(byHand.get(day)));
  }

  @Test
  void the_day_between_two_holidays_is_one_in_years_not_announced() {
    // 敬老の日 on Monday 20, 秋分の日 on Wednesday 22
    assertThat(JapaneseHolidays.of(Year.of(2032)))
        .containsEntry(LocalDate.of(2032, 9, 20), "敬老の日")
        .containsEntry(LocalDate.of(2032, 9, 21), "休日")
        .containsEntry(LocalDate.of(2032, 9, 22), "秋分の日");
  }

  @Test
  void before_2007_the_fourth_of_may_is_no_holiday_on_a_sunday() {
    assertThat(JapaneseHolidays.of(Year.of(2003))).doesNotContainKey(LocalDate.of(2003, 5, 4));
    assertThat(JapaneseHolidays.of(Year.of(2002))).containsEntry(LocalDate.of(2002, 5, 4), "休日");
  }

  /** Against the list of holiday_jp, which is computed elsewhere. */
  @Test
  void the_equinoxes_to_come_until_2050() {
    assertThat(equinoxes(Month.MARCH, 2028, 2050))
        .containsExactly(
            20, 20, 20, 21, 20, 20, 20, 21, 20, 20, 20, 21, 20, 20, 20, 21, 20, 20, 20, 21, 20, 20,
            20);
    assertThat(equinoxes(Month.SEPTEMBER, 2028, 2050))
        .containsExactly(
            22, 23, 23, 23, 22, 23, 23, 23, 22, 23, 23, 23, 22, 23, 23, 23, 22, 22, 23, 23, 22, 22,
            23);
  }

  private static List<Integer> equinoxes(Month month, int first, int last) {
    String name = month == Month.MARCH ? "春分の日" : "秋分の日";
    return Stream.iterate(first, year -> year <= last, year -> year + 1)
        .flatMap(year -> JapaneseHolidays.of(Year.of(year)).entrySet().stream())
        .filter(day -> day.getValue().equals(name))
        .map(day -> day.getKey().getDayOfMonth())
        .toList();
  }

  @ParameterizedTest
  @ValueSource(ints = {1999, 2100})
  void other_centuries_are_refused(int year) {
    assertThatThrownBy(() -> JapaneseHolidays.of(Year.of(year)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("from 2000 to 2099");
  }

  static IntStream everyYear() {
    return IntStream.rangeClosed(2000, 2099);
  }

  @ParameterizedTest
  @MethodSource("everyYear")
  void every_year_has_its_named_days_and_a_day_after_each_sunday(int year) {
    Map<LocalDate, String> days = JapaneseHolidays.of(Year.of(year));
    long named = days.values().stream().filter(name -> !name.equals("休日")).count();
    assertThat(named).isEqualTo(year < 2007 ? 14 : year < 2016 ? 15 : year == 2019 ? 17 : 16);
    assertThat(days.keySet())
        .filteredOn(day -> day.getDayOfWeek() == DayOfWeek.SUNDAY)
        .allSatisfy(sunday -> assertThat(days).containsKey(sunday.plusDays(1)));
  }

  private static String written(int year) {
    Map<Month, String> months = new LinkedHashMap<>();
    JapaneseHolidays.of(Year.of(year))
        .keySet()
        .forEach(
            day ->
                months.merge(
                    day.getMonth(), "" + day.getDayOfMonth(), (one, more) -> one + "," + more));
    StringBuilder line = new StringBuilder(year + ":");
    months.forEach(
        (month, days) -> line.append(" ").append(month.getValue()).append("/").append(days));
    return line.toString();
  }
}
