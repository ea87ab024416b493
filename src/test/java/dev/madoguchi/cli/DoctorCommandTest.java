package dev.madoguchi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The doctor of a line that was never up; what a running one has is seen end to end. */
class DoctorCommandTest {
  private static final FurtherCheck GOOD =
      plan -> new FurtherCheck.Findings("42 prompts", List.of());

  @TempDir Path folder;
  private final StringWriter out = new StringWriter();

  private int doctor(FurtherCheck further, String... more) {
    List<String> arguments = new ArrayList<>(List.of(more));
    arguments.addAll(List.of("--state", folder.resolve("state").toString()));
    return new CommandLine(new DoctorCommand(Clock.systemUTC(), List.of(further)))
        .setOut(new PrintWriter(out))
        .execute(arguments.toArray(String[]::new));
  }

  @Test
  void every_line_says_how_bad_it_is_what_it_is_about_and_what_to_do() {
    doctor(GOOD);
    assertThat(out.toString().lines())
        .allMatch(line -> line.matches("(ok|warning|problem) +[a-z]+ +.+"))
        .anyMatch(line -> line.matches("ok +check +plan, 42 prompts"))
        .anyMatch(line -> line.matches("warning +database +is not there yet; it is made when .+"));
    assertThat(folder.resolve("state")).doesNotExist();
  }

  @Test
  void a_problem_of_check_is_one_of_the_doctor() {
    FurtherCheck bad = plan -> new FurtherCheck.Findings("prompts", List.of("a: bad", "b: bad"));
    assertThat(doctor(bad)).isEqualTo(1);
    assertThat(out.toString()).contains("2 problem(s), the first: a: bad; run bin/madoguchi check");
  }

  @Test
  void as_json_it_is_the_same() throws IOException {
    doctor(GOOD, "--json");
    JsonNode all = new ObjectMapper().readTree(out.toString());
    assertThat(all).isNotEmpty();
    for (JsonNode each : all) {
      assertThat(each.required("grade").asText()).isIn("ok", "warning", "problem");
      assertThat(each.required("remedy").asText().isEmpty())
          .isEqualTo(each.required("grade").asText().equals("ok"));
    }
  }
}
