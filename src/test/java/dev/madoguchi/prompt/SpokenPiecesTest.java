package dev.madoguchi.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.madoguchi.call.Prompt;
import dev.madoguchi.speech.Speech;
import dev.madoguchi.speech.Speeches;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SpokenPiecesTest {
  static List<Speech> languages() {
    return Speeches.all();
  }

  @ParameterizedTest
  @MethodSource("languages")
  void every_piece_of_a_language_has_its_text_and_no_text_is_left_over(Speech speech)
      throws Exception {
    PromptBook book = PromptBook.read(Path.of("prompts", speech.language().code()));

    assertThat(book.wordings().keySet()).containsAll(speech.pieces());
    Set<Prompt> unsaid = new HashSet<>(book.wordings().keySet());
    unsaid.removeAll(book.sentences());
    unsaid.removeAll(speech.pieces());
    assertThat(unsaid).isEmpty();
  }
}
