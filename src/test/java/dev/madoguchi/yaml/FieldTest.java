package dev.madoguchi.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FieldTest {
  private final Problems problems = new Problems("some.yaml");
  @TempDir Path folder;

  @Test
  void keys_that_may_be_left_out_are_not_missed() throws IOException {
    Field.Section parts = root("a: x\nd: y\n").section(List.of("a", "b"), List.of("c"));

    assertThat(parts.get("a").flatMap(Field::text)).contains("x");
    assertThat(parts.get("c")).isEmpty();
    assertThat(told())
        .containsExactly(
            "some.yaml:1: b: is missing; add it", "some.yaml:2: d: unknown key; did you mean 'a'?");
  }

  @ParameterizedTest
  @CsvSource({"0.5, 0.5", "1, 1.0", "1.25, 1.25", "2, 2.0", "2.0, 2.0"})
  void a_decimal_reads_up_to_both_bounds(String written, double number) throws IOException {
    assertThat(value(written).decimal(0.5, 2)).contains(number);
    assertThat(told()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "0.49, 0.49 is out of bounds; give 0.5 to 2.0",
    "2.01, 2.01 is out of bounds; give 0.5 to 2.0",
    ".inf, '''.inf'' is not a number such as 1.2'",
    "-1, '''-1'' is not a number such as 1.2'",
    "0x1, '''0x1'' is not a number such as 1.2'",
    "1., '''1.'' is not a number such as 1.2'",
  })
  void another_is_a_problem(String written, String problem) throws IOException {
    assertThat(value(written).decimal(0.5, 2)).isEmpty();
    assertThat(told()).containsExactly("some.yaml:1: a: " + problem);
  }

  @ParameterizedTest
  @ValueSource(strings = {"5", "1.5", "true", "null"})
  void what_yaml_takes_for_another_type_is_a_sentence_in_quotes_only(String written)
      throws IOException {
    assertThat(value("'" + written + "'").sentence()).contains(written);
    assertThat(told()).isEmpty();

    assertThat(value(written).sentence()).isEmpty();
    assertThat(told())
        .containsExactly(
            "some.yaml:1: a: '"
                + written
                + "' is not a sentence; put it in quotes if it is to be one");
  }

  private Field value(String written) throws IOException {
    return root("a: " + written + "\n").entries().getFirst();
  }

  private Field root(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("some.yaml"), text);
    return YamlFile.read(file, problems).orElseThrow();
  }

  private List<String> told() {
    return problems.inOrder().stream().map(Problem::toString).toList();
  }
}
