package dev.madoguchi.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server by itself, read by whoever wants to know whether it moves. */
class ServeAloneE2E {
  private static final Duration COMMAND = Duration.ofSeconds(60);

  @Test
  void it_beats_from_when_it_takes_calls_also_while_nothing_answers_over_ami(@TempDir Path folder) {
    Path root = Prompts.root();
    String state = folder.resolve("state").toString();
    String pipe = folder.resolve("beats").toString();
    Program.run(
        root,
        COMMAND,
        List.of(
            "bin/madoguchi",
            "prepare",
            "--state",
            state,
            "--agi-port",
            Integer.toString(FreePorts.tcp()),
            "--ami-port",
            Integer.toString(FreePorts.tcp())));
    Program.run(root, COMMAND, List.of("mkfifo", pipe));
    try (Program beats = Program.start(root, List.of("cat", pipe));
        Program server =
            Program.start(
                root, List.of("bin/madoguchi", "serve", "--state", state, "--heartbeat", pipe))) {
      beats.awaitLines(Long.toString(server.pid()), 3, COMMAND);
      assertThat(server.lines("ready")).as("the queues are not known").isZero();
    }
  }
}
