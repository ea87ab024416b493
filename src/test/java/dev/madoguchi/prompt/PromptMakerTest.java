package dev.madoguchi.prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.madoguchi.call.Prompt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PromptMakerTest {
  @TempDir Path folder;

  @Test
  void what_has_not_changed_is_not_made_again_and_what_lost_its_text_goes() throws Exception {
    Prompt kept = new Prompt("kept");
    Prompt gone = new Prompt("gone");
    Files.writeString(folder.resolve(PromptBook.FILE), "kept: はい。\n");
    String words = Made.words(new Wording("はい。"), OpenJtalk.RECIPE);
    new Made(Map.of(kept, mark(kept, words), gone, mark(gone, words))).write(folder);

    // neither voice nor dictionary is one: nothing may be read aloud
    PromptMaker.Changes changes = PromptMaker.japanese(folder, folder).make(folder);

    assertThat(changes.made()).isEmpty();
    assertThat(changes.removed()).containsExactly(gone);
    assertThat(folder.resolve("gone.wav")).doesNotExist();
    assertThat(Made.read(folder).marks()).containsOnlyKeys(kept);
  }

  @Test
  void a_missing_voice_is_told_with_what_installs_it() throws IOException {
    Files.writeString(folder.resolve(PromptBook.FILE), "kept: はい。\n");

    assertThatThrownBy(() -> PromptMaker.japanese(folder.resolve("none"), folder).make(folder))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("none is not there; bin/voice installs");
  }

  @Test
  void a_program_that_fails_hangs_or_is_not_there_is_told() {
    Tool tool = new Tool(folder, Duration.ofMillis(500));

    assertThatThrownBy(() -> tool.run(List.of("sh", "-c", "echo no such voice >&2; exit 3")))
        .hasMessageEndingWith("failed with 3: no such voice");
    assertThatThrownBy(() -> tool.run(List.of("sleep", "60"))).hasMessageContaining("took longer");
    assertThatThrownBy(() -> tool.run(List.of("no-such-program-here")))
        .hasMessageContaining("install it");
  }

  private Made.Mark mark(Prompt prompt, String words) throws IOException {
    Path wav = Files.writeString(folder.resolve(prompt + ".wav"), prompt.name());
    return new Made.Mark(words, Made.sound(wav));
  }
}
