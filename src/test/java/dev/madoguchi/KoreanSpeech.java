package dev.madoguchi;

import dev.madoguchi.call.Language;
import dev.madoguchi.call.Prompt;
import dev.madoguchi.speech.Speech;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A third language as somebody else would add it, as short as it can be; only for a test. */
public final class KoreanSpeech implements Speech {
  @Override
  public Language language() {
    return new Language("ko");
  }

  @Override
  public Set<Prompt> pieces() {
    return Stream.of(
            IntStream.rangeClosed(1, 12).mapToObj(month -> "month-" + month),
            IntStream.rangeClosed(1, 31).mapToObj(day -> "day-" + day),
            IntStream.rangeClosed(0, 9).mapToObj(digit -> "count-" + digit),
            Stream.of(DayOfWeek.values()).map(KoreanSpeech::named))
        .flatMap(names -> names)
        .map(Prompt::new)
        .collect(Collectors.toSet());
  }

  @Override
  public List<Prompt> count(int count) {
    return String.valueOf(count)
        .chars()
        .mapToObj(digit -> new Prompt("count-" + (char) digit))
        .toList();
  }

  @Override
  public List<Prompt> minutes(Duration duration) {
    return count(Math.toIntExact(duration.toMinutes()));
  }

  @Override
  public List<Prompt> time(LocalTime time) {
    return Stream.concat(count(time.getHour()).stream(), count(time.getMinute()).stream()).toList();
  }

  @Override
  public List<Prompt> date(LocalDate date) {
    return List.of(
        new Prompt("month-" + date.getMonthValue()), new Prompt("day-" + date.getDayOfMonth()));
  }

  @Override
  public List<Prompt> day(LocalDate date) {
    return Stream.of(date(date), weekday(date.getDayOfWeek())).flatMap(List::stream).toList();
  }

  @Override
  public List<Prompt> weekday(DayOfWeek day) {
    return List.of(new Prompt(named(day)));
  }

  @Override
  public List<Prompt> moment(LocalDateTime moment) {
    return Stream.of(day(moment.toLocalDate()), time(moment.toLocalTime()))
        .flatMap(List::stream)
        .toList();
  }

  private static String named(DayOfWeek day) {
    return "weekday-" + day.name().toLowerCase(Locale.ROOT);
  }
}
