package dev.madoguchi.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.madoguchi.call.PhoneNumber;
import dev.madoguchi.plan.Entrances;
import dev.madoguchi.plan.Loading;
import dev.madoguchi.plan.Plan;
import dev.madoguchi.plan.PlanLoader;
import dev.madoguchi.plan.WayIn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AsteriskFilesTest {
  private static final Pattern INCLUDE = Pattern.compile("(?m)^#include (\\S+)$");

  @TempDir Path folder;
  private final Home home = new Home(Path.of(""));
  private Plan plan;
  private StateFolder state;
  private Settings settings;
  private Secrets secrets;

  @BeforeEach
  void read_the_shipped_plan() {
    plan = ((Loading.Loaded) PlanLoader.load(home.plan())).plan();
    state = new StateFolder(folder);
    state.create();
    settings = Settings.defaults(home);
    secrets = Secrets.loadOrMake(state, plan.agents().keySet());
  }

  @Test
  void every_file_that_is_included_is_written() {
    Map<String, String> files = written();

    files.forEach(
        (name, text) ->
            assertThat(INCLUDE.matcher(text).results().map(found -> found.group(1)))
                .as("included by %s", name)
                .allMatch(files::containsKey));
    assertThat(files).containsKeys("asterisk.conf", "extensions.conf", "local/globals.conf");
  }

  @Test
  void writing_again_changes_nothing() {
    assertThat(written()).isEqualTo(written());
  }

  @Test
  void only_the_owner_reads_any_of_them() throws IOException {
    written();

    try (Stream<Path> all = Files.walk(state.asteriskEtc())) {
      assertThat(all.map(AsteriskFilesTest::rights)).containsOnly("rw-------", "rwx------");
    }
  }

  @Test
  void each_agent_has_an_account_with_its_password_and_is_in_its_queues() {
    Map<String, String> files = written();

    plan.agents()
        .forEach(
            (account, queues) -> {
              assertThat(files.get("local/agents.conf"))
                  .contains("[" + account + "](agent)")
                  .contains("password = " + secrets.agents().get(account).text());
              queues.forEach(
                  queue ->
                      assertThat(files.get("local/queue_members_" + queue + ".conf"))
                          .contains("member = PJSIP/" + account + ","));
            });
  }

  @Test
  void a_file_nobody_writes_any_more_is_gone() throws IOException {
    Path old = state.asteriskEtc().resolve("local/queue_members_old.conf");
    state.create();
    Files.writeString(old, "member = PJSIP/9999\n");

    written();

    assertThat(old).doesNotExist();
  }

  @Test
  void nothing_in_the_dialplan_can_dial_or_run_a_program() {
    String dialplan = written().get("extensions.conf").replaceAll("(?m);.*$", "");
    // patterns are for the server alone, who sends calls there: no way of the dialplan's leads in
    int fromAri = dialplan.indexOf("[from-ari]");
    String others =
        dialplan.substring(0, fromAri) + dialplan.substring(dialplan.indexOf("\n[", fromAri));
    assertThat(dialplan.replace("[from-ari]", "")).doesNotContain("from-ari");
    assertThat(others).doesNotContain("exten => _");
    assertThat(dialplan)
        .doesNotContainPattern(
            "(?i)\\b(Dial|Originate|System|TrySystem|SHELL|Page|Exec|ExecIf)\\(");
  }

  @Test
  void what_is_asked_of_asterisk_from_outside_of_a_call_may_change_nothing() {
    Map<String, String> files = written();
    assertThat(files.get("asterisk.conf")).contains("live_dangerously = no");
    String manager = files.get("manager.conf").replaceAll("(?m);.*$", "");
    assertThat(manager)
        .contains("bindaddr = 127.0.0.1", "webenabled = no", "read = agent\n", "write = none")
        .contains("deny = 0.0.0.0/0.0.0.0\npermit = 127.0.0.1/255.255.255.255\n")
        .doesNotContain("read = all");
    assertThat(files.get("http.conf")).contains("enable_static = no", "enable_status = no");
    assertThat(files.get("modules.conf").replaceAll("(?m);.*$", ""))
        .doesNotContain("voicemail", "mwi", "app_system", "func_shell", "func_curl", "app_dial.so");
  }

  @Test
  void a_slow_server_keeps_its_socket_and_a_dead_telephone_is_found_out() {
    Map<String, String> files = written();
    assertThat(files.get("ari.conf")).contains("\nwebsocket_write_timeout = 5000\n");
    assertThat(files.get("pjsip.conf").replaceAll("(?s).*\n\\[agent-aor]", ""))
        .contains("\nqualify_frequency = 30\n", "\nqualify_timeout = 3.0\n");
  }

  @Test
  void ari_has_one_user_who_may_write_and_no_other() {
    Map<String, String> files = written();
    String ari = files.get("ari.conf") + files.get("local/ari_user.conf");
    assertThat(Pattern.compile("(?m)^type\\s*=.*$").matcher(ari).results().map(m -> m.group()))
        .containsExactly("type = user");
    assertThat(ari).contains("\nread_only = no\n");
    assertThat(INCLUDE.matcher(ari).results().map(found -> found.group(1)))
        .containsExactly("local/ari_user.conf");
  }

  @Test
  void no_event_that_is_let_through_to_us_is_switched_off() {
    String manager = written().get("manager.conf").replaceAll("(?m);.*$", "");
    List<String> off =
        manager
            .lines()
            .filter(line -> line.startsWith("disabledevents = "))
            .flatMap(line -> Stream.of(line.replace("disabledevents = ", "").split(",")))
            .toList();
    List<String> read =
        manager
            .lines()
            .filter(line -> line.startsWith("eventfilter(action(include)"))
            .map(line -> line.replaceAll(".*name\\(([A-Za-z]+)\\).*", "$1"))
            .toList();
    assertThat(off).contains("VarSet");
    assertThat(read).hasSize(7).contains("QueueCallerLeave").doesNotContainAnyElementsOf(off);
  }

  @Test
  void a_carrier_may_refresh_the_session_of_a_call_and_nobody_may_transfer_one() {
    List<ConfFile.Section> sections = ConfFile.parse(written().get("pjsip.conf")).sections();
    assertThat(sections)
        .filteredOn(section -> section.name().equals("trunk"))
        .singleElement()
        .satisfies(trunk -> assertThat(value(trunk, "timers")).containsExactly("yes"));
    assertThat(sections)
        .filteredOn(section -> value(section, "type").contains("endpoint"))
        .extracting(ConfFile.Section::name)
        .containsExactly("trunk", "agent");
    assertThat(sections)
        .filteredOn(section -> value(section, "type").contains("endpoint"))
        .allSatisfy(
            endpoint -> assertThat(value(endpoint, "allow_transfer")).containsExactly("no"));
  }

  private static List<String> value(ConfFile.Section section, String key) {
    return section.entries().stream()
        .filter(entry -> entry.key().equals(key))
        .map(ConfFile.Entry::value)
        .toList();
  }

  @Test
  void the_static_path_keeps_to_the_limits_of_the_plan() {
    assertThat(written().get("local/globals.conf"))
        .contains(
            "MADOGUCHI_PATIENCE = 120\n",
            "MADOGUCHI_LONGEST = 180\n",
            "MADOGUCHI_SILENCE = 4\n",
            "MADOGUCHI_SHORTEST = 16044\n");
    assertThat(written().get("extensions.conf"))
        .contains(
            "Queue(${MADOGUCHI_QUEUE},,,,${MADOGUCHI_PATIENCE})",
            "Record(${MADOGUCHI_TAKE},${MADOGUCHI_SILENCE},${MADOGUCHI_LONGEST},k)");
  }

  @Test
  void agents_hear_the_language_of_the_line() {
    assertThat(written().get("extensions.conf")).doesNotContain("/ja/");
  }

  @Test
  void nothing_of_ari_is_loaded_or_listens_unless_the_plan_has_it_as_the_way_in() {
    Map<String, String> without = written();
    assertThat(without.get("local/http.conf")).contains("enabled = no");
    assertThat(without.get("local/ari_modules.conf")).doesNotContain(".so");
    assertThat(without.get("local/globals.conf")).contains("MADOGUCHI_WAY_IN = agi");

    plan = overAri(plan);

    Map<String, String> with = written();
    assertThat(with.get("local/http.conf"))
        .contains("enabled = yes", "bindaddr = 127.0.0.1", "bindport = " + settings.ari());
    assertThat(with.get("local/ari_modules.conf"))
        .contains("res_ari_channels.so")
        .doesNotContain("res_ari_asterisk", "res_ari_bridges", "res_ari_endpoints");
    assertThat(with.get("local/ari_user.conf")).contains(secrets.ari().text());
    assertThat(with.get("local/globals.conf")).contains("MADOGUCHI_WAY_IN = ari");
    assertThat(with.get("local/numbers.conf"))
        .contains(
            """
            exten => 05058409101,1,Set(MADOGUCHI_WAY_IN=agi)
             same => n,Goto(support-line,call,1)
            exten => 815058409101,1,Set(MADOGUCHI_WAY_IN=agi)
             same => n,Goto(support-line,call,1)
            exten => +815058409101,1,Set(MADOGUCHI_WAY_IN=agi)
             same => n,Goto(support-line,call,1)
            """);
  }

  private static Plan overAri(Plan plan) {
    return new Plan(
        plan.number(),
        plan.language(),
        new Entrances(WayIn.ARI, Map.of(new PhoneNumber("05058409101"), WayIn.AGI)),
        plan.hours(),
        plan.lastQueued(),
        plan.queues(),
        plan.agents(),
        plan.menu(),
        plan.inquiry(),
        plan.waiting(),
        plan.calls(),
        plan.retention());
  }

  @Test
  void a_state_folder_that_would_break_the_configuration_is_refused() {
    assertThatThrownBy(() -> new StateFolder(Path.of("/tmp/a;b")))
        .isInstanceOf(SetupProblem.class)
        .hasMessageContaining("/tmp/a;b");
    assertThatThrownBy(() -> new StateFolder(Path.of("/" + "a".repeat(100))))
        .hasMessageContaining("too long");
  }

  private Map<String, String> written() {
    new AsteriskFiles(state, home).write(settings, secrets, plan);
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(state.asteriskEtc())) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        files.put(state.asteriskEtc().relativize(file).toString(), Files.readString(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files;
  }

  private static String rights(Path path) {
    try {
      return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
