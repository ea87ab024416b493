package dev.madoguchi.crowd;

import dev.madoguchi.e2e.BenchLine;
import dev.madoguchi.e2e.FreePorts;
import dev.madoguchi.e2e.LineSecrets;
import dev.madoguchi.e2e.ProcessClock;
import dev.madoguchi.e2e.Program;
import dev.madoguchi.e2e.Resident;
import dev.madoguchi.plan.WayIn;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The product's server alone, without an Asterisk: in a state folder of its own, with at most 512
 * MB of heap, its log and its records on, and limits that let the crowd in.
 */
final class CrowdServer implements AutoCloseable {
  private static final String HEAP = "512m";
  private static final Duration START = Duration.ofMinutes(3);
  private static final Duration LOOK = Duration.ofSeconds(1);

  /** Processor time, in seconds, that is nothing to do in that. */
  private static final double IDLE = 0.1;

  private static final Duration QUIET_WITHIN = Duration.ofSeconds(60);
  private static final Pattern PAUSE = Pattern.compile("\\[([0-9.]+)s\\].* Pause .* ([0-9.]+)ms$");

  private final WayIn way;
  private final Path home;
  private final Path state;
  private final int agi = FreePorts.tcp();
  private final int ari = FreePorts.tcp();
  private final Process process;

  /**
   * Starts it, for so many calls at once; returns when it listens, or over ARI at once: there it is
   * the one who connects.
   */
  CrowdServer(WayIn way, Path home, Path state, int calls)
      throws IOException, InterruptedException {
    this.way = way;
    this.home = home;
    this.state = state;
    Path plan = plan();
    Program.run(
        home,
        START,
        product(
            "prepare",
            List.of(),
            "--plan",
            plan.toString(),
            "--sip",
            "127.0.0.1:" + FreePorts.udp(),
            "--agi-port",
            "" + agi,
            "--ami-port",
            "" + FreePorts.tcp(),
            "--ari-port",
            "" + ari,
            "--as-of",
            "2026-11-24 10:00",
            "--most-calls",
            "" + (calls + 200)));
    List<String> jvm = List.of("-Xmx" + HEAP, "-Xlog:gc*:file=" + gcLog());
    this.process =
        new ProcessBuilder(product("serve", jvm))
            .directory(home.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log("server.out").toFile())
            .start();
    // also when the benchmark is ended from outside
    Runtime.getRuntime().addShutdownHook(new Thread(this::close, "end"));
    if (way == WayIn.AGI) {
      awaitListening();
    }
  }

  /** The shipped one; what a single Asterisk never reaches is let in here. */
  private Path plan() throws IOException {
    Path folder = Files.createDirectories(state.resolve("bench"));
    Path plan = folder.resolve("support-line.yaml");
    String shipped = Files.readString(home.resolve("config/support-line.yaml"));
    String open = BenchLine.replaced(shipped, "new-per-second: 50", "new-per-second: 1000");
    Files.writeString(plan, BenchLine.replaced(open, "# way-in: agi", "way-in: " + way.word()));
    Files.copy(
        home.resolve("config/holidays-jp.csv"),
        folder.resolve("holidays-jp.csv"),
        StandardCopyOption.REPLACE_EXISTING);
    return plan;
  }

  private List<String> product(String command, List<String> jvm, String... options) {
    List<String> all = BenchLine.java(jvm.toArray(String[]::new));
    all.addAll(List.of("-Dmadoguchi.home=" + home, "-jar", "target/madoguchi.jar", command));
    all.addAll(List.of("--state", state.toString()));
    all.addAll(List.of(options));
    return all;
  }

  private void awaitListening() {
    long end = System.nanoTime() + START.toNanos();
    while (true) {
      try (Socket _ = new Socket(InetAddress.getLoopbackAddress(), agi)) {
        return;
      } catch (IOException notYet) {
        if (!process.isAlive() || System.nanoTime() > end) {
          throw new IllegalStateException("the server does not start: " + log("server.out"));
        }
        LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
      }
    }
  }

  WayIn wayIn() {
    return way;
  }

  /** Where calls come in: over ARI it is Asterisk that listens there. */
  int port() {
    return switch (way) {
      case AGI -> agi;
      case ARI -> ari;
    };
  }

  String secret() {
    return LineSecrets.of(state, way.word());
  }

  Path log(String name) {
    return state.resolve("log").resolve(name);
  }

  private Path gcLog() {
    return log("gc.log");
  }

  /** Of the heap, in bytes, what is alive. */
  long heapAfterCollection() {
    return Resident.heap(process.pid()).orElseThrow() * 1024;
  }

  /** Of the platform. */
  long threads() throws IOException {
    try (Stream<Path> tasks = Files.list(Path.of("/proc/" + process.pid() + "/task"))) {
      return tasks.count();
    }
  }

  /** In bytes. */
  long resident() {
    return Resident.own(process.pid()) * 1024;
  }

  /** Processor time so far, in seconds. */
  double cpu() {
    return ProcessClock.of(process.pid());
  }

  /** Waits until it has nothing to do: what is left of calls that are over is done then. */
  void awaitQuiet() {
    long end = System.nanoTime() + QUIET_WITHIN.toNanos();
    double before;
    double now = cpu();
    do {
      before = now;
      LockSupport.parkNanos(LOOK.toNanos());
      now = cpu();
    } while (now - before > IDLE && System.nanoTime() < end);
  }

  /** Since its start. */
  Duration age() {
    return Duration.between(process.toHandle().info().startInstant().orElseThrow(), Instant.now());
  }

  /** The collector's pauses between these two ages, in milliseconds. */
  List<Double> pauses(Duration from, Duration until) throws IOException {
    List<Double> pauses = new ArrayList<>();
    for (String line : Files.readAllLines(gcLog())) {
      Matcher pause = PAUSE.matcher(line);
      if (pause.find()) {
        double at = Double.parseDouble(pause.group(1)) * 1000;
        if (at >= from.toMillis() && at <= until.toMillis()) {
          pauses.add(Double.parseDouble(pause.group(2)));
        }
      }
    }
    return pauses;
  }

  /** Lines of its log that are a warning or an error. */
  long complaints() throws IOException {
    try (Stream<String> lines = Files.lines(log("server.out"))) {
      return lines.filter(line -> line.contains(" WARN ") || line.contains(" ERROR ")).count();
    }
  }

  /** As an operator ends it; then its records are written. */
  void end() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(90, TimeUnit.SECONDS)) {
      throw new IllegalStateException("the server does not end");
    }
  }

  /** In its database; the server has ended. */
  long records() throws SQLException {
    try (Connection database =
            DriverManager.getConnection("jdbc:sqlite:" + state.resolve("madoguchi.db"));
        Statement statement = database.createStatement();
        ResultSet count = statement.executeQuery("SELECT count(*) FROM call")) {
      return count.next() ? count.getLong(1) : 0;
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
