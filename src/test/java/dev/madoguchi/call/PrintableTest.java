package dev.madoguchi.call;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrintableTest {
  @ParameterizedTest
  @ValueSource(strings = {"", "返品 returns/1.wav", "a b\\c", "😀"})
  void what_can_be_read_stays_as_it_is(String text) {
    assertThat(Printable.of(text)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"27, 001B", "10, 000A", "155, 009B", "8238, 202E", "8232, 2028", "55296, D800"})
  void what_plays_tricks_is_written_as_its_number(int point, String number) {
    String text = new String(new char[] {'a', (char) point, 'b'});
    assertThat(Printable.of(text)).isEqualTo("a\\u" + number + "b");
  }

  @Test
  void a_long_text_is_cut_between_characters() {
    assertThat(Printable.of("abc", 3)).isEqualTo("abc");
    assertThat(Printable.of("abcd", 3)).isEqualTo("abc...");
    assertThat(Printable.of("a😀😀😀", 3)).isEqualTo("a😀😀...");
    assertThat(Printable.of("\n\n\n\n", 1)).isEqualTo("\\u000A...");
  }
}
