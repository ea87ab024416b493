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
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Calls by SIPp at a rate that does not wait for anybody, and stopwatch calls among them, which
 * wait for nobody either.
 */
final class Load {
  private static final int SIPP_PORTS = 2000;

  private final Path folder;
  private final InetSocketAddress server;
  private final Calling calling;
  private int run;
  private final int media = FreePorts.udpRange(SIPP_PORTS);

  /**
   * What came of it.
   *
   * @param length in which they were placed
   * @param calls placed in all, the stopwatch's included
   * @param failed of all of them
   * @param placed by SIPp
   * @param pace new calls a second SIPp placed in that time, whatever it was told to
   * @param resent messages SIPp had to send again
   * @param answered from the INVITE to 200 of SIPp's calls, in milliseconds
   * @param why those of the stopwatch's failed
   */
  record Result(
      Duration length,
      int calls,
      int failed,
      int placed,
      double pace,
      int resent,
      Quantiles answered,
      List<StopwatchCall.Outcome.Timed> timed,
      List<String> why) {
    /** Of so many callers it is known that they were helped; the others have failed. */
    Result helped(int callers) {
      int without = Math.max(failed, calls - callers);
      List<String> whys = new ArrayList<>(why);
      if (without > failed) {
        whys.add("%d were not helped by the server".formatted(without - failed));
      }
      return new Result(length, calls, without, placed, pace, resent, answered, timed, whys);
    }
  }

  Load(Path folder, InetSocketAddress server, Calling calling) {
    this.folder = folder;
    this.server = server;
    this.calling = calling;
  }

  /** Calls this contender with its share of so many new calls a second and of the telephones. */
  Result run(Contender contender, double rate, Duration length) {
    return run(contender, rate, length, _ -> {});
  }

  /**
   * The same.
   *
   * @param placed is told the process of SIPp when the time is over in which calls are placed
   */
  Result run(Contender contender, double rate, Duration length, LongConsumer placed) {
    try (Program sipp = sipp(contender, contender.shareOf(rate), length)) {
      Queue<StopwatchCall.Outcome> outcomes =
          timed(contender, length, () -> placed.accept(sipp.pid()));
      sipp.awaitExit(
          length
              .plusSeconds(60)
              .plus(calling.workload().patience())); // 1 when a call failed: counted
      SippStatistics counted =
          SippStatistics.parse(Files.readAllLines(folder.resolve("statistics.csv")), length);
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
          length,
          counted.successful() + counted.failed() + outcomes.size(),
          failed,
          counted.successful() + counted.failed(),
          counted.pace(),
          counted.retransmissions(),
          answered(sipp.pid()),
          timed,
          failures);
    } catch (IOException e) {
      throw new UncheckedIOException("SIPp left no statistics in " + folder, e);
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

  /**
   * The telephones call in turns by the clock, whether or not their last call is over: whoever
   * waited for it would call seldom just when calls take long.
   */
  private Queue<StopwatchCall.Outcome> timed(
      Contender contender, Duration length, Runnable placed) {
    Queue<StopwatchCall.Outcome> outcomes = new ConcurrentLinkedQueue<>();
    List<StopwatchPhone> phones =
        IntStream.range(0, contender.shareOf(calling.telephones()))
            .mapToObj(_ -> new StopwatchPhone(server))
            .toList();
    Script script = contender.script(calling.workload());
    int calls = (int) (calling.timed(phones.size()) * length.toSeconds());
    long began = System.nanoTime();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int call = 0; call < calls; call++) {
        LockSupport.parkNanos(began + length.toNanos() / calls * call - System.nanoTime());
        StopwatchPhone phone = phones.get(call % phones.size());
        threads.execute(() -> outcomes.add(call(phone, contender.dialled(), script)));
      }
      LockSupport.parkNanos(began + length.toNanos() - System.nanoTime());
      placed.run();
    } finally {
      phones.forEach(StopwatchPhone::close);
    }
    return outcomes;
  }

  private StopwatchCall.Outcome call(StopwatchPhone phone, String dialled, Script script) {
    try {
      return StopwatchCall.place(phone, dialled, script, calling);
    } catch (RuntimeException e) { // it is a call all the same
      return new StopwatchCall.Outcome.Failed(e.toString());
    }
  }

  private String speech(Contender contender) {
    Workload workload = calling.workload();
    return calling.media().speech(contender.script(workload), workload, folder);
  }

  private Program sipp(Contender contender, int rate, Duration length) {
    try {
      Files.createDirectories(folder);
      Files.deleteIfExists(folder.resolve("statistics.csv"));
      Path scenario = folder.resolve("caller.xml");
      Files.writeString(
          scenario,
          calling
              .workload()
              .hangsUp()
              .scenario()
              .replace("@dialled@", contender.dialled())
              .replace("@run@", "%03d".formatted(run++ % 1000))
              .replace("@speech@", speech(contender)));
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
              "" + rate * length.toSeconds(),
              "-r",
              "" + rate,
              "-l",
              "1900"));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write SIPp's scenario to " + folder, e);
    }
  }
}
