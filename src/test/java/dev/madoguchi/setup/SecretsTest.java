package dev.madoguchi.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.madoguchi.queue.Account;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {
  private static final Account FIRST = new Account("6001");
  private static final Account SECOND = new Account("6002");

  @TempDir Path folder;
  private StateFolder state;

  @BeforeEach
  void make_a_folder() {
    state = new StateFolder(folder);
    state.create();
  }

  @Test
  void all_differ_and_only_the_owner_reads_them() throws IOException {
    Secrets secrets = Secrets.loadOrMake(state, List.of(FIRST, SECOND));

    assertThat(
            List.of(
                secrets.agi(),
                secrets.ami(),
                secrets.agents().get(FIRST),
                secrets.agents().get(SECOND)))
        .doesNotHaveDuplicates();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(state.secrets())))
        .isEqualTo("rw-------");
  }

  @Test
  void a_later_start_keeps_them_and_adds_for_new_agents() {
    Secrets before = Secrets.loadOrMake(state, List.of(FIRST));
    Secrets after = Secrets.loadOrMake(state, List.of(FIRST, SECOND));

    assertThat(after.agi()).isEqualTo(before.agi());
    assertThat(after.agents().get(FIRST)).isEqualTo(before.agents().get(FIRST));
    assertThat(after.agents()).containsKey(SECOND);
    assertThat(Secrets.load(state)).isEqualTo(after);
  }

  @Test
  void rights_that_became_wider_are_taken_back() throws IOException {
    Secrets.loadOrMake(state, List.of());
    Files.setPosixFilePermissions(state.secrets(), PosixFilePermissions.fromString("rw-r--r--"));

    Secrets.load(state);

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(state.secrets())))
        .isEqualTo("rw-------");
  }

  @Test
  void no_text_of_them_tells_a_password() {
    Secrets secrets = Secrets.loadOrMake(state, List.of(FIRST));

    assertThat(secrets + " " + secrets.agi() + " " + secrets.agents())
        .doesNotContain(secrets.agi().text())
        .doesNotContain(secrets.ami().text())
        .doesNotContain(secrets.agents().get(FIRST).text());
  }

  @Test
  void a_password_that_could_break_out_of_a_configuration_is_refused() throws IOException {
    Secrets.loadOrMake(state, List.of());
    Files.writeString(
        state.secrets(), "agent.6001=abc]\\n[evil\n", java.nio.file.StandardOpenOption.APPEND);

    assertThatThrownBy(() -> Secrets.load(state))
        .isInstanceOf(SetupProblem.class)
        .hasMessageContaining("secrets.properties")
        .hasMessageNotContaining("evil");
  }

  @Test
  void a_folder_without_secrets_says_what_to_do() {
    assertThatThrownBy(() -> Secrets.load(state)).hasMessageContaining("bin/madoguchi up");
  }
}
