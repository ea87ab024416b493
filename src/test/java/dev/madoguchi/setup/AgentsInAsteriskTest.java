package dev.madoguchi.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.madoguchi.plan.Loading;
import dev.madoguchi.plan.Plan;
import dev.madoguchi.plan.PlanLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Agents of another plan, brought into an Asterisk that runs. */
class AgentsInAsteriskTest {
  @TempDir Path folder;

  private final Home home = new Home(Path.of("").toAbsolutePath());
  private StateFolder state;
  private Plan other;
  private FakeConsole asterisk;

  @BeforeEach
  void begin() throws IOException {
    state = new StateFolder(folder);
    state.create();
    Plan shipped = plan(home.plan());
    Secrets secrets = Secrets.loadOrMake(state, shipped.agents().keySet());
    new AsteriskFiles(state, home).write(Settings.defaults(home), secrets, shipped);
    asterisk = new FakeConsole(state.asteriskEtc());
    other = with("6001: [returns]", "6009: [returns, delivery]");
  }

  private Plan with(String before, String after) throws IOException {
    Path holidays = folder.resolve("holidays-jp.csv");
    if (Files.notExists(holidays)) {
      Files.copy(home.plan().resolveSibling("holidays-jp.csv"), holidays);
    }
    String text = Files.readString(home.plan());
    assertThat(text).contains(before);
    return plan(Files.writeString(folder.resolve("plan.yaml"), text.replace(before, after)));
  }

  private static Plan plan(Path file) {
    return switch (PlanLoader.load(file)) {
      case Loading.Loaded(Plan loaded) -> loaded;
      case Loading.Refused(var problems) -> throw new AssertionError(problems.toString());
    };
  }

  private Secrets secrets() {
    return Secrets.loadOrMake(state, other.agents().keySet());
  }

  private Map<String, String> files() throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(state.asteriskEtc())) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        files.put(file.toString(), Files.readString(file));
      }
    }
    return files;
  }

  @Test
  void asterisk_has_the_new_ones_and_no_longer_the_old() {
    AgentFiles agents = new AgentFiles(state, other);
    AgentsInAsterisk inAsterisk = new AgentsInAsterisk(agents, asterisk);
    assertThat(agents.areWritten(Secrets.load(state))).isFalse();
    inAsterisk.bring(this::secrets);
    assertThat(agents.areWritten(Secrets.load(state))).isTrue();
    assertThat(inAsterisk.settle()).isEmpty();
    assertThat(asterisk.accounts()).contains("6009").doesNotContain("6001");
    assertThat(asterisk.serving("delivery")).containsExactly("6009", "6002");
  }

  @Test
  void taken_back_all_is_as_it_was() throws IOException {
    Map<String, String> before = files();
    new AgentsInAsterisk(new AgentFiles(state, other), asterisk).bring(this::secrets).run();
    assertThat(files()).isEqualTo(before);
    assertThat(asterisk.accounts()).contains("6001").doesNotContain("6009");
    assertThat(asterisk.serving("delivery")).containsExactly("6002");
  }

  @Test
  void an_asterisk_that_does_not_take_them_over_is_seen_and_the_files_are_put_back()
      throws IOException {
    Map<String, String> before = files();
    asterisk.readsNoMore("queue reload members");
    assertThatExceptionOfType(SetupProblem.class)
        .isThrownBy(
            () -> new AgentsInAsterisk(new AgentFiles(state, other), asterisk).bring(this::secrets))
        .withMessageContaining("did not take them over")
        .withMessageContaining("delivery has [6002]");
    assertThat(files()).isEqualTo(before);
    assertThat(asterisk.accounts()).contains("6001").doesNotContain("6009");
  }

  @Test
  void what_a_reload_that_was_killed_has_written_and_no_more_is_brought_in_by_the_next() {
    AgentFiles agents = new AgentFiles(state, other);
    agents.write(secrets());
    assertThat(asterisk.accounts()).contains("6001").doesNotContain("6009");
    assertThat(new AgentsInAsterisk(agents, asterisk).settle()).isEmpty();
    assertThat(asterisk.accounts()).contains("6009").doesNotContain("6001");
  }

  @Test
  void what_somebody_has_told_asterisk_on_its_console_is_named_and_refuses_nothing() {
    AgentFiles agents = new AgentFiles(state, other);
    AgentsInAsterisk inAsterisk = new AgentsInAsterisk(agents, asterisk);
    inAsterisk.bring(this::secrets);
    asterisk.hasAdded("6010", "returns");
    assertThat(inAsterisk.settle()).singleElement().asString().contains("returns has", "6010");
  }

  @Test
  void an_asterisk_that_is_down_reads_them_when_it_starts() {
    AgentFiles agents = new AgentFiles(state, other);
    Console nobody =
        command -> {
          throw new IOException("the Asterisk does not run");
        };
    assertThat(new AgentsInAsterisk(agents, nobody).settle()).isEmpty();
  }

  @Test
  void without_asterisk_nothing_is_written() throws IOException {
    Map<String, String> before = files();
    String passwords = Files.readString(state.secrets());
    Console nobody =
        command -> {
          throw new IOException("the Asterisk does not run");
        };
    assertThatExceptionOfType(SetupProblem.class)
        .isThrownBy(
            () -> new AgentsInAsterisk(new AgentFiles(state, other), nobody).bring(this::secrets))
        .withMessage("the Asterisk does not run");
    assertThat(files()).isEqualTo(before);
    assertThat(state.secrets()).hasContent(passwords);
  }

  @Test
  void a_queue_the_running_asterisk_does_not_have_needs_a_new_start() throws IOException {
    Path queues = state.asteriskEtc().resolve("queues.conf");
    Files.writeString(queues, Files.readString(queues).replace("queue_members_site", "members"));
    AgentFiles agents = new AgentFiles(state, other);
    assertThat(agents.problems())
        .singleElement()
        .asString()
        .startsWith("queues.site: Asterisk has no such queue yet");
    assertThat(agents.areWritten(secrets())).isFalse();
  }

  @Test
  void a_queue_the_plan_no_longer_has_is_served_by_nobody() throws IOException {
    other = with("6005: [site]", "6005: [other]");
    new AgentsInAsterisk(new AgentFiles(state, other), asterisk).bring(this::secrets);
    assertThat(asterisk.serving("site")).isEmpty();
    assertThat(asterisk.serving("other")).containsExactly("6005", "6006");
  }
}
