package dev.madoguchi.asterisk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.madoguchi.call.Language;
import dev.madoguchi.speech.Wav;
import dev.madoguchi.speech.WavBytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The music is cut where nobody hears it, with a place to speak behind each part. */
class HoldMusicTest {
  @TempDir private Path folder;
  private Path music;
  private Path cut;
  private Path prompts;

  @BeforeEach
  void the_folders() throws IOException {
    music = Files.createDirectory(folder.resolve("music"));
    cut = Files.createDirectory(folder.resolve("cut"));
    prompts = Files.createDirectory(folder.resolve("prompts"));
  }

  @Test
  void the_parts_in_a_row_are_the_music_and_every_cut_lies_between_two_packets()
      throws IOException {
    short[] samples = new short[48 * 8_000];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (short) i;
    }
    write("hold.wav", samples);
    HoldMusic.cut(music, cut, prompts);

    HoldMusic held = HoldMusic.in(cut, Side.FIRST);
    assertThat(held.parts()).hasSize(10).containsOnly(Duration.ofMillis(4_800));
    List<Wav> parts = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      Wav part = Wav.read(cut.resolve("0" + i + "-music.wav"));
      assertThat(part.frames() % HoldMusic.FRAME).isZero();
      parts.add(part);
      assertThat(Wav.read(cut.resolve(held.say(i))).frames()).isZero();
    }
    assertThat(Wav.join(parts).bytes()).isEqualTo(Wav.read(music.resolve("hold.wav")).bytes());
  }

  @Test
  void short_music_is_played_again_until_there_are_places_enough() throws IOException {
    write("b.wav", new short[8_000]);
    write("a.wav", new short[4_000]);
    HoldMusic.cut(music, cut, prompts);
    assertThat(HoldMusic.in(cut, Side.FIRST).parts())
        .hasSize(8)
        .containsOnly(Duration.ofMillis(1_500));
  }

  @Test
  void cutting_again_leaves_nothing_of_the_earlier_music() throws IOException {
    write("long.wav", new short[80 * 8_000]);
    HoldMusic.cut(music, cut, prompts);
    Files.delete(music.resolve("long.wav"));
    write("hold.wav", new short[48 * 8_000]);
    HoldMusic.cut(music, cut, prompts);
    assertThat(HoldMusic.in(cut, Side.FIRST).parts()).hasSize(10);
  }

  @Test
  void what_callers_of_an_earlier_run_were_told_is_taken_away() throws IOException {
    write("hold.wav", new short[48 * 8_000]);
    HoldMusic.cut(music, cut, prompts);
    HoldMusic first = HoldMusic.in(cut, Side.FIRST);
    Path caller = Files.createDirectory(cut.resolve(first.token(Language.JAPANESE)));
    Files.write(caller.resolve("00-say.wav"), new byte[1]);
    Path ofTheOther =
        Files.createDirectory(cut.resolve(HoldMusic.in(cut, Side.BESIDE).token(Language.JAPANESE)));
    first.clearCallers();
    assertThat(caller).doesNotExist();
    assertThat(ofTheOther).as("what callers of the other server are told").isDirectory();
    HoldMusic.in(cut, Side.BESIDE).clearCallers();
    assertThat(ofTheOther).doesNotExist();
    assertThat(cut.resolve("00-say.wav")).exists();
  }

  @Test
  void everybody_is_made_the_offer_once_a_round_but_for_those_who_are_spoken_to()
      throws IOException {
    byte[] japanese = WavBytes.telephone(new short[8_000]);
    byte[] english = WavBytes.telephone(new short[4_000]);
    Files.write(
        Files.createDirectory(prompts.resolve("ja")).resolve("offer-in-queue.wav"), japanese);
    Files.write(
        Files.createDirectory(prompts.resolve("en")).resolve("offer-in-queue.wav"), english);
    write("hold.wav", new short[48 * 8_000]);
    HoldMusic.cut(music, cut, prompts);
    HoldMusic.cut(music, cut, prompts);
    assertThat(cut.resolve("ja")).isDirectoryContaining(file -> file.endsWith("09-say.wav"));
    assertThat(cut.resolve("ja/09-say.wav")).hasBinaryContent(japanese);
    assertThat(cut.resolve("en/09-say.wav")).hasBinaryContent(english);

    HoldMusic held = HoldMusic.in(cut, Side.FIRST);
    Path caller = Files.createDirectory(cut.resolve(held.token(Language.JAPANESE)));
    held.silenceOffer(caller);
    assertThat(Wav.read(caller.resolve("09-say.wav")).frames()).isZero();
    held.silence(caller, 9);
    assertThat(Wav.read(caller.resolve("09-say.wav")).frames()).isZero();
    Files.delete(caller.resolve("09-say.wav"));
    Files.write(caller.resolve("09-say.wav"), japanese);
    held.silence(caller, 9);
    assertThat(Wav.read(caller.resolve("09-say.wav")).frames()).isZero();
    Files.write(caller.resolve("08-say.wav"), japanese);
    held.silence(caller, 8);
    assertThat(caller.resolve("08-say.wav")).doesNotExist();

    held.clearCallers();
    assertThat(caller).doesNotExist();
    assertThat(cut.resolve("ja/09-say.wav")).hasBinaryContent(japanese);
  }

  @Test
  void no_music_and_music_of_another_format_are_refused() throws IOException {
    assertThatIOException()
        .isThrownBy(() -> HoldMusic.cut(music, cut, prompts))
        .withMessageContaining("no music");
    Files.writeString(music.resolve("x.wav"), "no sound");
    assertThatIOException().isThrownBy(() -> HoldMusic.cut(music, cut, prompts));
  }

  private void write(String name, short[] samples) throws IOException {
    Files.write(music.resolve(name), WavBytes.telephone(samples));
  }
}
