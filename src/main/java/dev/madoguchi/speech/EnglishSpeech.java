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
 * English: numbers are the same words everywhere, so counts, hours and minutes share one set of
 * pieces; the days of a month are ordinals of their own.
 */
final class EnglishSpeech implements Speech {
  private static final Pieces COUNTS = Pieces.of("count", 0, 59).and(60, 90, 10).and(100, 900, 100);
  private static final Prompt THOUSAND = new Prompt("count-thousand");
  private static final Prompt MINUTE = new Prompt("minutes-one");
  private static final Prompt MINUTES = new Prompt("minutes-more");
  private static final Prompt HOUR = new Prompt("hours-one");
  private static final Prompt HOURS = new Prompt("hours-more");

  /** The nought of "nine oh five". */
  private static final Prompt OH = new Prompt("time-oh");

  private static final Prompt AM = new Prompt("time-am");
  private static final Prompt PM = new Prompt("time-pm");

  /** Twelve sharp: "twelve a.m." is read both ways. */
  private static final Prompt NOON = new Prompt("time-noon");

  private static final Prompt MIDNIGHT = new Prompt("time-midnight");
  private static final Prompt AT = new Prompt("time-at");

  @Override
  public Language language() {
    return Language.ENGLISH;
  }

  @Override
  public Set<Prompt> pieces() {
    return Stream.of(
            SpokenDigits.all(),
            COUNTS.all().stream(),
            Stream.of(THOUSAND, MINUTE, MINUTES, HOUR, HOURS),
            Stream.of(OH, AM, PM, NOON, MIDNIGHT, AT),
            SpokenCalendar.all())
        .flatMap(pieces -> pieces)
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public List<Prompt> count(int count) {
    int thousands = Bounds.count(count) / 1_000;
    int rest = count % 1_000;
    Stream<Prompt> first =
        thousands == 0 ? Stream.empty() : said(COUNTS.addingUpTo(thousands), THOUSAND);
    boolean sharp = thousands > 0 && rest == 0;
    Stream<Prompt> second = sharp ? Stream.empty() : COUNTS.addingUpTo(rest).stream();
    return Stream.concat(first, second).toList();
  }

  @Override
  public List<Prompt> minutes(Duration duration) {
    Duration bounded = Bounds.minutes(duration);
    return Stream.concat(
            some(bounded.toHoursPart(), HOUR, HOURS),
            some(bounded.toMinutesPart(), MINUTE, MINUTES))
        .toList();
  }

  @Override
  public List<Prompt> time(LocalTime time) {
    Prompt half = time.getHour() < 12 ? AM : PM;
    int hour = time.getHour() % 12;
    if (hour == 0 && time.getMinute() == 0) {
      return List.of(half.equals(AM) ? MIDNIGHT : NOON);
    }
    return Stream.of(
            Stream.of(COUNTS.at(hour == 0 ? 12 : hour)),
            pastTheHour(time.getMinute()),
            Stream.of(half))
        .flatMap(pieces -> pieces)
        .toList();
  }

  private static Stream<Prompt> pastTheHour(int minute) {
    if (minute == 0) {
      return Stream.empty();
    }
    return minute < 10 ? Stream.of(OH, COUNTS.at(minute)) : Stream.of(COUNTS.at(minute));
  }

  @Override
  public List<Prompt> date(LocalDate date) {
    return SpokenCalendar.monthAndDay(date);
  }

  @Override
  public List<Prompt> day(LocalDate date) {
    return Stream.of(weekday(date.getDayOfWeek()), date(date)).flatMap(List::stream).toList();
  }

  @Override
  public List<Prompt> weekday(DayOfWeek day) {
    return List.of(SpokenCalendar.weekday(day));
  }

  @Override
  public List<Prompt> moment(LocalDateTime moment) {
    return Stream.of(day(moment.toLocalDate()), List.of(AT), time(moment.toLocalTime()))
        .flatMap(List::stream)
        .toList();
  }

  private static Stream<Prompt> some(int number, Prompt one, Prompt more) {
    if (number == 0) {
      return Stream.empty();
    }
    return said(COUNTS.addingUpTo(number), number == 1 ? one : more);
  }

  private static Stream<Prompt> said(List<Prompt> number, Prompt unit) {
    return Stream.concat(number.stream(), Stream.of(unit));
  }
}
