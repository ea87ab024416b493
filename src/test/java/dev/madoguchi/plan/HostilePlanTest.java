package dev.madoguchi.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plans that are odd, by accident or by intent; what is odd as YAML, YamlFileTest knows. */
class HostilePlanTest {
  @TempDir Path folder;
  private PlanFolder files;

  @BeforeEach
  void copyTheShippedPlan() throws IOException {
    files = new PlanFolder(folder);
  }

  @Test
  void a_missing_file() throws IOException {
    Files.delete(files.plan());
    assertThat(files.problems())
        .singleElement()
        .asString()
        .startsWith("support-line.yaml: there is no such file (looked for ");
  }

  @Test
  void a_byte_order_mark_is_nothing_to_complain_of() throws IOException {
    files.write("\uFEFF" + Files.readString(files.plan()));
    assertThat(files.loaded().queues()).hasSize(6);
  }

  @Test
  void carriage_returns_are_line_ends() throws IOException {
    files.write(Files.readString(files.plan()).replace("\n", "\r\n"));
    assertThat(files.loaded().queues()).hasSize(6);
    files.with("tries: 3", "tries: x");
    assertThat(files.problems())
        .containsExactly(files.at("tries: x") + "menu.tries: 'x' is not a whole number");
  }

  @Test
  void control_characters_of_a_quoted_word_do_not_reach_the_terminal() throws IOException {
    files.with("otherwise: other", "otherwise: \"\\e[2J\\nfake: line\"");
    assertThat(files.problems())
        .singleElement()
        .asString()
        .contains("no queue '\\u001B[2J\\u000Afake: line'");
  }

  @Test
  void a_word_of_many_characters_is_cut_in_the_problem() throws IOException {
    files.with("otherwise: other", "otherwise: " + "x".repeat(20_000));
    assertThat(files.problems()).singleElement().asString().endsWith("...").hasSizeLessThan(500);
  }

  @Test
  void keys_that_are_no_words() throws IOException {
    files.with("tries: 3", "? [tries, 3]\n  : 3\n  tries: 3");
    assertThat(files.problems())
        .containsExactly(files.at("? [tries") + "menu: a key must be a single word");
  }

  @Test
  void a_merge_key_is_an_unknown_key() throws IOException {
    files.with("tries: 3", "<<: {tries: 3}\n  tries: 3");
    assertThat(files.problems())
        .singleElement()
        .asString()
        .startsWith(files.at("<<") + "menu.<<: unknown key");
  }

  @Test
  void words_that_look_like_other_types_stay_words() throws IOException {
    files.with("otherwise: other", "otherwise: no");
    assertThat(files.problems()).singleElement().asString().contains("no queue 'no'");
    files.with("otherwise: no", "otherwise: ~");
    assertThat(files.problems()).singleElement().asString().contains("no queue '~'");
  }
}
