package dev.madoguchi.prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.madoguchi.call.Prompt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PromptBookTest {
  @TempDir Path folder;

  @Test
  void a_sentence_may_have_a_reading_and_a_rate() throws Exception {
    write("a: はい。\nb-2: {text: 米印, spoken: こめじるし, rate: 1.5}\n");

    assertThat(PromptBook.read(folder).wordings())
        .containsExactly(
            Map.entry(new Prompt("a"), new Wording("はい。")),
            Map.entry(new Prompt("b-2"), new Wording("米印", "こめじるし", 1.5, Wording.Cut.SENTENCE)));
  }

  @Test
  void pieces_are_cut_closer_and_no_language_shares_them() throws Exception {
    write("a: はい。\npieces:\n  b: 一\n  c: {text: に, spoken: 二}\n");

    PromptBook book = PromptBook.read(folder);

    assertThat(book.wordings())
        .containsEntry(new Prompt("b"), new Wording("一", "一", 1, Wording.Cut.PIECE))
        .containsEntry(new Prompt("c"), new Wording("に", "二", 1, Wording.Cut.PIECE));
    assertThat(book.sentences()).containsExactly(new Prompt("a"));
  }

  @Test
  void a_sentence_that_is_also_a_piece_is_told() throws IOException {
    write("a: はい。\npieces:\n  a: はい\n");

    assertThat(problem()).contains(":3: pieces.a: is among the sentences and the pieces; keep one");
  }

  @Test
  void all_problems_are_told_at_once_with_line_and_path() throws IOException {
    write(
        """
        Bad_Name: はい。
        a: はい。
        a: いいえ。
        b: {text: はい。, speed: 2}
        c: {text: はい。, rate: 9}
        d: {spoken: はい。}
        e: 5
        f: [はい。]
        g: ""
        h: {text: はい。, rate: fast}
        i: "一\\n二"
        """
            + "j: "
            + "あ".repeat(301));

    PromptBookException e =
        catchThrowableOfType(PromptBookException.class, () -> PromptBook.read(folder));

    String file = folder.resolve("prompts.yaml").toString();
    assertThat(e.problems())
        .extracting(p -> p.toString().replace(file, ""))
        .satisfiesExactly(
            p -> assertThat(p).startsWith(":1: Bad_Name: not a prompt name"),
            p -> assertThat(p).startsWith(":3: a: stands here a second time"),
            p -> assertThat(p).startsWith(":4: b.speed: unknown key"),
            p -> assertThat(p).startsWith(":5: c.rate: 9 is out of bounds; give 0.5 to 2.0"),
            p -> assertThat(p).startsWith(":6: d.text: is missing"),
            p -> assertThat(p).startsWith(":7: e: '5' is not a sentence"),
            p -> assertThat(p).startsWith(":8: f: must be keys with values below it, not a list"),
            p -> assertThat(p).startsWith(":9: g: is empty"),
            p -> assertThat(p).startsWith(":10: h.rate: 'fast' is not a number"),
            p -> assertThat(p).startsWith(":11: i: has a line break or another control character"),
            p -> assertThat(p).startsWith(":12: j: has 301 characters"));
  }

  @Test
  void broken_yaml_an_empty_and_a_missing_file_are_told() throws IOException {
    assertThat(problem()).contains("there is no such file");
    write("");
    assertThat(problem()).contains("is empty");
    write("a: はい。\nb: {text: \n");
    assertThat(problem()).contains("prompts.yaml:").contains("is not YAML");
  }

  private String problem() {
    return catchThrowableOfType(PromptBookException.class, () -> PromptBook.read(folder))
        .getMessage();
  }

  private void write(String text) throws IOException {
    Files.writeString(folder.resolve("prompts.yaml"), text);
  }
}
