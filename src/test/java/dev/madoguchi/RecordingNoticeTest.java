package dev.madoguchi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.madoguchi.call.Prompt;
import dev.madoguchi.prompt.PromptBook;
import dev.madoguchi.prompt.PromptBookException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nobody is recorded who was not told so before. */
class RecordingNoticeTest {
  private static final Path CONFIGURATION = Path.of("asterisk-config");
  private static final Pattern PLAYED = Pattern.compile("Playback\\((\\S+)\\)");
  private static final String TO_RECORD = "Goto(record,1)";

  private static List<String> dialplan() throws IOException {
    return Files.readAllLines(CONFIGURATION.resolve("extensions.conf")).stream()
        .filter(line -> !line.strip().startsWith(";"))
        .toList();
  }

  /** What the dialplan says last before each way to its recording. */
  private static List<List<Prompt>> saidBeforeRecording() throws IOException {
    List<List<Prompt>> said = new ArrayList<>();
    List<Prompt> last = List.of();
    for (String line : dialplan()) {
      Matcher played = PLAYED.matcher(line);
      if (played.find()) {
        last =
            Stream.of(played.group(1).split("&", -1))
                .map(file -> file.substring(file.lastIndexOf('/') + 1))
                .filter(name -> !name.contains("$"))
                .map(Prompt::new)
                .toList();
      }
      if (line.contains(TO_RECORD)) {
        said.add(last);
      }
    }
    return said;
  }

  @ParameterizedTest
  @CsvSource({"ja, 録音", "en, recorded"})
  void the_dialplan_says_so_itself(String language, String word)
      throws IOException, PromptBookException {
    PromptBook book = PromptBook.read(Path.of("prompts", language));
    assertThat(saidBeforeRecording())
        .isNotEmpty()
        .allSatisfy(
            said ->
                assertThat(said)
                    .anySatisfy(
                        prompt -> assertThat(book.wordings().get(prompt).text()).contains(word)));
  }

  @Test
  void there_is_one_recording_and_every_way_to_it_is_one_of_those() throws IOException {
    assertThat(dialplan()).filteredOn(line -> line.contains("Record(")).hasSize(1);
    List<String> recording =
        dialplan().stream()
            .dropWhile(line -> !line.startsWith("exten => record,1"))
            .takeWhile(line -> !line.contains("Record("))
            .toList();
    assertThat(recording).isNotEmpty().noneMatch(line -> line.contains("Playback("));
    assertThat(dialplan())
        .filteredOn(line -> line.contains("record,1") && !line.startsWith("exten => record,1"))
        .allMatch(line -> line.contains(TO_RECORD));
  }

  @Test
  void nothing_else_in_asterisk_records() throws IOException {
    try (Stream<Path> files = Files.list(CONFIGURATION)) {
      assertThat(files.filter(file -> file.toString().endsWith(".conf")))
          .allSatisfy(
              file ->
                  assertThat(settings(file))
                      .noneMatch(line -> line.matches("(?i).*(monitor-|mixmonitor|record_).*")));
    }
  }

  private static List<String> settings(Path file) {
    try {
      return Files.readAllLines(file).stream()
          .filter(line -> !line.strip().startsWith(";"))
          .filter(line -> !line.contains("RECORD_STATUS"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
