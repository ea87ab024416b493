package dev.madoguchi.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The product as its user starts it, {@code bin/madoguchi up}, for one test class: in a state
 * folder and on ports of its own.
 *
 * <p>Telephones are closed after each test; a test that failed leaves the logs and what was heard
 * under target/e2e. At the end the line is stopped by SIGTERM, must exit with 0, and must have left
 * no process behind.
 */
final class RunningLine implements BeforeAllCallback, AfterTestExecutionCallback, AfterAllCallback {
  /** So long a start may take, of the whole line or of a part of it. */
  static final Duration START = Duration.ofMinutes(2);

  private static final Duration STOP = Duration.ofSeconds(45);

  /** So many at once: a start takes a processor for seconds, which callers of others would lack. */
  private static final Semaphore STARTS = new Semaphore(2, true);

  private static final String TONE = "usr/share/asterisk/sounds/en_US_f_Allison/beep.wav";

  private final LineOptions options;
  private final Path root = Prompts.root();
  private final LinePorts ports = new LinePorts();
  private final Telephones telephones = new Telephones();
  private Optional<Path> state = Optional.empty();
  private Optional<Program> up = Optional.empty();

  private RunningLine(LineOptions options) {
    this.options = options;
  }

  /** What makes a plan have ARI as its way in. */
  static final Map<String, String> OVER_ARI = Map.of("# way-in: agi", "way-in: ari");

  /** A line whose clock is set there, in Tokyo: "2026-11-24 10:00" is open, a holiday is not. */
  static RunningLine asOf(String time) {
    return new RunningLine(LineOptions.asOf(time).with(FaultScene.WayIn.asAsked().plan()));
  }

  /** A line by the machine's own clock. */
  static RunningLine now() {
    return new RunningLine(LineOptions.NOW);
  }

  /** The same, its state folder on a disk of its own of so many megabytes, which can be filled. */
  RunningLine onDiskOf(int megabytes) {
    return new RunningLine(options.on(new SmallDisk(megabytes)));
  }

  /** The same on the shipped plan with other text where each of these stands, once. */
  RunningLine with(Map<String, String> instead) {
    return new RunningLine(options.with(instead));
  }

  /** The same on a machine whose distribution has an Asterisk, which is installed there. */
  RunningLine onAMachineWithAsterisk() {
    return new RunningLine(options.onAMachineWithAsterisk());
  }

  /** The same, and its server's clock can be stepped: {@link SteppedClock}. */
  RunningLine onAMachineWithASteppedClock() {
    return new RunningLine(options.onAMachineWithASteppedClock());
  }

  /** The same with a second server beside the first. */
  RunningLine withTwoServers() {
    return new RunningLine(options.withTwoServers());
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    try {
      start();
    } catch (AssertionError | RuntimeException e) {
      Evidence.keep(context, this);
      kill();
      throw e;
    }
  }

  /** Starts it; whatever fails on the way leaves it to {@link #kill}. */
  void start() {
    state = Optional.of(TemporaryFolder.make());
    options.disk().ifPresent(small -> small.mount(state()));
    STARTS.acquireUninterruptibly();
    try {
      up = Optional.of(Program.start(root, upCommand()));
      up().awaitLines("ready", 1, START);
      if (options.servers() == LineOptions.Servers.TWO) {
        up().awaitLines("the second server is there", 1, START);
      }
    } finally {
      STARTS.release();
    }
    // which keys arrived: the first question about most tests that failed
    asterisk("logger add channel keys.log dtmf");
    learnAgents();
  }

  /** The passwords of the plan's agents, as the product tells them. */
  void learnAgents() {
    for (JsonNode agent : books().json("agents", "--json")) {
      telephones.learn(agent.required("account").asText(), agent.required("password").asText());
    }
  }

  private List<String> upCommand() {
    List<String> command = new ArrayList<>(options.before(root, state()));
    command.addAll(List.of("bin/madoguchi", "up"));
    command.addAll(List.of("--state", state().toString()));
    command.addAll(ports.options());
    command.addAll(options.behind(state()));
    return command;
  }

