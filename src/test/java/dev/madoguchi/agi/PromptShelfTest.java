package dev.madoguchi.agi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.madoguchi.call.Language;
import dev.madoguchi.call.Prompt;
import dev.madoguchi.call.Words;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class PromptShelfTest {
  private static final Words HELLO = new Words(Language.JAPANESE, List.of(new Prompt("hello")));
  private static final String FILE = "/prompts/ja/hello";

  private final List<String> asked = new ArrayList<>();
  private final Predicate<String> there = asked::add;
  private final Predicate<String> gone = there.negate();
  private Instant now = Instant.EPOCH;
  private final PromptShelf shelf = new PromptShelf(Path.of("/prompts"), () -> now);

  @Test
  void a_good_prompt_is_asked_for_once_in_five_minutes() {
    assertThat(shelf.files(HELLO, there)).containsExactly(FILE);
    now = now.plus(Duration.ofSeconds(299));
    shelf.files(HELLO, there);
    assertThat(asked).hasSize(1);
    now = now.plus(Duration.ofSeconds(1));
    shelf.files(HELLO, there);
    assertThat(asked).hasSize(2);
  }

  @Test
  void a_bad_prompt_is_left_out_counted_and_asked_for_again_after_a_minute() {
    assertThat(shelf.files(HELLO, gone)).isEmpty();
    now = now.plus(Duration.ofSeconds(59));
    assertThat(shelf.files(HELLO, there)).isEmpty();
    now = now.plus(Duration.ofSeconds(1));
    assertThat(shelf.files(HELLO, there)).containsExactly(FILE);
    assertThat(shelf.missed()).isEqualTo(2);
    assertThat(asked).hasSize(2);
  }

  @Test
  void doubt_asks_again() {
    shelf.files(HELLO, there);
    shelf.doubt(List.of(FILE));
    assertThat(shelf.files(HELLO, gone)).isEmpty();
  }
}
