package dev.madoguchi.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A plan with mistakes is refused before anything starts, with all of them named at once. */
class BrokenPlanE2E {
  @Test
  void up_names_every_problem_of_the_plan_and_starts_nothing(@TempDir Path folder)
      throws IOException {
    Path config = Prompts.root().resolve("config");
    Files.copy(config.resolve("holidays-jp.csv"), folder.resolve("holidays-jp.csv"));
    String broken =
        Files.readString(config.resolve("support-line.yaml"))
            .replace("  2: delivery", "  2: delivry")
            .replace("wait: 6s", "wait: six seconds")
            .replace("tuesday: 09:30-17:30", "tuesday: 17:30-09:30")
            .replace("  language: ja", "  langauge: ja");
    Path plan = Files.writeString(folder.resolve("support-line.yaml"), broken);
    Path state = folder.resolve("state");

    try (Program up =
        Program.start(
            Prompts.root(),
            List.of(
                "bin/madoguchi",
                "up",
                "--plan",
                plan.toString(),
                "--state",
                state.toString(),
                "--sip",
                "127.0.0.1:" + FreePorts.udp()))) {
      assertThat(up.awaitExit(Duration.ofMinutes(1))).isNotZero();
      assertThat(up.everything())
          .contains("menu.choices.2", "delivry")
          .contains("menu.wait", "six seconds")
          .contains("hours.weekly.tuesday")
          .contains("langauge")
          .doesNotContain("ready", "Exception");
    }
    assertThat(state.resolve("run").resolve("asterisk.pid")).doesNotExist();
  }
}
