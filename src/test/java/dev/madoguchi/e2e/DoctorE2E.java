package dev.madoguchi.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The doctor at a running line: all is well, and then it is not. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DoctorE2E {
  private static final String WAY_IN = FaultScene.WayIn.asAsked().name().toLowerCase(Locale.ROOT);

  @RegisterExtension static final RunningLine LINE = RunningLine.asOf("2026-11-24 10:00");

  private record Visit(int exit, Map<String, String> grades, String text) {}

  private static Visit doctor() {
    try (Program program =
        Program.start(
            Prompts.root(),
            List.of("bin/madoguchi", "doctor", "--json", "--state", LINE.state().toString()))) {
      int exit = program.awaitExit(Duration.ofSeconds(60));
      Map<String, String> grades = new TreeMap<>();
      new ObjectMapper()
          .readTree(program.output())
          .forEach(
              finding ->
                  grades.put(
                      finding.required("item").asText(), finding.required("grade").asText()));
      return new Visit(exit, grades, program.everything());
    } catch (JsonProcessingException e) {
      throw new AssertionError("no JSON from the doctor", e);
    }
  }

  @Test
  @Order(1)
  void at_a_line_that_is_well_only_the_clock_set_by_hand_is_named() {
    LINE.everyAgent();
    Visit visit = doctor();
    assertThat(visit.exit()).as(visit.text()).isZero();
    assertThat(visit.grades())
        .containsOnlyKeys(
            "check",
            "permissions",
            "asterisk",
            "modules",
            "sounds",
            WAY_IN,
            "ami",
            "agents",
            "clock",
            "zone",
            "disk",
            "database",
            "holidays");
    visit
        .grades()
        .forEach(
            (item, grade) ->
                assertThat(grade)
                    .as(item + ": " + visit.text())
                    .isEqualTo(item.equals("clock") ? "warning" : "ok"));
    assertThat(visit.text()).contains("Asterisk can read all", "6 of 6 registered");
  }

  @Test
  @Order(2)
  void a_module_that_asterisk_has_lost_is_a_problem() {
    LINE.asterisk("module unload func_devstate.so");
    Visit visit = doctor();
    assertThat(visit.grades()).containsEntry(WAY_IN, "ok").containsEntry("modules", "problem");
    assertThat(visit.text()).contains("not running: func_devstate.so");
    assertThat(visit.exit()).isEqualTo(1);
    LINE.asterisk("module load func_devstate.so");
    assertThat(doctor().grades()).containsEntry("modules", "ok");
  }

  @Test
  @Order(3)
  void a_wrong_secret_that_others_may_read_is_two_problems() throws IOException {
    Path secrets = LINE.state().resolve("secrets.properties");
    String right = Files.readString(secrets);
    Files.writeString(secrets, right.replaceFirst("(?m)^ami=.*$", "ami=WrongWrongWrongWrong1"));
    Files.setPosixFilePermissions(secrets, PosixFilePermissions.fromString("rw-r--r--"));
    Visit visit = doctor();
    assertThat(visit.exit()).isEqualTo(1);
    assertThat(visit.grades())
        .containsEntry("ami", "problem")
        .containsEntry("permissions", "problem")
        .containsEntry(WAY_IN, "ok");
    assertThat(visit.text())
        .contains("refused user madoguchi", "secrets.properties is open to others (rw-r--r--)")
        .doesNotContain("WrongWrong");
    Files.writeString(secrets, right);
  }
}
