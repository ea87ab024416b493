package dev.madoguchi.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.madoguchi.call.Prompt;
import dev.madoguchi.speech.Wav;
import dev.madoguchi.speech.WavBytes;
import dev.madoguchi.speech.WavFormat;
import dev.madoguchi.yaml.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PromptCheckTest {
  private static final Path SHIPPED = Path.of("prompts");
  private static final byte[] GOOD = WavBytes.telephone(WavBytes.tone(1600, 8000));

  @TempDir Path prompts;
  private Path ja;
  private Path wav;

  @BeforeEach
  void one_right_prompt() throws IOException {
    ja = Files.createDirectory(prompts.resolve("ja"));
    wav = ja.resolve("hello.wav");
    text("はい。");
    sound(GOOD);
  }

  @Test
  void the_prompts_as_shipped_are_right() throws IOException {
    assertThat(PromptCheck.of(SHIPPED)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ja", "en"})
  void the_apology_as_shipped_leaves_time_to_be_in_a_queue_within_two_seconds(String language)
      throws IOException {
    assertThat(Wav.read(SHIPPED.resolve(language).resolve("apology.wav")).length())
        .isLessThanOrEqualTo(Duration.ofMillis(1700));
  }

  @Test
  void right_prompts_have_no_problem() throws IOException {
    assertThat(PromptCheck.of(prompts)).isEmpty();
  }

  @Test
  void a_problem_names_the_file_and_what_to_do() throws IOException {
    Files.delete(wav);

    assertThat(PromptCheck.of(prompts))
        .singleElement()
        .hasToString(wav + ": is missing; run bin/madoguchi prompts and commit what it makes");
  }

  @Test
  void text_changed_without_sound_is_found() throws IOException {
    text("いいえ。");

    assertProblem("says an older text");
  }

  @Test
  void sound_changed_without_text_is_found() throws IOException {
    Files.write(wav, WavBytes.telephone(WavBytes.tone(1600, 8001)));

    assertProblem("is not the sound that was made from its text");
  }

  @Test
  void sound_nobody_noted_and_sound_without_text_are_found() throws IOException {
    Files.delete(ja.resolve(Made.FILE));
    assertProblem("is not in made.yaml");

    sound(GOOD);
    Files.write(ja.resolve("old.wav"), GOOD);
    assertProblem("has no text in prompts.yaml");
  }

  @Test
  void wrong_sound_is_told_for_what_it_is() throws IOException {
    sound(new byte[100]);
    assertProblem("is no usable WAV");
    sound(new WavBytes().format(new WavFormat(1, 2, 44_100, 16)).part("data", new byte[8]).bytes());
    assertProblem("is PCM, 2 channels, 44100 Hz, 16 bit, must be PCM, 1 channel, 8000 Hz, 16 bit");
    sound(WavBytes.telephone(new short[1600]));
    assertProblem("is silent");
    short[] clipped = WavBytes.tone(1600, 8000);
    Arrays.fill(clipped, 500, 510, Short.MAX_VALUE);
    sound(WavBytes.telephone(clipped));
    assertProblem("is clipped");
    short[] late = new short[6400];
    System.arraycopy(WavBytes.tone(1600, 8000), 0, late, 4800, 1600);
    sound(WavBytes.telephone(late));
    assertProblem("begins with 600 ms of silence, at most 500 are allowed");
    sound(WavBytes.telephone(Arrays.copyOf(WavBytes.tone(1600, 8000), 6400)));
    assertProblem("ends with 600 ms of silence, at most 500 are allowed");
  }

  @Test
  void a_language_is_compared_with_japanese() throws IOException {
    Path en = Files.createDirectory(prompts.resolve("en"));
    Files.writeString(en.resolve(PromptBook.FILE), "other: yes\n");

    assertThat(PromptCheck.of(prompts))
        .extracting(Problem::what)
        .satisfiesExactlyInAnyOrder(
            what -> assertThat(what).startsWith("is missing; "),
            what -> assertThat(what).startsWith("has no hello; "),
            what -> assertThat(what).startsWith("has other, which ja does not; "));
  }

  @Test
  void pieces_are_a_language_s_own() throws IOException {
    Path en = Files.createDirectory(prompts.resolve("en"));
    Files.writeString(en.resolve(PromptBook.FILE), "hello: yes\npieces: {one: one}\n");

    assertThat(PromptCheck.of(prompts))
        .extracting(Problem::toString)
        .allSatisfy(problem -> assertThat(problem).contains(".wav: is missing"))
        .hasSize(2);
  }

  @Test
  void a_language_that_no_voice_reads_is_recorded_by_people() throws IOException {
    Path fr = Files.createDirectory(prompts.resolve("fr"));
    assertProblem("there is no such file (looked for " + fr.resolve(PromptBook.FILE));

    Files.writeString(fr.resolve(PromptBook.FILE), "hello: oui\n");
    assertProblem("is missing; record it: no voice of ours reads this language");

    Files.write(fr.resolve("hello.wav"), GOOD);
    assertThat(PromptCheck.of(prompts)).isEmpty();
  }

  @Test
  void hold_music_is_listened_to_and_japanese_must_be_there() throws IOException {
    Path hold = Files.createDirectory(prompts.resolve("hold"));
    Files.write(hold.resolve("hold.wav"), new byte[3]);
    assertProblem("is no usable WAV");

    assertThat(PromptCheck.of(hold)).singleElement().asString().contains("ja: is missing");
  }

  private void assertProblem(String problem) throws IOException {
    assertThat(PromptCheck.of(prompts))
        .singleElement()
        .extracting(Problem::what)
        .asString()
        .startsWith(problem);
  }

  private void text(String text) throws IOException {
    Files.writeString(ja.resolve(PromptBook.FILE), "hello: " + text + "\n");
  }

  private void sound(byte[] bytes) throws IOException {
    Files.write(wav, bytes);
    String words = Made.words(new Wording("はい。"), OpenJtalk.RECIPE);
    new Made(Map.of(new Prompt("hello"), new Made.Mark(words, Made.sound(wav)))).write(ja);
  }
}
