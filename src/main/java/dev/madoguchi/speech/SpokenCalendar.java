package dev.madoguchi.speech;

import dev.madoguchi.call.Prompt;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Months, days and weekdays, which have a piece each in every language. */
final class SpokenCalendar {
  private static final Pieces MONTHS = Pieces.of("month", 1, 12);
  private static final Pieces DAYS = Pieces.of("day", 1, 31);

  private SpokenCalendar() {}

  static List<Prompt> monthAndDay(LocalDate date) {
    return List.of(MONTHS.at(date.getMonthValue()), DAYS.at(date.getDayOfMonth()));
  }

  static Prompt weekday(DayOfWeek day) {
    return new Prompt("weekday-" + day.name().toLowerCase(Locale.ROOT));
  }

  static Stream<Prompt> all() {
    return Stream.of(
            MONTHS.all().stream(),
            DAYS.all().stream(),
            Arrays.stream(DayOfWeek.values()).map(SpokenCalendar::weekday))
        .flatMap(pieces -> pieces);
  }
}
