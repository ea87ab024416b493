package dev.madoguchi.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class LevelsTest {
  @Test
  void a_tone_is_measured_and_its_pauses_do_not_count() throws WavException {
    short[] sound = new short[8000];
    System.arraycopy(WavBytes.tone(4000, 16_384), 0, sound, 1600, 4000);

    Levels heard = levels(sound);

    assertThat(heard.peak()).isCloseTo(-6.02, within(0.05));
    assertThat(heard.active()).isCloseTo(-9.03, within(0.1));
    assertThat(heard.before()).isEqualTo(Duration.ofMillis(200));
    assertThat(heard.after()).isEqualTo(Duration.ofMillis(300));
    assertThat(heard.clipped()).isFalse();
    assertThat(heard.silent()).isFalse();
  }

  @Test
  void nothing_and_no_sample_at_all_are_silent() throws WavException {
    assertThat(levels(new short[800]).silent()).isTrue();
    assertThat(levels(new short[800]).before()).isEqualTo(Duration.ofMillis(100));
    assertThat(levels().silent()).isTrue();
  }

  @Test
  void three_samples_at_the_top_are_clipping_and_two_are_not() throws WavException {
    short[] two = WavBytes.tone(800, 1000);
    Arrays.fill(two, 100, 102, Short.MIN_VALUE);
    short[] three = WavBytes.tone(800, 1000);
    Arrays.fill(three, 100, 103, Short.MAX_VALUE);

    assertThat(levels(two).clipped()).isFalse();
    assertThat(levels(three).clipped()).isTrue();
  }

  private static Levels levels(short... samples) throws WavException {
    return Levels.of(Wav.parse(WavBytes.telephone(samples), "x.wav"));
  }
}
