package dev.madoguchi.e2e;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
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
  private static final Duration START = Duration.ofMinutes(2);
  private static final Duration STOP = Duration.ofSeconds(45);
  private static final List<Duration> LEADS =
      List.of(Duration.ofSeconds(12), Duration.ofSeconds(40), Duration.ofSeconds(90));
  private static final Duration COMMAND = Duration.ofSeconds(30);
  private static final int MEDIA_PORTS = 1000;

  private final String asOf;
  private final Path root = Prompts.root();
  private final int sip = FreePorts.udp();
  private final int agi = FreePorts.tcp();
  private final Queue<Phone> phones = new ConcurrentLinkedQueue<>();
  private final Map<String, String> passwords = new ConcurrentHashMap<>();
  private Optional<Path> state = Optional.empty();
  private Optional<Program> up = Optional.empty();
  private OptionalInt media = OptionalInt.empty();

  private final Optional<SmallDisk> disk;

  private final Map<String, String> inPlan;

  private final Machine machine;

  /** Where Asterisk comes from. */
  private enum Machine {
    /** As bin/test found it: a private root. */
    THIS,
    /** The distribution's package, installed. */
    WITH_ASTERISK
  }

  private RunningLine(
      String asOf, Optional<SmallDisk> disk, Map<String, String> inPlan, Machine machine) {
    this.asOf = asOf;
    this.disk = disk;
    this.inPlan = inPlan;
    this.machine = machine;
  }

  /** What makes a plan have ARI as its way in. */
  static final Map<String, String> OVER_ARI = Map.of("# way-in: agi", "way-in: ari");

  /** A line whose clock is set there, in Tokyo: "2026-11-24 10:00" is open, a holiday is not. */
  static RunningLine asOf(String time) {
    // the whole suite over the other way in: -Dmadoguchi.way-in=ari
    boolean overAri = "ari".equals(System.getProperty("madoguchi.way-in"));
    return new RunningLine(time, Optional.empty(), overAri ? OVER_ARI : Map.of(), Machine.THIS);
  }

  /** The same, its state folder on a disk of its own of so many megabytes, which can be filled. */
  RunningLine onDiskOf(int megabytes) {
    return new RunningLine(asOf, Optional.of(new SmallDisk(megabytes)), inPlan, machine);
  }

  /** The same on the shipped plan with other text where each of these stands, once. */
  RunningLine with(Map<String, String> instead) {
    Map<String, String> all = new HashMap<>(inPlan);
    all.putAll(instead);
    return new RunningLine(asOf, disk, all, machine);
  }

  /** The same on a machine whose distribution has an Asterisk, which is installed there. */
  RunningLine onAMachineWithAsterisk() {
    return new RunningLine(asOf, disk, inPlan, Machine.WITH_ASTERISK);
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
    disk.ifPresent(small -> small.mount(state()));
    up = Optional.of(Program.start(root, upCommand()));
    up().awaitLines("ready", 1, START);
    // which keys arrived: the first question about most tests that failed
    asterisk("logger add channel keys.log dtmf");
    for (JsonNode agent : json("agents", "--json")) {
      passwords.put(agent.required("account").asText(), agent.required("password").asText());
    }
  }

  private List<String> upCommand() {
    int media = mediaPorts();
    List<String> command = new ArrayList<>(before());
    command.addAll(List.of("bin/madoguchi", "up"));
    command.addAll(List.of("--state", state().toString()));
    command.addAll(List.of("--sip", "127.0.0.1:" + sip));
    command.addAll(List.of("--agi-port", Integer.toString(agi)));
    command.addAll(List.of("--ami-port", Integer.toString(FreePorts.tcp())));
    command.addAll(List.of("--ari-port", Integer.toString(FreePorts.tcp())));
    command.addAll(List.of("--rtp", media + "-" + (media + MEDIA_PORTS - 1)));
    command.addAll(List.of("--as-of", asOf));
    if (!inPlan.isEmpty()) {
      command.addAll(List.of("--plan", ChangedPlan.in(state(), inPlan).toString()));
    }
    if (machine == Machine.THIS) {
      asteriskRoot().ifPresent(path -> command.addAll(List.of("--asterisk", path)));
    }
    return command;
  }

  private List<String> before() {
    return switch (machine) {
      case THIS -> List.of();
      case WITH_ASTERISK ->
          List.of(
              "src/test/bash/in-root",
              asteriskRoot().orElseThrow(() -> new AssertionError("run this by bin/test")),
              root.toString(),
              System.getProperty("java.home"),
              state().toString(),
              "--");
    };
  }

  private static Optional<String> asteriskRoot() {
    return Optional.ofNullable(System.getProperty("madoguchi.asterisk"));
  }

  // --- what a test does with it

  InetSocketAddress sip() {
    return FreePorts.loopback(sip);
  }

  InetSocketAddress agi() {
    return FreePorts.loopback(agi);
  }

  /** The support number, at this line. */
  String number() {
    return "sip:05058409100@127.0.0.1:" + sip;
  }

  /** What an agent dials, at this line. */
  String code(String code) {
    return "sip:" + code + "@127.0.0.1:" + sip;
  }

  Path state() {
    return state.orElseThrow();
  }

  Program up() {
    return up.orElseThrow();
  }

  /** A telephone without an account: a caller. */
  Phone phone() {
    Phone phone = Phone.at(sip());
    phones.add(phone);
    return phone;
  }

  /** The telephone of an agent, registered, so on duty. */
  Phone agent(String account) {
    Phone phone = phone();
    phone.register(account, Optional.ofNullable(passwords.get(account)).orElseThrow());
    return phone;
  }

  /** The telephones of all agents, registered, by account. */
  Map<String, Phone> everyAgent() {
    Map<String, Phone> agents = new TreeMap<>();
    passwords.keySet().forEach(account -> agents.put(account, agent(account)));
    return agents;
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
    int ready = up().lines("ready");
    clock().set(time);
    server().destroyForcibly();
    up().awaitLines("ready", ready + 1, START);
  }

  /** Sets the clock shortly before that time, with a new start of the server where it must. */
  void beBefore(Instant time) {
    for (Duration lead : LEADS) {
      Duration left = Duration.between(clock().now().instant(), time);
      if (left.isPositive() && left.compareTo(LEADS.getLast()) <= 0) {
        return;
      }
      restartAsOf(clock().text(time.minus(lead)));
    }
    throw new AssertionError("the line cannot be up before " + time);
  }

  /** Nobody starts the server anew. */
  void holdUp() {
    signalUp("-STOP");
  }

  void goOn() {
    signalUp("-CONT");
  }

  private void signalUp(String signal) {
    Program.run(root, COMMAND, List.of("kill", signal, Long.toString(up().pid())));
  }

  List<LeftInquiry> inquiries() {
    List<LeftInquiry> all = new ArrayList<>();
    json("inquiries", "--json").forEach(inquiry -> all.add(LeftInquiry.of(inquiry)));
    return all;
  }

  /** Every call's record, in the order the calls came. */
  List<RecordedCall> recordedCalls() {
    List<RecordedCall> all = new ArrayList<>();
    callsAndTally().required("calls").forEach(call -> all.add(RecordedCall.of(call)));
    return all;
  }

  /** The records of calls from a number. */
  List<RecordedCall> recordedCalls(String from) {
    return recordedCalls().stream()
        .filter(call -> call.caller().filter(from::equals).isPresent())
        .toList();
  }

  JsonNode callsAndTally(String... which) {
    return json(
        Stream.concat(Stream.of("calls", "--json"), Stream.of(which)).toArray(String[]::new));
  }

  private JsonNode json(String... command) {
    String text = madoguchi(command);
    try {
      return new ObjectMapper().readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError("no JSON from " + List.of(command) + ": " + text, e);
    }
  }

  /** Runs a command of the product on this state folder. */
  String madoguchi(String... command) {
    List<String> all = new ArrayList<>(List.of("bin/madoguchi"));
    all.addAll(List.of(command));
    all.addAll(List.of("--state", state().toString()));
    return Program.run(root, COMMAND, all);
  }

  /** Asks Asterisk on its own console, in whatever root it runs. */
  String asterisk(String command) {
    String configuration = state().resolve("asterisk/etc/asterisk.conf").toString();
    return Program.run(
        root,
        COMMAND,
        List.of(
            "chroot",
            "/proc/" + asterisk().pid() + "/root",
            "/usr/sbin/asterisk",
            "-C",
            configuration,
            "-rx",
            command));
  }

  /** The tone before a recording, as Asterisk has it. */
  Sound tone() {
    return Sound.read(
        Path.of(
            "/proc/"
                + asterisk().pid()
                + "/root/usr/share/asterisk/sounds/en_US_f_Allison/beep.wav"));
  }

  /** Asterisk dies and is started anew; its calls are over. */
  void restartAsterisk() {
    long before = asterisk().pid();
    asterisk().destroyForcibly();
    if (!Callers.within(START, () -> startedAnew(before))) {
      throw new AssertionError("Asterisk was not started anew: " + up());
    }
  }

  private boolean startedAnew(long before) {
    try {
      return asterisk().pid() != before
          && asterisk("core waitfullybooted").contains("fully booted");
    } catch (AssertionError | NumberFormatException e) {
      return false; // between the two there is none to ask, and its file may be half written
    }
  }

  ProcessHandle server() {
    return process("server.pid");
  }

  ProcessHandle asterisk() {
    return process("asterisk.pid");
  }

  private ProcessHandle process(String file) {
    Path pid = state().resolve("run").resolve(file);
    try {
      return ProcessHandle.of(Long.parseLong(Files.readString(pid).strip()))
          .orElseThrow(() -> new AssertionError("the process of " + pid + " does not run"));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + pid, e);
    }
  }

  // --- after a test, and at the end

  List<Phone> phones() {
    return List.copyOf(phones);
  }

  @Override
  public void afterTestExecution(ExtensionContext context) {
    if (context.getExecutionException().isPresent()) {
      Evidence.keep(context, this);
    }
    phones.forEach(Phone::close);
    phones.clear();
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
    List<ProcessHandle> family = up().family();
    up().terminate();
    try {
      int exit = up().awaitExit(STOP);
      if (exit != 0) {
        throw new AssertionError("the line stopped with exit code " + exit + ": " + up());
      }
      // a child of a shell that has ended may still wait to be reaped
      family.forEach(
          process -> process.onExit().completeOnTimeout(process, 5, TimeUnit.SECONDS).join());
      List<String> left =
          family.stream()
              .filter(ProcessHandle::isAlive)
              .map(process -> process.pid() + " " + process.info())
              .toList();
      if (!left.isEmpty()) {
        throw new AssertionError("left running: " + left);
      }
    } finally {
      family.forEach(ProcessHandle::destroyForcibly);
    }
  }

  /** Ends whatever of it still runs, and deletes what it kept. */
  void kill() {
    List<ProcessHandle> family = up.map(Program::family).orElse(List.of());
    family.forEach(ProcessHandle::destroyForcibly);
    family.forEach(
        process -> process.onExit().completeOnTimeout(process, 5, TimeUnit.SECONDS).join());
    deleteState();
  }

  private int mediaPorts() {
    int first = FreePorts.udpRange(MEDIA_PORTS);
    media = OptionalInt.of(first);
    return first;
  }

  private void deleteState() {
    media.ifPresent(first -> FreePorts.giveBack(first, MEDIA_PORTS));
    disk.ifPresent(small -> small.unmount(state()));
    TemporaryFolder.delete(state());
  }
}
