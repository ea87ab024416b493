package dev.madoguchi.asterisk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class OnceAMinuteTest {
  private static final Path MENU = Path.of("menu.wav");

  private long now =
      Long.MAX_VALUE - Duration.ofSeconds(1).toNanos(); // nothing says where it begins
  private final OnceAMinute seldom = new OnceAMinute(() -> now);

  @Test
  void a_file_is_spoken_of_once_a_minute_and_others_meanwhile() {
    assertThat(seldom.isDue(MENU)).isTrue();
    after(Duration.ofMillis(59_999));
    assertThat(seldom.isDue(MENU)).isFalse();
    assertThat(seldom.isDue(Path.of("greeting.wav"))).isTrue();
    after(Duration.ofMillis(1));
    assertThat(seldom.isDue(MENU)).isTrue();
    assertThat(seldom.isDue(MENU)).isFalse();
  }

  @Test
  void ever_other_files_fill_no_memory_and_the_last_are_known() {
    for (int take = 0; take < 10_000; take++) {
      assertThat(seldom.isDue(Path.of("take-" + take))).isTrue();
    }
    assertThat(seldom.known()).isEqualTo(OnceAMinute.MOST);
    assertThat(seldom.isDue(Path.of("take-9999"))).isFalse();
  }

  private void after(Duration time) {
    now += time.toNanos();
  }
}
