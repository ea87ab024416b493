package dev.madoguchi.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The pages that say what is shown by which test: what they name is there. */
class FaultPagesTest {
  private static final Path DOCS = Prompts.root().resolve("docs");

  @Test
  void every_fault_of_the_catalogue_has_its_row() throws IOException {
    assertThat(found("reliability.md", "(?m)^\\| (F\\d+) \\|")).isEqualTo(numbered("F", 62));
    assertThat(found("security.md", "(?m)^\\| (S\\d+) \\|")).isEqualTo(numbered("S", 18));
  }

  @Test
  void every_test_that_is_named_is_there() throws IOException {
    Set<String> there;
    try (Stream<Path> files = Files.walk(Prompts.root().resolve("src/test/java"))) {
      there =
          files
              .map(file -> file.getFileName().toString().replaceFirst("\\.java$", ""))
              .collect(Collectors.toSet());
    }
    for (String page : List.of("reliability.md", "security.md")) {
      assertThat(there).as(page).containsAll(found(page, "`(\\w+(?:Test|E2E|Contract))`"));
    }
  }

  @Test
  void every_fault_that_is_named_can_be_asked_for() throws IOException {
    List<String> known = Faults.all().stream().map(Fault::name).toList();
    for (String page : List.of("reliability.md", "security.md")) {
      for (String names : found(page, "faults: ([a-z]+(?:-[a-z]+)*(?:, [a-z]+(?:-[a-z]+)*)*)")) {
        assertThat(known).as(page).contains(names.split(", ", -1));
      }
    }
  }

  private static List<String> numbered(String letter, int last) {
    return IntStream.rangeClosed(1, last).mapToObj(number -> letter + number).toList();
  }

  private static List<String> found(String page, String pattern) throws IOException {
    return Pattern.compile(pattern)
        .matcher(Files.readString(DOCS.resolve(page)))
        .results()
        .map((MatchResult result) -> result.group(1))
        .toList();
  }
}