  InetSocketAddress sip() {
    return ports.sip();
  }

  InetSocketAddress agi() {
    return ports.agi();
  }

  /** The support number, at this line. */
  String number() {
    return ports.dialled("05058409100");
  }

  /** What an agent dials, at this line. */
  String code(String code) {
    return ports.dialled(code);
  }

  Path state() {
    return state.orElseThrow();
  }

  Program up() {
    return up.orElseThrow();
  }

  /** A telephone without an account: a caller. */
  Phone phone() {
    return telephones.phone(sip());
  }

  /** The telephone of an agent, registered, so on duty. */
  Phone agent(String account) {
    return telephones.agent(account, sip());
  }

  /** The telephones of all agents, registered, by account. */
  Map<String, Phone> everyAgent() {
    return telephones.everyAgent(sip());
  }

  /** Calls the support number and waits for the answer. */
  PhoneCall call(String from) {
    return phone().call(number(), Phone.from(from));
  }

  LineClock clock() {
    return new LineClock(state().resolve("settings.properties"));
  }

  /** Starts the server anew with its clock set there. */
  void restartAsOf(String time) {
    clock().set(time);
    outages().restartServer();
  }

  /** Sets the clock shortly before that time, with a new start of the server where it must. */
  void beBefore(Instant time) {
    clock().beBefore(time, this::restartAsOf);
  }

  /** What the product's own commands tell of this line. */
  private LineBooks books() {
    return new LineBooks(root, state());
  }

  List<LeftInquiry> inquiries() {
    return books().inquiries();
  }

  /** Every call's record, in the order the calls came. */
  List<RecordedCall> recordedCalls() {
    return books().calls();
  }

  /** The records of calls from a number. */
  List<RecordedCall> recordedCalls(String from) {
    return books().calls(from);
  }

  JsonNode callsAndTally(String... which) {
    return books().callsAndTally(which);
  }

  /** Runs a command of the product on this state folder. */
  String madoguchi(String... command) {
    return books().run(command);
  }

  /** Asks Asterisk on its own console, in whatever root it runs. */
  String asterisk(String command) {
    return processes().console(command);
  }

  /** The tone before a recording, as Asterisk has it. */
  Sound tone() {
    return Sound.read(processes().inAsterisksRoot(TONE));
  }

  /** See {@link LineProcesses#consoleSince}. */
  Optional<FileTime> consoleSince() {
    return processes().consoleSince();
  }

  /** What can befall it. */
  Outages outages() {
    return new Outages(processes(), up());
  }

  ProcessHandle server() {
    return processes().server();
  }

  /** The second of two servers. */
  ProcessHandle serverBeside() {
    return processes().serverBeside();
  }

  ProcessHandle asterisk() {
    return processes().asterisk();
  }

  private LineProcesses processes() {
    return new LineProcesses(root, state());
  }

  List<Phone> phones() {
    return telephones.all();
  }

  @Override
  public void afterTestExecution(ExtensionContext context) {
    if (context.getExecutionException().isPresent()) {
      Evidence.keep(context, this);
    }
    telephones.close();
  }

  @Override
  public void afterAll(ExtensionContext context) {
    try {
      stop();
    } catch (AssertionError e) {
      Evidence.keep(context, this);
      throw e;
    } finally {
      kill();
    }
  }

  /** Stops it by SIGTERM; an error when it does not stop well, or leaves something running. */
  void stop() {
    up().stopWithAllItStarted(STOP);
  }

  /** Ends whatever of it still runs, and deletes what it kept. */
  void kill() {
    up.ifPresent(Program::killWithAllItStarted);
    deleteState();
  }

  private void deleteState() {
    ports.giveBack();
    options.disk().ifPresent(small -> small.unmount(state()));
    TemporaryFolder.delete(state());
  }
}
