package dev.madoguchi.asterisk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.madoguchi.call.Language;
import dev.madoguchi.call.Prompt;
import dev.madoguchi.call.Words;
import dev.madoguchi.speech.Wav;
import dev.madoguchi.speech.WavBytes;
import dev.madoguchi.speech.WavFormat;
import java.io.IOException;
import java.nio.ShortBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PromptShelfTest {
  private static final Instant WRITTEN = Instant.parse("2026-11-24T01:00:00Z");

  @TempDir Path folder;
  private Path sounds;
  private Instant now = WRITTEN;
  private PromptShelf shelf;

  @BeforeEach
  void two_prompts_are_there() throws IOException {
    sounds = Files.createDirectory(folder.resolve("sounds"));
    Files.createDirectory(folder.resolve("ja"));
    write("a", WavBytes.telephone((short) 1, (short) 2));
    write("b", WavBytes.telephone((short) 3));
    shelf = shelf();
  }

  @Test
  void words_are_their_prompts_with_their_lengths() {
    List<Sound> found = shelf.each(words("a", "b", "a"));
    assertThat(found)
        .extracting(Sound::file)
        .containsExactly(file("ja/a"), file("ja/b"), file("ja/a"));
    assertThat(Sound.length(found)).isEqualTo(Duration.ofNanos(5 * 125_000));
  }

  @Test
  void a_prompt_that_is_not_there_is_left_out_counted_and_found_once_it_is_there()
      throws IOException {
    assertThat(shelf.each(words("c", "a"))).hasSize(1);
    assertThat(shelf.missed()).isEqualTo(1);
    write("c", WavBytes.telephone((short) 9));
    assertThat(shelf.each(words("c", "a"))).hasSize(2);
    assertThat(shelf.missed()).isEqualTo(1);
  }

  static Stream<byte[]> faulty() {
    return Stream.of(
        new byte[0],
        "<html>".repeat(20).getBytes(StandardCharsets.US_ASCII),
        WavBytes.telephone(),
        new WavBytes().format(new WavFormat(1, 2, 44_100, 16)).part("data", new byte[400]).bytes());
  }

  @ParameterizedTest
  @MethodSource("faulty")
  void what_is_no_telephone_sound_is_left_out_and_counted_each_time(byte[] content)
      throws IOException {
    write("a", content);
    shelf.each(words("a"));
    assertThat(shelf.each(words("a", "b"))).extracting(Sound::file).containsExactly(file("ja/b"));
    assertThat(shelf.missed()).isEqualTo(2);
  }

  @Test
  void whatever_is_left_of_waits_there_are_few_silences_none_too_short() throws IOException {
    for (int i = 1; i <= 1_000; i++) {
      Duration left = Duration.ofNanos(i * 499_999L);
      assertThat(shelf.silence(left).orElseThrow().length()).isBetween(left, left.plusMillis(20));
    }
    try (Stream<Path> made = Files.list(sounds)) {
      assertThat(made).hasSize(25);
    }
  }

  @Test
  void words_become_one_sound_without_a_gap() throws IOException {
    List<Sound> one = shelf.asOne(words("a", "b", "a"));
    assertThat(one).hasSize(1);
    assertThat(one.getFirst().length()).isEqualTo(Duration.ofNanos(5 * 125_000));
    assertThat(one.getFirst().wav()).hasParent(sounds);
    Wav wav = Wav.read(one.getFirst().wav());
    assertThat(wav.format()).isEqualTo(WavFormat.TELEPHONE);
    assertThat(wav.samples()).isEqualTo(ShortBuffer.wrap(new short[] {1, 2, 3, 1, 2}));
    assertThat(left()).containsExactly(one.getFirst().wav());
  }

  @Test
  void a_single_prompt_is_played_where_it_lies() throws IOException {
    assertThat(shelf.asOne(words("c", "a"))).extracting(Sound::file).containsExactly(file("ja/a"));
    assertThat(left()).isEmpty();
  }

  @Test
  void the_same_words_are_joined_once() throws IOException {
    Path file = shelf.asOne(words("a", "b")).getFirst().wav();
    Files.write(file, new byte[1]);
    assertThat(shelf.asOne(words("a", "b")).getFirst().wav()).isEqualTo(file);
    assertThat(file).hasSize(1);
    assertThat(shelf.asOne(words("b", "a")).getFirst().wav()).isNotEqualTo(file);
  }

  @Test
  void a_changed_prompt_makes_another_file() throws IOException {
    Path before = shelf.asOne(words("a", "b")).getFirst().wav();
    write("b", WavBytes.telephone((short) 4)); // as long as before
    Files.setLastModifiedTime(folder.resolve("ja/b.wav"), FileTime.from(WRITTEN.plusSeconds(1)));
    now = now.plusSeconds(1);
    Path after = shelf.asOne(words("a", "b")).getFirst().wav();
    assertThat(after).isNotEqualTo(before);
    assertThat(Wav.read(after).samples()).isEqualTo(ShortBuffer.wrap(new short[] {1, 2, 4}));
  }

  @Test
  void within_a_second_words_in_pieces_are_as_they_were_but_not_what_was_missing()
      throws IOException {
    Duration before = shelf.each(words("b")).getFirst().length();
    shelf.each(words("c"));
    write("b", WavBytes.telephone((short) 4, (short) 5, (short) 6));
    write("c", WavBytes.telephone((short) 7));
    now = now.plusMillis(999);
    assertThat(shelf.each(words("b"))).extracting(Sound::length).containsExactly(before);
    assertThat(shelf.each(words("c"))).hasSize(1);
    now = now.plusMillis(1);
    assertThat(shelf.each(words("b"))).extracting(Sound::length).doesNotContain(before);
  }

  @Test
  void within_a_second_words_are_as_they_were_unless_the_clock_is_set_back() throws IOException {
    Path before = shelf.asOne(words("a", "b")).getFirst().wav();
    write("b", WavBytes.telephone((short) 4, (short) 5));
    now = now.plusMillis(999);
    assertThat(shelf.asOne(words("a", "b")).getFirst().wav()).isEqualTo(before);
    now = WRITTEN.minusSeconds(3600);
    assertThat(shelf.asOne(words("a", "b")).getFirst().wav()).isNotEqualTo(before);
  }

  @Test
  void of_joined_sounds_those_used_last_are_kept() throws IOException {
    Path menu = shelf.asOne(words("a", "b")).getFirst().wav();
    Path old = shelf.asOne(joined(0)).getFirst().wav();
    for (int day = 1; day < JoinedSounds.MOST; day++) {
      shelf.asOne(joined(day));
      shelf.asOne(words("a", "b"));
    }
    assertThat(menu).exists();
    assertThat(old).doesNotExist();
    try (Stream<Path> left = Files.list(sounds)) {
      assertThat(left).hasSize(JoinedSounds.MOST);
    }
  }

  /** A saying of its own for each number. */
  private static Words joined(int number) {
    String figures = Integer.toBinaryString(1 << 10 | number).replace('0', 'a').replace('1', 'b');
    return words(figures.split(""));
  }

  @Test
  void a_joined_file_that_is_gone_is_made_again() throws IOException {
    Path file = shelf.asOne(words("a", "b")).getFirst().wav();
    Files.delete(file);
    now = now.plusSeconds(1);
    assertThat(shelf.asOne(words("a", "b")).getFirst().wav()).isEqualTo(file).exists();
  }

  @Test
  void words_that_cannot_be_joined_come_one_by_one() throws IOException {
    Files.delete(sounds);
    assertThat(shelf.asOne(words("a", "b"))).hasSize(2);
    assertThat(shelf.missed()).isZero();
  }

  @Test
  void many_calls_may_join_the_same_words_at_once() throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<List<Sound>> join = () -> shelf.asOne(words("a", "b"));
      for (Future<List<Sound>> made : threads.invokeAll(Collections.nCopies(50, join))) {
        assertThat(made.get()).hasSize(1);
        assertThat(made.get().getFirst().wav()).exists();
      }
    }
    assertThat(left()).hasSize(1);
  }

  @Test
  void the_files_of_an_earlier_run_are_deleted_and_nothing_else() throws IOException {
    shelf.asOne(words("a", "b"));
    Files.write(sounds.resolve("half-made.part"), new byte[1]);
    Path theirs = Files.write(sounds.resolve("keep.wav"), new byte[1]);
    PromptShelf next = shelf();
    assertThat(left()).hasSize(3); // another server may still play them
    next.clear();
    assertThat(left()).containsExactly(theirs);
  }

  private PromptShelf shelf() {
    return new PromptShelf(folder, folder.resolve("recordings"), sounds, () -> now);
  }

  private List<Path> left() throws IOException {
    try (Stream<Path> files = Files.list(sounds)) {
      return files.toList();
    }
  }

  private void write(String name, byte[] content) throws IOException {
    Path file = Files.write(folder.resolve("ja").resolve(name + ".wav"), content);
    Files.setLastModifiedTime(file, FileTime.from(WRITTEN));
  }

  private String file(String name) {
    return folder.resolve(name).toString();
  }

  private static Words words(String... names) {
    return new Words(Language.JAPANESE, Arrays.stream(names).map(Prompt::new).toList());
  }
}
