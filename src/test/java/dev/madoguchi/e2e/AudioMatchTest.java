package dev.madoguchi.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AudioMatchTest {
  private static final List<Sound> ALL = Prompts.all();
  private static final Sound MENU = Prompts.prompt("menu-repeat");
  private static final Sound GREETING = Prompts.prompt("greeting");

  @Test
  void every_prompt_is_itself_after_a_telephone_line() {
    for (Sound sound : ALL) {
      AudioMatch.Found found = AudioMatch.best(sound, silenceThen(1234, telephone(sound)));

      assertThat(found.offset()).as("%s", sound).isCloseTo(1234, within(1));
      assertThat(found.score()).as("%s", sound).isGreaterThan(0.98);
    }
  }

  @Test
  void no_prompt_is_found_in_another_of_the_same_voice() {
    for (Sound sound : ALL) {
      for (Sound other : ALL) {
        if (sound != other) {
          assertThat(AudioMatch.best(sound, telephone(other)).score())
              .as("%s in %s", sound, other)
              .isLessThan(AudioMatch.SAME - 0.2);
        }
      }
    }
  }

  @Test
  void a_glide_is_found_wherever_it_begins() {
    Sound glide = Sound.sweep(600, 2400, Duration.ofSeconds(2));
    for (int begin = 290; begin < 310; begin++) {
      AudioMatch.Found found = AudioMatch.best(glide, silenceThen(begin, telephone(glide)));

      assertThat(found.offset()).isEqualTo(begin);
      assertThat(found.score()).isGreaterThan(0.98);
    }
    Sound other = Sound.sweep(500, 2400, Duration.ofSeconds(2));
    assertThat(AudioMatch.best(glide, telephone(other)).score()).isLessThan(0.3);
  }

  @Test
  void sounds_whose_ends_were_left_out_are_each_found() {
    Sound figure = Prompts.figures().getFirst();
    int kept = figure.size() - 22; // as Asterisk plays a WAV file
    short[] three = new short[4 * kept];
    for (int i = 0; i < 3; i++) {
      System.arraycopy(telephone(figure), 0, three, i * kept, kept);
    }

    assertThat(AudioMatch.all(figure, three))
        .extracting(AudioMatch.Found::offset)
        .containsExactly(0, kept, 2 * kept);
  }

  @Test
  void a_quiet_line_with_noise_is_the_same_sound() {
    short[] quiet = silenceThen(800, MENU.samples());
    Random random = new Random(4);
    for (int i = 0; i < quiet.length; i++) {
      quiet[i] = (short) (quiet[i] / 10.0 + random.nextGaussian() * 20);
    }

    AudioMatch.Found found = AudioMatch.best(MENU, MuLaw.decode(MuLaw.encode(quiet)));

    assertThat(found.offset()).isCloseTo(800, within(2));
    assertThat(found.score()).isGreaterThan(AudioMatch.SAME);
  }

  @Test
  void a_packet_too_many_or_too_few_in_the_middle_is_the_same_sound() {
    short[] all = telephone(MENU);
    int middle = all.length / 2;
    short[] longer = new short[all.length + 160];
    System.arraycopy(all, 0, longer, 0, middle);
    System.arraycopy(all, middle, longer, middle + 160, all.length - middle);
    short[] shorter = new short[all.length - 160];
    System.arraycopy(all, 0, shorter, 0, middle);
    System.arraycopy(all, middle + 160, shorter, middle, all.length - middle - 160);

    assertThat(AudioMatch.best(MENU, longer).score()).isGreaterThan(AudioMatch.SAME);
    assertThat(AudioMatch.best(MENU, shorter).score()).isGreaterThan(AudioMatch.SAME);
  }

  @Test
  void a_last_packet_cut_short_is_the_same_sound() {
    short[] cut = Arrays.copyOf(telephone(MENU), MENU.size() - 159);

    assertThat(AudioMatch.best(MENU, cut).score()).isGreaterThan(AudioMatch.SAME);
  }

  @Test
  void half_a_sound_is_not_the_sound() {
    short[] half = silenceThen(8000, Arrays.copyOf(telephone(MENU), MENU.size() / 2));

    assertThat(AudioMatch.best(MENU, Arrays.copyOf(half, 80_000)).score())
        .isLessThan(AudioMatch.SAME);
  }

  @Test
  void silence_and_nothing_are_no_sound() {
    assertThat(AudioMatch.best(MENU, new short[0]).score()).isZero();
    assertThat(AudioMatch.best(MENU, new short[80_000]).score()).isLessThan(0.1);
  }

  @Test
  void a_sound_said_twice_is_found_twice() {
    short[] once = silenceThen(4000, telephone(MENU));
    short[] twice = Arrays.copyOf(once, 2 * once.length);
    System.arraycopy(once, 0, twice, once.length, once.length);

    assertThat(AudioMatch.all(MENU, twice))
        .extracting(found -> found.offset() / 100)
        .containsExactly(40, (once.length + 4000) / 100);
  }

  @Test
  void a_number_is_read_back_from_its_figures() {
    String number = "0012203448";
    short[] spoken = new short[number.length() * 4800];
    for (int i = 0; i < number.length(); i++) {
      short[] figure = telephone(Prompts.figures().get(number.charAt(i) - '0'));
      System.arraycopy(figure, 0, spoken, i * 4800, figure.length);
    }
    Heard heard = new Heard(0);
    for (int i = 0; i < spoken.length; i += 160) {
      byte[] payload = MuLaw.encode(Arrays.copyOfRange(spoken, i, i + 160));
      heard.place(new RtpPacket(false, 0, i / 160, i, 1, payload), i * 125_000L);
    }

    List<Sound> figures = Prompts.figures();
    List<Sound> read = new Ear(heard).sequence(figures, 0, spoken.length);

    assertThat(read.stream().map(s -> "" + figures.indexOf(s)).collect(Collectors.joining()))
        .isEqualTo(number);
  }

  @Test
  void a_prompt_is_found_anywhere_in_a_noisy_minute() {
    short[] minute = new short[60 * Sound.RATE];
    Random random = new Random(5);
    IntStream.range(0, minute.length).forEach(i -> minute[i] = (short) random.nextInt(-500, 500));
    System.arraycopy(telephone(GREETING), 0, minute, 300_000, GREETING.size());

    assertThat(AudioMatch.best(GREETING, minute).offset()).isCloseTo(300_000, within(1));
  }

  private static short[] telephone(Sound sound) {
    return MuLaw.decode(MuLaw.encode(sound.samples()));
  }

  private static short[] silenceThen(int silence, short[] samples) {
    short[] all = new short[silence + samples.length];
    System.arraycopy(samples, 0, all, silence, samples.length);
    return all;
  }
}
