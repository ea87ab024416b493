package dev.madoguchi.prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.madoguchi.call.Prompt;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MadeTest {
  private static final String SHA = "0123456789abcdef".repeat(4);

  @TempDir Path folder;

  @Test
  void what_was_written_is_read_again() throws Exception {
    Made made = new Made(Map.of(new Prompt("a-1"), new Made.Mark(SHA, SHA.replace('0', 'f'))));
    made.write(folder);

    assertThat(Made.read(folder)).isEqualTo(made);
  }

  @Test
  void without_a_note_nothing_was_made() throws Exception {
    assertThat(Made.read(folder).marks()).isEmpty();
  }

  @Test
  void every_spoilt_line_is_told() throws Exception {
    Path file = folder.resolve(Made.FILE);
    Files.writeString(
        file,
        """
        a: {words: "%1$s", sound: "%1$s"}
        b: {words: "%1$s", sound: "short"}
        c: {words: "%1$s"}
        D: {words: "%1$s", sound: "%1$s"}
        """
            .formatted(SHA));

    PromptBookException e =
        catchThrowableOfType(PromptBookException.class, () -> Made.read(folder));

    assertThat(e.problems())
        .extracting(problem -> problem.toString().replace(file.toString(), ""))
        .containsExactly(
            ":2: b.sound: is not as the maker writes it; restore the file",
            ":3: c.sound: is missing; add it",
            ":4: D: not a prompt name (words-joined-by-hyphens): D");
  }
}
