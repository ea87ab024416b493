package dev.madoguchi.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are not the plain part of YAML, by accident or by intent. */
class YamlFileTest {
  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void nameAFile() {
    file = folder.resolve("some.yaml");
  }

  @Test
  void an_empty_file() throws IOException {
    write("");
    assertThat(problems())
        .containsExactly("some.yaml: is empty; begin with a copy as it is shipped");
  }

  @Test
  void a_file_of_comments() throws IOException {
    write("# nothing\n# at all\n");
    assertThat(problems()).singleElement().asString().contains("is empty");
  }

  @Test
  void a_missing_file() throws IOException {
    assertThat(problems())
        .singleElement()
        .asString()
        .startsWith("some.yaml: there is no such file (looked for ");
  }

  @Test
  void a_folder() throws IOException {
    Files.createDirectory(file);
    assertThat(problems()).containsExactly("some.yaml: is not a file; name the file itself");
  }

  @Test
  void bytes_that_are_not_utf8() throws IOException {
    write(new byte[] {'l', 'i', (byte) 0x93, (byte) 0xFA, '\n'});
    assertThat(problems()).containsExactly("some.yaml: is not UTF-8; save it with that encoding");
  }

  @Test
  void tabs_are_named_on_every_line_they_indent() throws IOException {
    write("line:\n\tnumber: 1\n \tzone: 2\n");
    assertThat(problems())
        .containsExactly(
            "some.yaml:2: a tab indents this line; use spaces",
            "some.yaml:3: a tab indents this line; use spaces");
  }

  @Test
  void invisible_characters_are_named_by_their_code() throws IOException {
    write("line:\n  zone: Asia/\u202ETokyo\n  a\u0000b: 1\n");
    assertThat(problems())
        .containsExactly(
            "some.yaml:2: has the invisible character U+202E; take it out",
            "some.yaml:3: has the invisible character U+0000; take it out");
  }

  @Test
  void broken_yaml_is_one_problem_with_its_line() throws IOException {
    write("line:\n  number: \"050\n");
    assertThat(problems()).singleElement().asString().startsWith("some.yaml:3: is not YAML: ");
  }

  @Test
  void a_huge_file() throws IOException {
    write("# " + "x".repeat(YamlFile.LARGEST));
    assertThat(problems())
        .containsExactly("some.yaml: has more than 65536 bytes; such a file has a few thousand");
  }

  @Test
  void anchors_and_references_are_each_named() throws IOException {
    write("a: &one [x]\nb: *one\nc: *one\n");
    assertThat(problems())
        .containsExactly(
            "some.yaml:1: &one is an anchor; take it out, nothing may refer to it",
            "some.yaml:2: *one is a reference; write out what it stands for",
            "some.yaml:3: *one is a reference; write out what it stands for");
  }

  @Test
  void a_bomb_of_references_is_refused_before_it_grows() throws IOException {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 60; i++) {
      String earlier = "*a" + (i - 1) + ", ";
      bomb.append("a%d: &a%d [%s]\n".formatted(i, i, earlier.repeat(9)));
    }
    write(bomb.toString());
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(20), () -> assertThat(problems()).hasSizeGreaterThan(60));
  }

  @Test
  void a_reference_to_itself() throws IOException {
    write("a: &a [*a]\n");
    assertThat(problems()).hasSize(2);
  }

  @Test
  void deep_nesting() throws IOException {
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(20),
        () -> {
          write("[".repeat(30_000));
          assertThat(problems())
              .containsExactly("some.yaml:1: is nested deeper than anything a file needs");
          write("{a: ".repeat(15_000));
          assertThat(problems())
              .containsExactly("some.yaml:1: is nested deeper than anything a file needs");
        });
  }

  @Test
  void tags_and_directives_and_further_documents() throws IOException {
    write("%YAML 1.2\n---\na: !!java.net.URL x\nb: !ENV y\n---\nc: 1\n");
    assertThat(problems())
        .satisfiesExactly(
            p -> assertThat(p).contains(":1: has a % directive"),
            p -> assertThat(p).contains(":3: ").contains("java.net.URL' is a tag"),
            p -> assertThat(p).contains(":4: '!ENV' is a tag"),
            p -> assertThat(p).contains(":5: a second document begins"));
  }

  @Test
  void a_byte_order_mark_and_carriage_returns_do_no_harm() throws IOException {
    write("\uFEFFa: 1\r\nb: 2\r\n");
    Problems problems = new Problems("some.yaml");
    List<Field> entries = YamlFile.read(file, problems).orElseThrow().entries();
    assertThat(entries).extracting(Field::name).containsExactly("a", "b");
    assertThat(problems.none()).isTrue();
  }

  private void write(String text) throws IOException {
    write(text.getBytes(StandardCharsets.UTF_8));
  }

  private void write(byte[] bytes) throws IOException {
    Files.write(file, bytes);
  }

  /** Each problem as its line. */
  private List<String> problems() {
    Problems problems = new Problems("some.yaml");
    assertThat(YamlFile.read(file, problems)).isEmpty();
    return problems.inOrder().stream().map(Problem::toString).toList();
  }
}
