package dev.madoguchi.asterisk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.madoguchi.call.Announcements;
import dev.madoguchi.call.CallId;
import dev.madoguchi.call.Language;
import dev.madoguchi.call.Prompt;
import dev.madoguchi.call.Words;
import dev.madoguchi.speech.Wav;
import dev.madoguchi.speech.WavBytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What one waiting caller is told lies in their folder when the music comes to it. */
class HoldVoiceTest {
  private static final Words PLACE =
      new Words(Language.JAPANESE, List.of(new Prompt("place"))).once();
  private static final Duration SOON = Duration.ofSeconds(20);

  @TempDir private Path folder;
  private HoldMusic music;
  private PromptShelf shelf;
  private Path place;

  @BeforeEach
  void a_second_of_music_between_two_places_and_an_offer_for_everybody() throws IOException {
    Path tune = Files.createDirectory(folder.resolve("tune"));
    Files.write(tune.resolve("hold.wav"), WavBytes.telephone(new short[8_000]));
    Path prompts = folder.resolve("prompts");
    Path japanese = Files.createDirectories(prompts.resolve("ja"));
    place = Files.write(japanese.resolve("place.wav"), WavBytes.telephone(new short[4_000]));
    Files.write(japanese.resolve("offer-in-queue.wav"), WavBytes.telephone(new short[8_000]));
    Path cut = Files.createDirectory(folder.resolve("hold"));
    HoldMusic.cut(tune, cut, prompts);
    music = HoldMusic.in(cut, Side.FIRST);
    shelf =
        new PromptShelf(
            prompts,
            folder,
            Files.createDirectory(folder.resolve("sounds")),
            InstantSource.system());
  }

  @Test
  void the_words_are_laid_down_before_their_place_comes_and_gone_when_half_a_round_is_over()
      throws IOException {
    CountDownLatch said = new CountDownLatch(1);
    String token = music.token(Language.JAPANESE);
    try (HoldVoice _ = speaking(token, once(said))) {
      Path own = music.folder().resolve(token);
      await(() -> said.getCount() == 0);
      List<Path> words = wavs(own).filter(HoldVoiceTest::hasSound).toList();
      assertThat(words).singleElement().satisfies(HoldVoiceTest.this::isThePlace);
      await(() -> !hasSound(words.getFirst()));
    }
  }

  @Test
  void everybodys_offer_is_covered_for_who_is_spoken_to() throws IOException {
    String token = music.token(Language.JAPANESE);
    String offered = music.say(music.offerAfter().orElseThrow());
    assertThat(Wav.read(music.folder().resolve("ja").resolve(offered)).frames()).isPositive();
    try (HoldVoice _ = speaking(token, Announcements.NONE)) {
      Path covered = music.folder().resolve(token).resolve(offered);
      await(() -> Files.exists(covered));
      assertThat(Wav.read(covered).frames()).isZero();
    }
  }

  @Test
  void an_offer_that_cannot_be_covered_at_one_place_is_at_a_later_one() throws IOException {
    String token = music.token(Language.JAPANESE);
    Path own = music.folder().resolve(token);
    Path empty = music.folder().resolve(music.say(music.offerAfter().orElseThrow()));
    Path aside = folder.resolve("aside");
    Files.move(empty, aside); // it cannot be linked now
    try (HoldVoice _ = speaking(token, Announcements.NONE)) {
      await(() -> Files.exists(own));
      Files.move(aside, empty);
      await(() -> Files.exists(own.resolve(empty.getFileName())));
    }
  }

  @Test
  void who_is_answered_before_the_first_place_costs_the_disk_nothing() {
    String token = music.token(Language.JAPANESE);
    try (HoldVoice _ = speaking(token, Announcements.NONE)) {
      assertThat(music.folder().resolve(token)).doesNotExist();
    }
    assertThat(music.folder().resolve(token)).doesNotExist();
  }

  @Test
  void a_fault_in_what_is_to_be_said_costs_the_caller_that_place_only() throws IOException {
    CountDownLatch said = new CountDownLatch(1);
    AtomicInteger asked = new AtomicInteger();
    Announcements once = once(said);
    Announcements failing =
        new Announcements() {
          @Override
          public Optional<Words> after(Duration waited) {
            if (asked.incrementAndGet() == 1) {
              throw new IllegalStateException("as the test wants");
            }
            return once.after(waited);
          }

          @Override
          public void said() {
            once.said();
          }
        };
    try (HoldVoice _ = speaking(music.token(Language.JAPANESE), failing)) {
      await(() -> said.getCount() == 0);
    }
    assertThat(asked).hasValueGreaterThan(1);
  }

  @Test
  void what_was_heard_is_the_music_without_the_words_and_goes_on_where_it_was() throws Exception {
    CountDownLatch said = new CountDownLatch(1);
    long began = System.nanoTime();
    Duration before = Duration.ofSeconds(3);
    HoldVoice voice =
        new HoldVoice(
            music, shelf, new CallId("1.1"), music.token(Language.JAPANESE), once(said), before);
    try (voice) {
      assertThat(said.await(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
      long wordsOver = System.nanoTime() + TimeUnit.SECONDS.toNanos(2);
      await(() -> System.nanoTime() > wordsOver);
      Duration waited = Duration.ofNanos(System.nanoTime() - began);
      Duration heard = voice.heard();
      Duration waitedNow = Duration.ofNanos(System.nanoTime() - began);
      assertThat(heard)
          .isBetween(
              before.plus(waited).minusMillis(500 + 200), before.plus(waitedNow).minusMillis(499));
    }
  }

  @Test
  void when_the_caller_is_out_of_the_queue_nothing_is_left() throws IOException {
    String token = music.token(Language.JAPANESE);
    CountDownLatch said = new CountDownLatch(1);
    HoldVoice voice = speaking(token, once(said));
    await(() -> said.getCount() == 0);
    voice.close();
    voice.close();
    assertThat(music.folder().resolve(token)).doesNotExist();
    try (Stream<Path> left = Files.list(folder.resolve("sounds"))) {
      assertThat(left).as("sounds that were for this caller alone").isEmpty();
    }
  }

  private HoldVoice speaking(String token, Announcements announcements) {
    return new HoldVoice(music, shelf, new CallId("1.1"), token, announcements, Duration.ZERO);
  }

  /** The place, at the first chance, and then nothing more. */
  private static Announcements once(CountDownLatch said) {
    return new Announcements() {
      @Override
      public Optional<Words> after(Duration waited) {
        return said.getCount() == 0 ? Optional.empty() : Optional.of(PLACE);
      }

      @Override
      public void said() {
        said.countDown();
      }
    };
  }

  private void isThePlace(Path words) {
    assertThat(words).hasSameBinaryContentAs(place);
  }

  private static Stream<Path> wavs(Path own) throws IOException {
    try (Stream<Path> files = Files.list(own)) {
      return files.filter(file -> file.toString().endsWith("-say.wav")).toList().stream();
    }
  }

  private static boolean hasSound(Path words) {
    try {
      return Wav.read(words).frames() > 0;
    } catch (IOException gone) {
      return false;
    }
  }

  private static void await(BooleanSupplier isSo) {
    long deadline = System.nanoTime() + SOON.toNanos();
    while (!isSo.getAsBoolean()) {
      assertThat(System.nanoTime()).as("in time").isLessThan(deadline);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
    }
  }
}
