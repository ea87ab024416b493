package dev.madoguchi.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One private Asterisk as the product prepares it, with contenders beside the line, and the servers
 * they need; all on ports and in a folder of its own, and ended with it.
 */
public final class BenchLine implements AutoCloseable {
  private static final Duration START = Duration.ofSeconds(60);
  private static final int MEDIA_PORTS = 4000;
  private static final Pattern CHANNELS = Pattern.compile("(\\d+) active channel");
  private static final String OPEN = "2026-11-24 10:00";

  private final Path root = Prompts.root();
  private final String asteriskRoot = System.getProperty("madoguchi.asterisk");
  private final Path state;
  private final WorkloadPlan workload;
  private final int sip = FreePorts.udp();
  private final int media = FreePorts.udpRange(MEDIA_PORTS);
  private final int agi = FreePorts.tcp();
  private final int ari = FreePorts.tcp();
  private final int asteriskAmi = FreePorts.tcp();
  private final List<Program> programs = new ArrayList<>();
  private final List<AmiGate> gates = new ArrayList<>();

  BenchLine(Path state, WorkloadPlan workload) {
    this.state = state;
    this.workload = workload;
    // also when the benchmark is ended from outside
    Runtime.getRuntime().addShutdownHook(new Thread(this::close, "stop"));
  }

  InetSocketAddress sip() {
    return FreePorts.loopback(sip);
  }

  Path state() {
    return state;
  }

  /** The line as the product prepares it, with FastAGI as its way in. */
  AmiGate prepare() {
    Path plan = plan("agi", text -> text);
    AmiGate gate = prepare(state, agi, plan.toString());
    edit("local/manager.conf", text -> text.replace("" + gate.port(), "" + asteriskAmi));
    edit("modules.conf", text -> text + "load = app_read.so\n");
    edit("queues.conf", workload::queues);
    return gate;
  }

  /** A second server of the product's beside it on the same Asterisk, with ARI as its way in. */
  AmiGate prepareAri() {
    Path plan = plan("ari", text -> replaced(text, "# way-in: agi", "way-in: ari"));
    Path second = ariState();
    copy(state.resolve("secrets.properties"), second.resolve("secrets.properties"));
    AmiGate gate = prepare(second, FreePorts.tcp(), plan.toString());
    for (String file : List.of("http.conf", "ari_modules.conf", "ari_user.conf")) {
      copy(
          second.resolve("asterisk/etc/local").resolve(file),
          state.resolve("asterisk/etc/local").resolve(file));
    }
    recordTo(second.resolve("recordings"));
    return gate;
  }

  /** What ARI records is that server's; over FastAGI a recording has its whole path. */
  private void recordTo(Path folder) {
    Path spool = state.resolve("asterisk/spool/recording");
    try {
      Files.delete(spool);
      Files.createSymbolicLink(spool, folder);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot lead " + spool + " to " + folder, e);
    }
  }

  /** The plan as shipped, but for what the workload needs and what belongs to one server. */
  private Path plan(String name, Change change) {
    Path plan = state.resolve("bench").resolve(name + ".yaml");
    copy(root.resolve("config/holidays-jp.csv"), plan.resolveSibling("holidays-jp.csv"));
    copy(root.resolve("config/support-line.yaml"), plan);
    change(plan, workload::of);
    change(plan, change);
    return plan;
  }

  /** The plan as shipped with a change; fails when it has not what is to be changed. */
  public static String replaced(String text, String from, String to) {
    if (!text.contains(from)) {
      throw new AssertionError("the plan as shipped has no " + from);
    }
    return text.replace(from, to);
  }

  /** The agents' telephones are all there, and register nowhere. */
  void agentsAt(String address) {
    edit(
        "local/agents.conf",
        text ->
            text.replaceAll("(?m)^\\[(\\d+)]\\(agent-aor\\)$", "$0\ncontact = sip:$1@" + address));
  }

  Path ariState() {
    return state.resolve("bench/ari");
  }

  String ariUrl() {
    return "http://127.0.0.1:" + ari;
  }

  String ariPassword() {
    return LineSecrets.of(state, "ari");
  }

  private AmiGate prepare(Path folder, int agiPort, String plan) {
    int ami = FreePorts.tcp();
    List<String> command = product(folder, "prepare", "--plan", plan, "--as-of", OPEN);
    command.addAll(List.of("--sip", "127.0.0.1:" + sip, "--agi-port", "" + agiPort));
    command.addAll(List.of("--ami-port", "" + ami, "--ari-port", "" + ari));
    command.addAll(List.of("--rtp", media + "-" + (media + MEDIA_PORTS - 1)));
    Program.run(root, START, command);
    AmiGate gate = AmiGate.at(ami, asteriskAmi);
    gates.add(gate);
    return gate;
  }

