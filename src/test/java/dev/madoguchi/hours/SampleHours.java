package dev.madoguchi.hours;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Hours that tests of this package share. */
final class SampleHours {
  static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

  /** The holidays the tests meet, written out here so that they do not lean on the shipped file. */
  static final Holidays HOLIDAYS =
      new Holidays(
          Map.ofEntries(
              Map.entry(LocalDate.of(2026, 4, 29), "昭和の日"),
              Map.entry(LocalDate.of(2026, 5, 3), "憲法記念日"),
              Map.entry(LocalDate.of(2026, 5, 4), "みどりの日"),
              Map.entry(LocalDate.of(2026, 5, 5), "こどもの日"),
              Map.entry(LocalDate.of(2026, 5, 6), "休日"),
              Map.entry(LocalDate.of(2026, 9, 21), "敬老の日"),
              Map.entry(LocalDate.of(2026, 9, 22), "休日"),
              Map.entry(LocalDate.of(2026, 9, 23), "秋分の日"),
              Map.entry(LocalDate.of(2026, 11, 23), "勤労感謝の日"),
              Map.entry(LocalDate.of(2027, 1, 1), "元日")));

  /** Weekdays 09:30-17:30 in Tokyo. */
  static final OpeningHours LINE =
      new OpeningHours(TOKYO, weekdays(shift("09:30", "17:30")), HOLIDAYS);

  private SampleHours() {}

  static Shift shift(String from, String until) {
    return new Shift(LocalTime.parse(from), LocalTime.parse(until));
  }

  static Map<DayOfWeek, List<Shift>> weekdays(Shift... shifts) {
    Map<DayOfWeek, List<Shift>> weekly = everyDay(shifts);
    weekly.remove(DayOfWeek.SATURDAY);
    weekly.remove(DayOfWeek.SUNDAY);
    return weekly;
  }

  static Map<DayOfWeek, List<Shift>> everyDay(Shift... shifts) {
    Map<DayOfWeek, List<Shift>> weekly = new EnumMap<>(DayOfWeek.class);
    for (DayOfWeek day : DayOfWeek.values()) {
      weekly.put(day, List.of(shifts));
    }
    return weekly;
  }

  static ZonedDateTime tokyo(String local) {
    return LocalDateTime.parse(local).atZone(TOKYO);
  }
}
