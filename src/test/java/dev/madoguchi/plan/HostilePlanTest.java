package dev.madoguchi.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are no plan at all, by accident or by intent. */
class HostilePlanTest {
  @TempDir Path folder;
  private PlanFolder files;

  @BeforeEach
  void copyTheShippedPlan() throws IOException {
    files = new PlanFolder(folder);
  }

  @Test
  void an_empty_file() throws IOException {
    files.write("");
    assertThat(files.problems())
        .containsExactly(
            "support-line.yaml: is empty; begin with a copy of config/support-line.yaml as it is"
                + " shipped");
  }

  @Test
  void a_file_of_comments() throws IOException {
    files.write("# nothing\n# at all\n");
    assertThat(files.problems()).singleElement().asString().contains("is empty");
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
  void a_folder() throws IOException {
    Files.delete(files.plan());
    Files.createDirectory(files.plan());
    assertThat(files.problems())
        .containsExactly("support-line.yaml: is not a file; name the file itself");
  }

  @Test
  void bytes_that_are_not_utf8() throws IOException {
    files.write(new byte[] {'l', 'i', (byte) 0x93, (byte) 0xFA, '\n'});
    assertThat(files.problems())
        .containsExactly("support-line.yaml: is not UTF-8; save it with that encoding");
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
        .containsExactly("support-line.yaml:60: menu.tries: 'x' is not a whole number");
  }

  @Test
  void tabs_are_named_on_every_line_they_indent() throws IOException {
    files.write("line:\n\tnumber: 1\n \tzone: 2\n");
    assertThat(files.problems())
        .containsExactly(
            "support-line.yaml:2: a tab indents this line; use spaces",
            "support-line.yaml:3: a tab indents this line; use spaces");
  }

  @Test
  void invisible_characters_are_named_by_their_code() throws IOException {
    files.write("line:\n  zone: Asia/\u202ETokyo\n  a\u0000b: 1\n");
    assertThat(files.problems())
        .containsExactly(
            "support-line.yaml:2: has the invisible character U+202E; take it out",
            "support-line.yaml:3: has the invisible character U+0000; take it out");
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
  void broken_yaml_is_one_problem_with_its_line() throws IOException {
    files.write("line:\n  number: \"050\n");
    assertThat(files.problems())
        .singleElement()
        .asString()
        .startsWith("support-line.yaml:3: is not YAML: ");
  }

  @Test
  void a_huge_file() throws IOException {
    files.write("# " + "x".repeat(YamlFile.LARGEST));
    assertThat(files.problems())
        .containsExactly(
            "support-line.yaml: has more than 65536 bytes; such a file has a few thousand");
  }

  @Test
  void anchors_and_references_are_each_named() throws IOException {
    files.write("a: &one [x]\nb: *one\nc: *one\n");
    assertThat(files.problems())
        .containsExactly(
            "support-line.yaml:1: &one is an anchor; take it out, nothing may refer to it",
            "support-line.yaml:2: *one is a reference; write out what it stands for",
            "support-line.yaml:3: *one is a reference; write out what it stands for");
  }

  @Test
  void a_bomb_of_references_is_refused_before_it_grows() throws IOException {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 60; i++) {
      String earlier = "*a" + (i - 1) + ", ";
      bomb.append("a%d: &a%d [%s]\n".formatted(i, i, earlier.repeat(9)));
    }
    files.write(bomb.toString());
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(20), () -> assertThat(files.problems()).hasSizeGreaterThan(60));
  }

  @Test
  void a_reference_to_itself() throws IOException {
    files.write("a: &a [*a]\n");
    assertThat(files.problems()).hasSize(2);
  }

  @Test
  void deep_nesting() throws IOException {
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(20),
        () -> {
          files.write("[".repeat(30_000));
          assertThat(files.problems())
              .containsExactly("support-line.yaml:1: is nested deeper than any part of a plan");
          files.write("{a: ".repeat(15_000));
          assertThat(files.problems())
              .containsExactly("support-line.yaml:1: is nested deeper than any part of a plan");
        });
  }

  @Test
  void tags_and_directives_and_further_documents() throws IOException {
    files.write("%YAML 1.2\n---\na: !!java.net.URL x\nb: !ENV y\n---\nc: 1\n");
    assertThat(files.problems())
        .satisfiesExactly(
            p -> assertThat(p).contains(":2: has a % directive"),
            p -> assertThat(p).contains(":3: ").contains("java.net.URL' is a tag"),
            p -> assertThat(p).contains(":4: '!ENV' is a tag"),
            p -> assertThat(p).contains(":5: a second document begins"));
  }

  @Test
  void keys_that_are_no_words() throws IOException {
    files.with("tries: 3", "? [tries, 3]\n  : 3\n  tries: 3");
    assertThat(files.problems())
        .containsExactly("support-line.yaml:60: menu: a key must be a single word");
  }

  @Test
  void a_merge_key_is_an_unknown_key() throws IOException {
    files.with("tries: 3", "<<: {tries: 3}\n  tries: 3");
    assertThat(files.problems()).singleElement().asString().contains(":60: menu.<<: unknown key");
  }

  @Test
  void words_that_look_like_other_types_stay_words() throws IOException {
    files.with("otherwise: other", "otherwise: no");
    assertThat(files.problems()).singleElement().asString().contains("no queue 'no'");
    files.with("otherwise: no", "otherwise: ~");
    assertThat(files.problems()).singleElement().asString().contains("no queue '~'");
  }

  @Property(tries = 300)
  void no_text_makes_the_loader_throw(
      @ForAll
          @StringLength(max = 200)
          @AlphaChars
          @Chars({
            ':', '-', '[', ']', '{', '}', '\n', ' ', '"', '\'', '#', '&', '*', '!', '|', '>', '?',
            ',', '%', '@', '`', '\t', '.', '1'
          })
          String text)
      throws IOException {
    Path file = Files.createTempFile("plan", ".yaml");
    try {
      Files.write(file, text.getBytes(StandardCharsets.UTF_8));
      assertThat(PlanLoader.load(file))
          .isInstanceOfSatisfying(
              Loading.Refused.class, refused -> assertThat(refused.problems()).isNotEmpty());
    } finally {
      Files.delete(file);
    }
  }
}
