package dev.madoguchi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The server's log as it is shipped, in a process of its own. */
class LogTest {
  @Test
  void whoever_does_not_read_the_log_holds_up_neither_the_program_nor_its_end()
      throws IOException, InterruptedException {
    Process program = logging();
    try {
      assertThat(program.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(program.inputReader(UTF_8).readLine()).isEqualTo("logged");
    } finally {
      program.destroyForcibly();
    }
  }

  @Test
  void what_was_logged_last_is_there_when_the_program_has_ended() throws IOException {
    Process program = logging();
    try {
      List<String> log = program.errorReader(UTF_8).lines().toList();
      assertThat(log).anyMatch(line -> line.endsWith("line 0"));
      assertThat(log.getLast()).endsWith("line 1999");
    } finally {
      program.destroyForcibly();
    }
  }

  private static Process logging() throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return new ProcessBuilder(
            java, "-cp", System.getProperty("java.class.path"), LogsALot.class.getName())
        .start();
  }
}
