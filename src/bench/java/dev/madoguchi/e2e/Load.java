package dev.madoguchi.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** Calls by SIPp at a rate that does not wait for anybody, and stopwatch calls among them. */
final class Load {
  private static final int SIPP_PORTS = 2000;

  /** From call to call of one telephone: however short its calls, they are a small part. */
  private static final long APART = Duration.ofSeconds(1).toNanos();

  private final Path folder;
  private final InetSocketAddress server;
  private final Calling calling;
  private int run;
  private final int media = FreePorts.udpRange(SIPP_PORTS);

  /**
   * What came of it.
   *
   * @param calls placed in all, the stopwatch's included
   * @param failed of all of them
   * @param placed by SIPp
   * @param resent messages SIPp had to send again
   * @param answered from the INVITE to 200 of SIPp's calls, in milliseconds
   * @param why those of the stopwatch's failed
   */
  record Result(
      int calls,
      int failed,
      int placed,
      int resent,
      Quantiles answered,
      List<StopwatchCall.Outcome.Timed> timed,
      List<String> why) {
    /** Of so many callers it is known that they were helped; the others have failed. */
    Result helped(int callers) {
      int without = Math.max(failed, calls - callers);
      return new Result(calls, without, placed, resent, answered, timed, why);
    }
  }

  Load(Path folder, InetSocketAddress server, Calling calling) {
    this.folder = folder;
    this.server = server;
    this.calling = calling;
  }

  Result run(String dialled, Script script, double rate, Duration length) {
    int calls = (int) Math.max(1, rate * length.toSeconds());
    Queue<StopwatchCall.Outcome> outcomes = new ConcurrentLinkedQueue<>();
    AtomicBoolean over = new AtomicBoolean();
    List<Thread> watches = new ArrayList<>();
    try (Program sipp = sipp(dialled, script, calls, rate)) {
      for (int i = 0; i < calling.telephones(); i++) {
        watches.add(Thread.ofVirtual().start(() -> watch(dialled, script, outcomes, over)));
      }
      sipp.awaitExit(
          length
              .plusSeconds(60)
              .plus(calling.workload().patience())); // 1 when a call failed: counted
      over.set(true);
      for (Thread watch : watches) {
        watch.join();
      }
      SippStatistics counted =
          SippStatistics.parse(Files.readAllLines(folder.resolve("statistics.csv")));
      List<StopwatchCall.Outcome.Timed> timed = new ArrayList<>();
      List<String> failures = new ArrayList<>();
      int failed = counted.failed();
      for (StopwatchCall.Outcome outcome : outcomes) {
        switch (outcome) {
          case StopwatchCall.Outcome.Timed it -> timed.add(it);
          case StopwatchCall.Outcome.Failed(String why) -> {
            failed++;
            failures.add(why);
            System.err.println("a call failed: " + why);
          }
        }
      }
      return new Result(
          counted.successful() + counted.failed() + outcomes.size(),
          failed,
          counted.successful() + counted.failed(),
          counted.retransmissions(),
          answered(sipp.pid()),
          timed,
          failures);
    } catch (IOException e) {
      throw new UncheckedIOException("SIPp left no statistics in " + folder, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  /** SIPp writes each time it took in a file named after its process; none when nobody answered. */
  private Quantiles answered(long sipp) throws IOException {
    Path times = folder.resolve("caller_" + sipp + "_rtt.csv");
    if (Files.notExists(times)) {
      return Quantiles.of(DoubleStream.empty());
    }
    try (Stream<String> lines = Files.lines(times)) {
      return Quantiles.of(
          lines.skip(1).mapToDouble(line -> Double.parseDouble(line.split(";", -1)[1])));
    } finally {
      Files.deleteIfExists(times);
    }
  }

  private void watch(
      String dialled, Script script, Queue<StopwatchCall.Outcome> outcomes, AtomicBoolean over) {
    try (StopwatchPhone phone = new StopwatchPhone(server)) {
      while (!over.get()) {
        long began = System.nanoTime();
        outcomes.add(StopwatchCall.place(phone, dialled, script, calling));
        LockSupport.parkNanos(began + APART - System.nanoTime());
      }
    }
  }

  private static String scenarioOf(Workload workload) {
    return switch (workload.hangsUp()) {
      case CALLER -> "src/bench/sipp/caller.xml";
      case LINE -> "src/bench/sipp/listener.xml";
    };
  }

  private Program sipp(String dialled, Script script, int calls, double rate) {
    try {
      Files.createDirectories(folder);
      Files.deleteIfExists(folder.resolve("statistics.csv"));
      Path scenario = folder.resolve("caller.xml");
      Files.writeString(
          scenario,
          Files.readString(Prompts.root().resolve(scenarioOf(calling.workload())))
              .replace("@dialled@", dialled)
              .replace("@run@", "%03d".formatted(run++ % 1000))
              .replace("@speech@", calling.media().speech(script, calling.workload(), folder)));
      return Program.start(
          folder,
          List.of(
              "sipp",
              "127.0.0.1:" + server.getPort(),
              "-sf",
              scenario.toString(),
              "-i",
              "127.0.0.1",
              "-mi",
              "127.0.0.1",
              "-p",
              "" + FreePorts.udp(),
              "-mp",
              "" + media,
              "-nostdin",
              "-trace_stat",
              "-stf",
              "statistics.csv",
              "-fd",
              "1",
              "-recv_timeout",
              "" + calling.workload().patience().toMillis(),
              "-trace_rtt",
              "-rtt_freq",
              "1",
              "-m",
              "" + calls,
              "-r",
              "" + (int) Math.max(1, rate),
              "-l",
              "1900"));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write SIPp's scenario to " + folder, e);
    }
  }
}
