package dev.madoguchi.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.madoguchi.control.RunningServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The doctor at a running line: all is well, and then it is not. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DoctorE2E {
  private static final String WAY_IN = FaultScene.WayIn.asAsked().name().toLowerCase(Locale.ROOT);

  @RegisterExtension
  static final RunningLine LINE = RunningLine.asOf("2026-11-24 10:00").withTwoServers();

  /**
   * @param grades by item; the worse of the two servers'
   */
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
                  grades.merge(
                      finding.required("item").asText(),
                      finding.required("grade").asText(),
                      DoctorE2E::worse));
      return new Visit(exit, grades, program.everything());
    } catch (JsonProcessingException e) {
      throw new AssertionError("no JSON from the doctor", e);
    }
  }

  private static String worse(String one, String other) {
    List<String> grades = List.of("ok", "warning", "problem");
    return grades.indexOf(one) < grades.indexOf(other) ? other : one;
  }

  /** What each server tells of its own connections is so. */
  private static void awaitOfBoth(String told) {
    for (String socket : List.of("control.sock", "control-beside.sock")) {
      RunningServer server = new RunningServer(LINE.state().resolve("run").resolve(socket));
      assertThat(
              Callers.within(
                  Duration.ofSeconds(30),
                  () -> {
                    try {
                      return server.ask(RunningServer.CONNECTIONS).text().contains(told);
                    } catch (IOException e) {
                      return false; // between two
                    }
                  }))
          .as(socket + ": " + told)
          .isTrue();
    }
  }

  @Test
  @Order(1)
  void at_a_line_that_is_well_only_the_clock_set_by_hand_is_named() {
    LINE.everyAgent();
    Visit visit = doctor();
    assertThat(visit.exit()).as(visit.text()).isZero();
    Set<String> items =
        new HashSet<>(
            Set.of(
                "check",
                "permissions",
                "asterisk",
                "modules",
                "sounds",
                WAY_IN,
                "ami",
                "agents",
                "server-ami",
                "clock",
                "zone",
                "disk",
                "recordings",
                "database",
                "holidays"));
    if (WAY_IN.equals("ari")) {
      items.add("server-ari");
    }
    assertThat(visit.grades()).containsOnlyKeys(items);
    visit
        .grades()
        .forEach(
            (item, grade) ->
                assertThat(grade)
                    .as(item + ": " + visit.text())
                    .isEqualTo(item.equals("clock") ? "warning" : "ok"));
    assertThat(visit.text())
        .contains(
            "Asterisk can read all",
            "6 of 6 registered",
            "the first server takes calls",
            "the second server takes calls",
            "the first server is logged in since",
            "the second server is logged in since");
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
    Set<PosixFilePermission> own = Files.getPosixFilePermissions(secrets);
    try {
      Files.writeString(secrets, right.replaceFirst("(?m)^ami=.*$", "ami=WrongWrongWrongWrong1"));
      Files.setPosixFilePermissions(secrets, PosixFilePermissions.fromString("rw-r--r--"));
      Visit visit = doctor();
      assertThat(visit.exit()).isEqualTo(1);
      assertThat(visit.grades())
          .containsEntry("ami", "problem")
          .containsEntry("permissions", "problem")
          .containsEntry(WAY_IN, "ok")
          .containsEntry("server-ami", "ok");
      assertThat(visit.text())
          .contains("refused user madoguchi", "secrets.properties is open to others (rw-r--r--)")
          .doesNotContain("WrongWrong");
    } finally {
      Files.writeString(secrets, right);
      Files.setPosixFilePermissions(secrets, own);
    }
    isWell();
  }

  /** But for the clock, which is set by hand. */
  private static void isWell() {
    Visit visit = doctor();
    assertThat(visit.exit()).as(visit.text()).isZero();
  }

  @Test
  @Order(4)
  void a_server_that_asterisk_lets_in_no_more_is_a_problem_though_others_get_in()
      throws IOException {
    Path secrets = LINE.state().resolve("secrets.properties");
    Path user = LINE.state().resolve("asterisk/etc/local/manager_user.conf");
    String right = Files.readString(secrets);
    String rightUser = Files.readString(user);
    String other = "OtherOtherOtherOther1";
    try {
      Files.writeString(secrets, right.replaceFirst("(?m)^ami=.*$", "ami=" + other));
      Files.writeString(user, rightUser.replaceFirst("(?m)^secret = .*$", "secret = " + other));
      LINE.asterisk("manager reload");
      endWhoIsLoggedIn();
      Visit visit = doctor();
      assertThat(visit.exit()).as(visit.text()).isEqualTo(1);
      assertThat(visit.grades())
          .as(visit.text())
          .containsEntry("ami", "ok")
          .containsEntry(WAY_IN, "ok")
          .containsEntry("server-ami", "problem");
      assertThat(visit.text())
          .contains("the first server is not logged in since")
          .contains("the second server is not logged in since")
          .doesNotContain("lost once"); // the one that is told of
    } finally {
      Files.writeString(secrets, right);
      Files.writeString(user, rightUser);
      LINE.asterisk("manager reload");
    }
    awaitOfBoth("ami: 1 of 1");
    isWell();
  }

  /** The servers, which had logged in before. */
  private static void endWhoIsLoggedIn() {
    List<String> sessions =
        Pattern.compile("(?m)^ +madoguchi +\\S+ +[0-9]+ +[0-9]+ +([0-9]+) ")
            .matcher(LINE.asterisk("manager show connected"))
            .results()
            .map(found -> found.group(1))
            .toList();
    assertThat(sessions).hasSize(2);
    sessions.forEach(session -> LINE.asterisk("manager kick session " + session));
  }

  @Test
  @Order(5)
  void a_second_server_that_is_down_is_a_problem_while_the_first_takes_calls() {
    int back = LINE.up().lines("the second server is there");
    LINE.outages().holdUp(); // nobody starts a server anew
    try {
      LINE.serverBeside().destroyForcibly();
      Visit visit = doctor();
      assertThat(visit.exit()).as(visit.text()).isEqualTo(1);
      assertThat(visit.grades())
          .as(visit.text())
          .containsEntry(WAY_IN, "problem")
          .containsEntry("server", "warning")
          .containsEntry("server-ami", "ok");
      assertThat(visit.text())
          .contains(
              "the first server takes calls",
              "the second server is down, and callers get the other server",
              "the second server was not asked for its connections, for it does not run");
    } finally {
      LINE.outages().goOn();
    }
    LINE.up().awaitLines("the second server is there", back + 1, RunningLine.START);
    awaitOfBoth("ami: 1 of 1");
    isWell();
  }
}
