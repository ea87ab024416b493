package dev.madoguchi.plan;

import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SUNDAY;
import static java.time.temporal.TemporalAdjusters.dayOfWeekInMonth;

import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;

/**
 * The holidays of a year as the law (国民の祝日に関する法律, as it stands since 2022) gives them: to check the
 * list, not to replace it, because each equinox is what the gazette announces.
 */
final class HolidayLaw {
  private HolidayLaw() {}

  static Map<LocalDate, String> of(int year) {
    Map<LocalDate, String> days = new TreeMap<>();
    days.put(LocalDate.of(year, 1, 1), "元日");
    days.put(monday(year, 1, 2), "成人の日");
    days.put(LocalDate.of(year, 2, 11), "建国記念の日");
    days.put(LocalDate.of(year, 2, 23), "天皇誕生日");
    days.put(equinox(year, 3, 20.8431), "春分の日");
    days.put(LocalDate.of(year, 4, 29), "昭和の日");
    days.put(LocalDate.of(year, 5, 3), "憲法記念日");
    days.put(LocalDate.of(year, 5, 4), "みどりの日");
    days.put(LocalDate.of(year, 5, 5), "こどもの日");
    days.put(monday(year, 7, 3), "海の日");
    days.put(LocalDate.of(year, 8, 11), "山の日");
    days.put(monday(year, 9, 3), "敬老の日");
    days.put(equinox(year, 9, 23.2488), "秋分の日");
    days.put(monday(year, 10, 2), "スポーツの日");
    days.put(LocalDate.of(year, 11, 3), "文化の日");
    days.put(LocalDate.of(year, 11, 23), "勤労感謝の日");
    Map<LocalDate, String> all = new TreeMap<>(days);
    for (LocalDate day : days.keySet()) {
      // article 3, paragraph 2: in place of a Sunday the next day that is none of these
      if (day.getDayOfWeek() == SUNDAY) {
        LocalDate instead = day.plusDays(1);
        while (days.containsKey(instead)) {
          instead = instead.plusDays(1);
        }
        all.put(instead, "休日");
      }
      // paragraph 3: a day between two of these
      if (days.containsKey(day.plusDays(2))) {
        all.putIfAbsent(day.plusDays(1), "休日");
      }
    }
    return all;
  }

  private static LocalDate monday(int year, int month, int which) {
    return LocalDate.of(year, month, 1).with(dayOfWeekInMonth(which, MONDAY));
  }

  /** The usual approximation for 1980 to 2099. */
  private static LocalDate equinox(int year, int month, double in1980) {
    int since = year - 1980;
    return LocalDate.of(year, month, (int) (in1980 + 0.242194 * since) - since / 4);
  }
}
