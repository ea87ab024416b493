package dev.madoguchi.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.madoguchi.call.Language;
import dev.madoguchi.call.Prompt;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SpeechTest {
  private static final Speech JA = Speeches.in(Language.JAPANESE);
  private static final Speech EN = Speeches.in(Language.ENGLISH);

  static List<Speech> all() {
    return Speeches.all();
  }

  @ParameterizedTest
  @MethodSource("all")
  void the_pieces_are_exactly_those_that_can_be_said(Speech speech) {
    Set<Prompt> said = new HashSet<>(speech.digits("0123456789"));
    IntStream.rangeClosed(0, Speech.LARGEST_COUNT)
        .forEach(count -> said.addAll(speech.count(count)));
    IntStream.range(1, 600)
        .forEach(minutes -> said.addAll(speech.minutes(Duration.ofMinutes(minutes))));
    IntStream.range(0, 24 * 60)
        .forEach(minute -> said.addAll(speech.time(LocalTime.MIN.plusMinutes(minute))));
    LocalDate newYear = LocalDate.of(2028, 1, 1);
    newYear
        .datesUntil(newYear.plusYears(1))
        .forEach(day -> said.addAll(speech.moment(day.atTime(9, 30))));
    Stream.of(DayOfWeek.values()).forEach(day -> said.addAll(speech.weekday(day)));

    assertThat(said).isEqualTo(speech.pieces());
  }

  @ParameterizedTest
  @MethodSource("all")
  void no_two_values_sound_alike(Speech speech) {
    assertThat(IntStream.rangeClosed(0, Speech.LARGEST_COUNT).mapToObj(speech::count).distinct())
        .hasSize(100_000);
    assertThat(
            IntStream.range(0, 24 * 60)
                .mapToObj(minute -> speech.time(LocalTime.MIN.plusMinutes(minute)))
                .distinct())
        .hasSize(24 * 60);
  }

  @ParameterizedTest
  @MethodSource("all")
  void what_cannot_be_said_is_refused(Speech speech) {
    assertThatThrownBy(() -> speech.count(-1)).hasMessage("-1 cannot be said; give 0 to 99999");
    assertThatThrownBy(() -> speech.count(100_000)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> speech.minutes(Duration.ofSeconds(59)))
        .hasMessage("PT59S cannot be said in minutes; give PT1M to less than PT10H");
    assertThatThrownBy(() -> speech.minutes(Duration.ofHours(10)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> speech.digits("12a"))
        .hasMessage("only 0 to 9 are read digit by digit");
  }

  @Test
  void a_language_without_a_class_is_refused() {
    assertThatThrownBy(() -> Speeches.in(new Language("fr")))
        .hasMessage("no class says numbers in language fr");
  }

  @ParameterizedTest
  @CsvSource({
    "0, count-0, count-0",
    "19, count-19, count-19",
    "10000, count-10000, count-10 count-thousand",
    "21345, count-20000 count-1000 count-300 count-40 count-5,"
        + " count-21 count-thousand count-300 count-45",
    "99999, count-90000 count-9000 count-900 count-90 count-9,"
        + " count-90 count-9 count-thousand count-900 count-90 count-9"
  })
  void counts(int count, String japanese, String english) {
    assertThat(names(JA.count(count))).isEqualTo(japanese);
    assertThat(names(EN.count(count))).isEqualTo(english);
  }

  @ParameterizedTest
  @CsvSource({
    "PT1M, minutes-1, count-1 minutes-one",
    "PT2M59S, minutes-2, count-2 minutes-more",
    "PT1H, hours-1, count-1 hours-one",
    "PT9H30M, hours-9 minutes-30, count-9 hours-more count-30 minutes-more"
  })
  void durations(Duration duration, String japanese, String english) {
    assertThat(names(JA.minutes(duration))).isEqualTo(japanese);
    assertThat(names(EN.minutes(duration))).isEqualTo(english);
  }

  @ParameterizedTest
  @CsvSource({
    "00:00, time-0, time-midnight",
    "00:05, time-0 minutes-5, count-12 time-oh count-5 time-am",
    "09:30, time-9 minutes-30, count-9 count-30 time-am",
    "12:00, time-noon, time-noon",
    "12:01, time-12 minutes-1, count-12 time-oh count-1 time-pm",
    "17:00, time-17, count-5 time-pm"
  })
  void times(LocalTime time, String japanese, String english) {
    assertThat(names(JA.time(time))).isEqualTo(japanese);
    assertThat(names(EN.time(time))).isEqualTo(english);
  }

  @Test
  void a_moment_has_the_order_of_its_language() {
    LocalDateTime moment = LocalDateTime.of(2026, 11, 24, 9, 30);

    assertThat(names(JA.moment(moment)))
        .isEqualTo("month-11 day-24 weekday-tuesday time-9 minutes-30");
    assertThat(names(EN.moment(moment)))
        .isEqualTo("weekday-tuesday month-11 day-24 time-at count-9 count-30 time-am");
  }

  private static String names(List<Prompt> prompts) {
    return prompts.stream().map(Prompt::name).collect(Collectors.joining(" "));
  }
}
