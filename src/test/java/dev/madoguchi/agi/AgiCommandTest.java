package dev.madoguchi.agi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgiCommandTest {
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '\'',
      delimiter = '|',
      textBlock =
          """
          plain       | plain
          a,b         | "a,b"
          two words   | "two words"
          say "hi"    | "say \\"hi\\""
          back\\slash | "back\\\\slash"
          \\"         | "\\\\\\""
          ${SHELL(x)} | "${SHELL(x)}"
          窓口         | "窓口"
          ''          | ""
          """)
  void words_are_written_so(String word, String written) {
    assertThat(line(AgiCommand.of("NOOP", word))).isEqualTo("NOOP " + written + "\n");
  }

  @Test
  void line_ends_and_nul_are_dropped() {
    assertThat(line(AgiCommand.of("NOOP", "a\r\nHANGUP\0"))).isEqualTo("NOOP aHANGUP\n");
  }

  @Test
  void a_command_may_have_a_hundred_words_and_no_more() {
    List<String> words = new ArrayList<>(Collections.nCopies(AgiCommand.MOST_WORDS, "a b"));
    assertThat(AsteriskArguments.parse(line(new AgiCommand(words)).strip())).isEqualTo(words);
    words.add("one more");
    assertThatIllegalArgumentException().isThrownBy(() -> new AgiCommand(words));
    assertThatIllegalArgumentException().isThrownBy(() -> new AgiCommand(List.of()));
  }

  @Test
  void a_command_may_have_eight_thousand_bytes_and_no_more() {
    String word = "a".repeat(AgiCommand.MOST_BYTES - "NOOP ".length() - 1);
    assertThat(AgiCommand.of("NOOP", word).bytes().remaining()).isEqualTo(AgiCommand.MOST_BYTES);
    assertThatIllegalArgumentException().isThrownBy(() -> AgiCommand.of("NOOP", word + "a"));
    // what counts is bytes after quoting, not characters
    String third = "窓".repeat(AgiCommand.MOST_BYTES / 3);
    assertThatIllegalArgumentException().isThrownBy(() -> AgiCommand.of("NOOP", third));
    String half = "\\".repeat(AgiCommand.MOST_BYTES / 2);
    assertThatIllegalArgumentException().isThrownBy(() -> AgiCommand.of("NOOP", half));
  }

  @Test
  void half_a_surrogate_pair_is_refused() {
    assertThatIllegalArgumentException().isThrownBy(() -> AgiCommand.of("NOOP", "\ud83d"));
  }

  @Test
  void its_name_in_a_log_leaves_the_values_out() {
    assertThat(AgiCommand.of("SET", "VARIABLE", "X", "secret")).hasToString("SET VARIABLE");
  }

  @Property(tries = 2_000)
  void asterisk_reads_the_words_that_were_meant(
      @ForAll @Size(min = 1, max = 20)
          List<
                  @StringLength(max = 40) @CharRange(from = '\u0001', to = '\u024f')
                  @Chars({'"', '\\', ' ', '\t', '\n', '\r', '\0', '窓', ',', '&'}) String>
              words) {
    String line = line(new AgiCommand(words));
    assertThat(line).endsWith("\n").doesNotContain("\r", "\0");
    assertThat(line.indexOf('\n')).isEqualTo(line.length() - 1);
    List<String> sent = words.stream().map(word -> word.replaceAll("[\r\n\0]", "")).toList();
    assertThat(AsteriskArguments.parse(line.substring(0, line.length() - 1))).isEqualTo(sent);
  }

  private static String line(AgiCommand command) {
    return UTF_8.decode(command.bytes()).toString();
  }
}
