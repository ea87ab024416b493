package dev.madoguchi.hours;

import java.time.LocalDate;
import java.time.Month;
import java.time.Year;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The national holidays known, by date; substitute holidays are days of their own among them.
 *
 * @param official the years of which the holidays were announced; those of other years are
 *     projected
 */
public record Holidays(Map<LocalDate, String> names, Set<Year> official) {
  public Holidays {
    names = Map.copyOf(names);
    official = Set.copyOf(official);
  }

  /** An official list: it covers every year of which it has a day. */
  public Holidays(Map<LocalDate, String> names) {
    this(names, names.keySet().stream().map(Year::from).collect(Collectors.toSet()));
  }

  /** These, and in the years not covered the days that follow from the law of Japan. */
  public Holidays projectedElsewhere() {
    Map<LocalDate, String> all = new HashMap<>(names);
    for (Year year = JapaneseHolidays.FIRST;
        !year.isAfter(JapaneseHolidays.LAST);
        year = year.plusYears(1)) {
      if (!official.contains(year)) {
        all.putAll(JapaneseHolidays.of(year));
      }
    }
    return new Holidays(all, official);
  }

  /** The name of the holiday on this date. */
  public Optional<String> on(LocalDate date) {
    return Optional.ofNullable(names.get(date));
  }

  /** Whether the holidays of the year of this date were announced. */
  public boolean isOfficial(LocalDate date) {
    return official.contains(Year.from(date));
  }

  /** The last year announced. */
  public Optional<Year> knownUntil() {
    return official.stream().max(Comparator.naturalOrder());
  }

  /**
   * The year whose list is overdue on this date: its own, or from 1 October the next. Each list is
   * announced in the February before its year.
   */
  public Optional<Year> overdueOn(LocalDate date) {
    Year year = Year.from(date);
    if (!official.contains(year)) {
      return Optional.of(year);
    }
    return Optional.of(year.plusYears(1))
        .filter(next -> date.getMonth().compareTo(Month.OCTOBER) >= 0)
        .filter(next -> !official.contains(next));
  }
}