  private List<String> product(Path folder, String command, String... options) {
    List<String> all = java("-Dmadoguchi.home=" + root, "-jar", "target/madoguchi.jar", command);
    all.addAll(List.of("--state", folder.toString()));
    all.addAll(List.of(options));
    return all;
  }

  private static void copy(Path from, Path to) {
    try {
      Files.createDirectories(to.getParent());
      Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot copy " + from + " to " + to, e);
    }
  }

  public static List<String> java(String... options) {
    List<String> command =
        new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin/java").toString()));
    command.addAll(List.of(options));
    return command;
  }

  interface Change {
    String of(String text);
  }

  void edit(String file, Change change) {
    change(state.resolve("asterisk/etc").resolve(file), change);
  }

  private static void change(Path path, Change change) {
    try {
      Files.writeString(path, change.of(Files.readString(path)));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot change " + path, e);
    }
  }

  /** Starts Asterisk and waits until it is up. */
  long startAsterisk() {
    List<String> command = asterisk("-f");
    Program asterisk = started(command, "asterisk");
    long deadline = System.nanoTime() + START.toNanos();
    while (!fullyBooted()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("Asterisk is not up: " + asterisk);
      }
      LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
    }
    return asterisk.pid();
  }

  private boolean fullyBooted() {
    try {
      return ask("core waitfullybooted").contains("fully booted");
    } catch (AssertionError notYet) {
      return false;
    }
  }

  /** How many channels Asterisk has. */
  int channels() {
    Matcher found = CHANNELS.matcher(ask("core show channels count"));
    if (!found.find()) {
      throw new AssertionError("Asterisk does not say how many channels it has");
    }
    return Integer.parseInt(found.group(1));
  }

  String ask(String command) {
    return Program.run(root, START, asterisk("-rx", command));
  }

  private List<String> asterisk(String... options) {
    List<String> command =
        new ArrayList<>(
            List.of("bin/run-asterisk", asteriskRoot, state.toString(), root + "/prompts"));
    command.addAll(List.of(options));
    return command;
  }

  /** Starts a server of the product's on this state folder, exactly as the product starts it. */
  long startServer(Path folder) {
    return startServer("madoguchi-" + folder.getFileName(), serve(folder, Cache.WITH), "ready");
  }

  /** Whether the server starts from what an earlier one has learned (bin/warm-up). */
  enum Cache {
    WITH,
    WITHOUT
  }

  /** What a start has cost when it was over. */
  record Start(Duration wall, double cpu) {}

  /** Starts a server of the product's, waits until it takes calls, and ends it. */
  Start startOnce(Path folder, Cache cache) {
    long began = System.nanoTime();
    Program server = started(serve(folder, cache), "madoguchi-once");
    server.awaitLines("ready", 1, START);
    Start start =
        new Start(Duration.ofNanos(System.nanoTime() - began), ProcessCpu.of(server.pid()).own());
    server.killWithAllItStarted();
    programs.remove(server);
    return start;
  }

  private List<String> serve(Path folder, Cache cache) {
    List<String> command = product(folder, "serve");
    if (cache == Cache.WITH) {
      Path file = root.resolve("target/madoguchi.aot");
      command.addAll(1, List.of("-XX:AOTCache=" + file, "-Xlog:aot=off,cds=off"));
    }
    return command;
  }

  /** Starts a server and waits for the line that says it listens. */
  long startServer(String name, List<String> command, String ready) {
    Program server = started(command, name);
    server.awaitLines(ready, 1, START);
    return server.pid();
  }

  /** What a program complains of goes to a file: nobody measures how fast it is read. */
  private Program started(List<String> command, String name) {
    List<String> all = new ArrayList<>();
    all.addAll(List.of("sh", "-c", "exec \"$@\" 2>>\"$0\""));
    all.add(state.resolve("log").resolve(name + ".err").toString());
    all.addAll(command);
    Program program = Program.start(root, all);
    programs.add(program);
    return program;
  }

  void write(String file, String text) {
    Path path = state.resolve(file);
    try {
      Files.createDirectories(path.getParent());
      Files.writeString(
          path, text, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + path, e);
    }
  }

  @Override
  public void close() {
    programs.reversed().forEach(Program::killWithAllItStarted); // nothing of it is kept
    gates.forEach(AmiGate::close);
  }
}
