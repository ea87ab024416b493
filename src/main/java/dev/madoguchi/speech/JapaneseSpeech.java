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
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Japanese: a number and its counter are one piece wherever the reading depends on both (さんびゃく, よじ,
 * じゅっぷん, はつか), so that no rule of euphony is left to the code.
 */
final class JapaneseSpeech implements Speech {
  private static final Pieces COUNTS =
      Pieces.of("count", 0, 19)
          .and(20, 90, 10)
          .and(100, 900, 100)
          .and(1_000, 9_000, 1_000)
          .and(10_000, 90_000, 10_000);
  private static final Pieces MINUTES = Pieces.of("minutes", 1, 59);
  private static final Pieces HOURS = Pieces.of("hours", 1, 9);

  /** 午前零時 to 午後十一時, by the hour of the day. */
  private static final Pieces TIMES = Pieces.of("time", 0, 23);

  private static final Prompt NOON = new Prompt("time-noon");

  @Override
  public Language language() {
    return Language.JAPANESE;
  }

  @Override
  public Set<Prompt> pieces() {
    return Stream.of(
            SpokenDigits.all(),
            COUNTS.all().stream(),
            MINUTES.all().stream(),
            HOURS.all().stream(),
            TIMES.all().stream(),
            Stream.of(NOON),
            SpokenCalendar.all())
        .flatMap(pieces -> pieces)
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public List<Prompt> count(int count) {
    return COUNTS.addingUpTo(Bounds.count(count));
  }

  @Override
  public List<Prompt> minutes(Duration duration) {
    Duration bounded = Bounds.minutes(duration);
    return Stream.concat(some(HOURS, bounded.toHoursPart()), some(MINUTES, bounded.toMinutesPart()))
        .toList();
  }

  @Override
  public List<Prompt> time(LocalTime time) {
    if (time.getHour() == 12 && time.getMinute() == 0) {
      return List.of(NOON);
    }
    return Stream.concat(Stream.of(TIMES.at(time.getHour())), some(MINUTES, time.getMinute()))
        .toList();
  }

  @Override
  public List<Prompt> date(LocalDate date) {
    return SpokenCalendar.monthAndDay(date);
  }

  @Override
  public List<Prompt> day(LocalDate date) {
    return Stream.of(date(date), weekday(date.getDayOfWeek())).flatMap(List::stream).toList();
  }

  @Override
  public List<Prompt> weekday(DayOfWeek day) {
    return List.of(SpokenCalendar.weekday(day));
  }

  @Override
  public List<Prompt> moment(LocalDateTime moment) {
    return Stream.of(day(moment.toLocalDate()), time(moment.toLocalTime()))
        .flatMap(List::stream)
        .toList();
  }

  private static Stream<Prompt> some(Pieces pieces, int value) {
    return value == 0 ? Stream.empty() : Stream.of(pieces.at(value));
  }
}
