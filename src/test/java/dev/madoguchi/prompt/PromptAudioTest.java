package dev.madoguchi.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.madoguchi.speech.Levels;
import dev.madoguchi.speech.Wav;
import dev.madoguchi.speech.WavFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every sound a caller can hear, listened to as far as a machine can. */
class PromptAudioTest {
  private static final Path PROMPTS = Path.of("prompts");

  /** What is fainter than this is no part of a word: the last of a breath. */
  private static final double FAINT = -58;

  /** As loud as telephone speech; the loudest sample neither near full scale nor far from it. */
  private static final double LOUDNESS = -20;

  private static final Duration WINDOW = Duration.ofMillis(10);

  /** How many letters a second a voice says, of the slowest and the fastest prompt. */
  private record Pace(double slowest, double fastest) {}

  /** A kana is about two letters; words are drawn out as figures, or read as one letter each. */
  private static final Map<String, Pace> PACES =
      Map.of("ja", new Pace(2.5, 13), "en", new Pace(3, 25));

  @TestFactory
  List<DynamicTest> every_sound_is_as_loud_as_the_others_and_whole() throws IOException {
    try (Stream<Path> files = Files.walk(PROMPTS)) {
      return files
          .filter(file -> file.toString().endsWith(".wav"))
          .sorted()
          .map(wav -> DynamicTest.dynamicTest(wav.toString(), () -> sounds(wav)))
          .toList();
    }
  }

  private static void sounds(Path file) throws IOException {
    Wav wav = Wav.read(file);
    assertThat(wav.format()).isEqualTo(WavFormat.TELEPHONE);
    Levels heard = Levels.of(wav);
    assertThat(heard.active()).as("loudness").isBetween(LOUDNESS - 1, LOUDNESS + 1);
    assertThat(heard.peak()).as("peak").isBetween(-15.0, -1.0);
    assertThat(heard.clipped()).as("clipped").isFalse();
    assertThat(heard.before()).as("silence before").isLessThan(Duration.ofMillis(500));
    assertThat(heard.after()).as("silence after").isLessThan(Duration.ofMillis(500));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ja", "en"})
  void every_prompt_is_as_long_as_its_words_take(String language) throws Exception {
    Pace pace = PACES.get(language);
    for (Map.Entry<Path, Wording> prompt : prompts(language).entrySet()) {
      Duration length = Wav.read(prompt.getKey()).length();
      Wording wording = prompt.getValue();
      long letters = wording.text().codePoints().filter(Character::isLetterOrDigit).count();
      // at the voice's own pace
      double seconds = length.toNanos() / 1e9 * wording.rate();
      assertThat(letters / seconds)
          .as("letters of \"%s\" a second in %s", wording.text(), prompt.getKey())
          .isBetween(pace.slowest(), pace.fastest());
    }
  }

  /** So two pieces in a row have at most 50 ms of silence between them: they sound like one. */
  @ParameterizedTest
  @ValueSource(strings = {"ja", "en"})
  void nothing_is_cut_off_at_the_ends_and_no_more_silence_is_left_than_joins_need(String language)
      throws Exception {
    for (Map.Entry<Path, Wording> prompt : prompts(language).entrySet()) {
      Levels heard = Levels.of(Wav.read(prompt.getKey()), FAINT);
      Wording.Cut cut = prompt.getValue().cut();
      assertThat(heard.before())
          .as("before %s", prompt.getKey())
          .isBetween(cut.lead(), cut.lead().plus(WINDOW));
      assertThat(heard.after())
          .as("after %s", prompt.getKey())
          .isBetween(cut.trail(), cut.trail().plus(WINDOW));
    }
  }

  /** An hour that loses its し is another: しちじ and いちじ. */
  @Test
  void a_whispered_syllable_at_the_beginning_is_there() throws Exception {
    Map<Path, Wording> prompts = prompts("ja");
    for (String piece : new String[] {"hours-7", "month-7", "day-2"}) {
      Path wav = PROMPTS.resolve("ja").resolve(piece + ".wav");
      assertThat(prompts.get(wav).text()).startsWith(piece.equals("day-2") ? "ふ" : "し");
      Duration whisper = Levels.of(Wav.read(wav)).before();
      assertThat(whisper).as(piece).isBetween(Duration.ofMillis(70), Duration.ofMillis(200));
    }
  }

  private static Map<Path, Wording> prompts(String language) throws Exception {
    Path folder = PROMPTS.resolve(language);
    Map<Path, Wording> prompts = new TreeMap<>();
    PromptBook.read(folder)
        .wordings()
        .forEach((prompt, wording) -> prompts.put(folder.resolve(prompt + ".wav"), wording));
    assertThat(prompts).isNotEmpty();
    return prompts;
  }
}
