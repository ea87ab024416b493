package dev.madoguchi.hours;

import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SUNDAY;
import static java.time.temporal.TemporalAdjusters.dayOfWeekInMonth;

import java.time.LocalDate;
import java.time.Year;
import java.util.Map;
import java.util.TreeMap;

/**
 * The national holidays of Japan as the law gives them, for years the official list does not cover.
 *
 * <p>The law is 国民の祝日に関する法律 (1948, no. 178) with its changes: Happy Mondays from 2000 and 2003, the
 * days of April and May and the rule of substitute days from 2007, Mountain Day from 2016, the
 * Emperor's birthday from 2019 and Sports Day from 2020; with the law of 2018, no. 99, on the
 * enthronement in 2019, and that of 2015, no. 33, on the Olympic Games, which moved three days of
 * 2020 and 2021. What a law of the future moves, nobody can project. Names are written as the
 * Cabinet Office writes them in its list.
 */
public final class JapaneseHolidays {
  /** The first year projected: before it other laws held. */
  public static final Year FIRST = Year.of(2000);

  /** The last year of the approximation of the equinoxes. */
  public static final Year LAST = Year.of(2099);

  /** A substitute or citizens' holiday, which has no name of its own. */
  private static final String REST = "休日";

  private static final String REST_BY_ITS_OWN_LAW = "休日（祝日扱い）";

  private JapaneseHolidays() {}

  /**
   * All holidays of the year, in order.
   *
   * @param year from FIRST to LAST
   */
  public static Map<LocalDate, String> of(Year year) {
    if (year.isBefore(FIRST) || year.isAfter(LAST)) {
      throw new IllegalArgumentException(
          "holidays are projected from %s to %s, not for %s".formatted(FIRST, LAST, year));
    }
    Map<LocalDate, String> named = named(year.getValue());
    Map<LocalDate, String> all = new TreeMap<>(named);
    named.keySet().stream()
        .filter(day -> day.getDayOfWeek() == SUNDAY)
        .forEach(sunday -> all.putIfAbsent(insteadOf(sunday, named), REST));
    named.keySet().stream()
        .filter(day -> named.containsKey(day.plusDays(2)))
        .map(day -> day.plusDays(1))
        .filter(between -> year.getValue() >= 2007 || between.getDayOfWeek() != SUNDAY)
        .forEach(between -> all.putIfAbsent(between, REST));
    return all;
  }

  /** Article 3, paragraph 2: until 2006 the Monday, from 2007 the next day that is no holiday. */
  private static LocalDate insteadOf(LocalDate sunday, Map<LocalDate, String> named) {
    LocalDate instead = sunday.plusDays(1);
    while (sunday.getYear() >= 2007 && named.containsKey(instead)) {
      instead = instead.plusDays(1);
    }
    return instead;
  }

  /** Article 2: the days with a name; those of 2019 without one count as such by their law. */
  private static Map<LocalDate, String> named(int year) {
    Map<LocalDate, String> days = new TreeMap<>();
    days.put(LocalDate.of(year, 1, 1), "元日");
    days.put(monday(year, 1, 2), "成人の日");
    days.put(LocalDate.of(year, 2, 11), "建国記念の日");
    days.put(equinox(year, 3, 20.8431), "春分の日");
    days.put(LocalDate.of(year, 4, 29), year < 2007 ? "みどりの日" : "昭和の日");
    days.put(LocalDate.of(year, 5, 3), "憲法記念日");
    if (year >= 2007) {
      days.put(LocalDate.of(year, 5, 4), "みどりの日");
    }
    days.put(LocalDate.of(year, 5, 5), "こどもの日");
    days.put(marineDay(year), "海の日");
    if (year >= 2016) {
      days.put(mountainDay(year), "山の日");
    }
    days.put(year < 2003 ? LocalDate.of(year, 9, 15) : monday(year, 9, 3), "敬老の日");
    days.put(equinox(year, 9, 23.2488), "秋分の日");
    days.put(sportsDay(year), sports(year));
    days.put(LocalDate.of(year, 11, 3), "文化の日");
    days.put(LocalDate.of(year, 11, 23), "勤労感謝の日");
    if (year < 2019) {
      days.put(LocalDate.of(year, 12, 23), "天皇誕生日");
    } else if (year > 2019) {
      days.put(LocalDate.of(year, 2, 23), "天皇誕生日");
    } else {
      days.put(LocalDate.of(2019, 5, 1), REST_BY_ITS_OWN_LAW);
      days.put(LocalDate.of(2019, 10, 22), REST_BY_ITS_OWN_LAW);
    }
    return days;
  }

  private static LocalDate marineDay(int year) {
    return switch (year) {
      case 2020 -> LocalDate.of(2020, 7, 23);
      case 2021 -> LocalDate.of(2021, 7, 22);
      default -> year < 2003 ? LocalDate.of(year, 7, 20) : monday(year, 7, 3);
    };
  }

  private static LocalDate mountainDay(int year) {
    return switch (year) {
      case 2020 -> LocalDate.of(2020, 8, 10);
      case 2021 -> LocalDate.of(2021, 8, 8);
      default -> LocalDate.of(year, 8, 11);
    };
  }

  private static LocalDate sportsDay(int year) {
    return switch (year) {
      case 2020 -> LocalDate.of(2020, 7, 24);
      case 2021 -> LocalDate.of(2021, 7, 23);
      default -> monday(year, 10, 2);
    };
  }

  private static String sports(int year) {
    if (year == 2019) {
      return "体育の日（スポーツの日）"; // the list was published between the two names
    }
    return year < 2019 ? "体育の日" : "スポーツの日";
  }

  private static LocalDate monday(int year, int month, int which) {
    return LocalDate.of(year, month, 1).with(dayOfWeekInMonth(which, MONDAY));
  }

  /**
   * The approximation of 新こよみ便利帳 (暦計算研究会, 恒星社厚生閣) for 1980 to 2099; what counts is the gazette of
   * the year before.
   *
   * @param in1980 day of the month in 1980, with its fraction
   */
  private static LocalDate equinox(int year, int month, double in1980) {
    int since = year - 1980;
    return LocalDate.of(year, month, (int) (in1980 + 0.242194 * since) - since / 4);
  }
}
