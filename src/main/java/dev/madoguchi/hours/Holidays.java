package dev.madoguchi.hours;

import java.time.LocalDate;
import java.time.Year;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

/** The national holidays known, by date; substitute holidays are days of their own among them. */
public record Holidays(Map<LocalDate, String> names) {
  public Holidays {
    names = Map.copyOf(names);
  }

  /** The name of the holiday on this date. */
  public Optional<String> on(LocalDate date) {
    return Optional.ofNullable(names.get(date));
  }

  /** The last year of which a holiday is known; after it the line opens on every holiday. */
  public Optional<Year> knownUntil() {
    return names.keySet().stream().max(Comparator.naturalOrder()).map(Year::from);
  }
}
