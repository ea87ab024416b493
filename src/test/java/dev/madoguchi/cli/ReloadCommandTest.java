package dev.madoguchi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.madoguchi.control.Answer;
import dev.madoguchi.control.ControlSocket;
import dev.madoguchi.plan.Loading;
import dev.madoguchi.plan.Plan;
import dev.madoguchi.plan.PlanLoader;
import dev.madoguchi.setup.AsteriskFiles;
import dev.madoguchi.setup.Home;
import dev.madoguchi.setup.Secrets;
import dev.madoguchi.setup.Settings;
import dev.madoguchi.setup.StateFolder;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The command on one server or two, in every state they can be in. */
class ReloadCommandTest {
  @TempDir Path folder;
  private StateFolder state;
  private final List<ControlSocket> servers = new ArrayList<>();
  private final List<String> asked = new ArrayList<>();
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void begin() {
    state = new StateFolder(folder);
    state.create();
    Home home = Home.fromLauncher();
    Plan plan = ((Loading.Loaded) PlanLoader.load(home.plan())).plan();
    Settings settings = Settings.defaults(home);
    new AsteriskFiles(state, home)
        .write(settings, Secrets.loadOrMake(state, plan.agents().keySet()), plan);
  }

  @AfterEach
  void end() {
    servers.forEach(ControlSocket::close);
  }

  private static Answer takes(String ignoredRequest) {
    return new Answer.Done(List.of("taken"));
  }

  private static Answer refuses(String ignoredRequest) {
    return new Answer.Refused(List.of("agents: not now"));
  }

  private void two() throws IOException {
    twoOn(Home.fromLauncher().plan());
  }

  private void twoOn(Path plan) throws IOException {
    Settings.defaults(Home.fromLauncher()).save(state);
    // of two keys the last one counts
    Files.writeString(
        state.settings(), "beside = 4574\nplan = " + plan + "\n", StandardOpenOption.APPEND);
  }

  private void first(Function<String, Answer> answers) throws IOException {
    serve(state.control(), "first", answers);
  }

  private void second(Function<String, Answer> answers) throws IOException {
    serve(state.controlBeside(), "second", answers);
  }

  private void serve(Path socket, String name, Function<String, Answer> answers)
      throws IOException {
    servers.add(
        ControlSocket.open(
            socket,
            request -> {
              asked.add(name + " " + request);
              return answers.apply(request);
            }));
  }

  private int reload() {
    return new CommandLine(new ReloadCommand(List.of(), _ -> ReloadCommandTest::noAsterisk))
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute("--state", folder.toString());
  }

  private static String noAsterisk(String command) throws IOException {
    throw new IOException("no Asterisk to be asked " + command);
  }

  /** The shipped plan with another agent. */
  private Path otherAgents() throws IOException {
    Path shipped = Home.fromLauncher().plan();
    Files.copy(shipped.resolveSibling("holidays-jp.csv"), folder.resolve("holidays-jp.csv"));
    return Files.writeString(
        folder.resolve("plan.yaml"), Files.readString(shipped).replace("6001:", "6009:"));
  }

  @Test
  void agents_asterisk_cannot_be_told_of_are_refused_before_any_server_goes_by_them()
      throws IOException {
    twoOn(otherAgents());
    first(ReloadCommandTest::takes);
    second(ReloadCommandTest::takes);
    String before = Files.readString(state.asteriskEtc().resolve("local/agents.conf"));
    assertThat(reload()).isEqualTo(1);
    assertThat(err.toString()).startsWith("no Asterisk to be asked").contains("not reloaded");
    assertThat(asked).containsExactly("first look", "second look");
    assertThat(state.asteriskEtc().resolve("local/agents.conf")).hasContent(before);
  }

  @Test
  void agents_of_an_asterisk_on_another_host_are_refused_with_what_to_do() throws IOException {
    twoOn(otherAgents());
    Files.writeString(
        state.settings(),
        "asterisk-host = 192.0.2.10\nserver-host = 192.0.2.20\n",
        StandardOpenOption.APPEND);
    first(ReloadCommandTest::takes);
    assertThat(reload()).isEqualTo(1);
    assertThat(err.toString())
        .startsWith("agents, queues: cannot change while the line is up with Asterisk on another")
        .contains("bin/madoguchi up");
    assertThat(asked).containsExactly("first look");
  }

  @Test
  void the_only_server_is_not_named() throws IOException {
    first(ReloadCommandTest::takes);
    assertThat(reload()).isZero();
    assertThat(out.toString()).isEqualTo("ok: taken\n");
    assertThat(err.toString()).isEmpty();
    assertThat(asked).containsExactly("first look", "first reload");
  }

  @Test
  void both_of_two_servers_take_the_plan_a_line_each() throws IOException {
    two();
    first(ReloadCommandTest::takes);
    second(ReloadCommandTest::takes);
    assertThat(reload()).isZero();
    assertThat(out.toString()).isEqualTo("ok: first server: taken\nok: second server: taken\n");
    assertThat(asked).containsExactly("first look", "second look", "first reload", "second reload");
  }

  @Test
  void what_one_of_two_would_refuse_changes_neither() throws IOException {
    two();
    first(ReloadCommandTest::takes);
    second(ReloadCommandTest::refuses);
    assertThat(reload()).isEqualTo(1);
    assertThat(out.toString()).isEmpty();
    assertThat(err.toString())
        .startsWith("second server: agents: not now\n")
        .endsWith("not reloaded: the line goes on by the plan it had\n");
    assertThat(asked).containsExactly("first look", "second look");
  }

  @Test
  void one_of_two_that_is_down_is_no_success() throws IOException {
    two();
    first(ReloadCommandTest::takes);
    assertThat(reload()).isEqualTo(3);
    assertThat(out.toString()).isEqualTo("ok: first server: taken\n");
    assertThat(err.toString())
        .startsWith("second server: does not answer")
        .endsWith("reloaded in part: not every server goes by the new plan yet\n");
  }

  @Test
  void one_of_two_that_dies_meanwhile_is_no_success() throws IOException {
    two();
    first(ReloadCommandTest::takes);
    second(
        request -> {
          if (request.equals("reload")) {
            throw new IllegalStateException("as the test wants");
          }
          return new Answer.Done(List.of());
        });
    assertThat(reload()).isEqualTo(3);
    assertThat(err.toString()).contains("ended before it had answered");
  }

  @Test
  void no_server_at_all_is_told_and_nothing_is_reloaded() throws IOException {
    two();
    assertThat(reload()).isEqualTo(1);
    assertThat(err.toString())
        .contains("first server: does not answer", "second server: does not answer")
        .endsWith("is the line of this state folder up?\n");
  }

  @Test
  void a_plan_with_problems_is_asked_of_nobody() throws IOException {
    Path plan = Files.writeString(folder.resolve("plan.yaml"), "line: {");
    twoOn(plan);
    first(ReloadCommandTest::takes);
    second(ReloadCommandTest::takes);
    assertThat(reload()).isEqualTo(1);
    assertThat(err.toString()).startsWith("plan.yaml:").contains("not reloaded");
    assertThat(asked).isEmpty();
  }
}
