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
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;

/** Calls by SIPp at a rate that does not wait for anybody, and stopwatch calls among them. */
final class Load {
  private static final int STOPWATCHES = 6;
  private static final int SIPP_PORTS = 2000;
  private static final Path SCENARIO = Path.of("src/bench/sipp/caller.xml");
  private static final Path KEYS = Path.of("/usr/share/sip-tester");

  private final Path folder;
  private final InetSocketAddress server;
  private final Sound next;
  private final int media = FreePorts.udpRange(SIPP_PORTS);

  /**
   * What came of it.
   *
   * @param calls placed in all, the stopwatch's included
   * @param failed of all of them
   * @param resent messages SIPp had to send again
   */
  record Result(int calls, int failed, int resent, List<StopwatchCall.Outcome.Timed> timed) {}

  Load(Path folder, InetSocketAddress server, Sound next) {
    this.folder = folder;
    this.server = server;
    this.next = next;
  }

  Result run(String dialled, double rate, Duration length) {
    int calls = (int) Math.max(1, rate * length.toSeconds());
    Queue<StopwatchCall.Outcome> outcomes = new ConcurrentLinkedQueue<>();
    AtomicBoolean over = new AtomicBoolean();
    List<Thread> watches = new ArrayList<>();
    try (Program sipp = sipp(dialled, calls, rate)) {
      for (int i = 0; i < STOPWATCHES; i++) {
        watches.add(Thread.ofVirtual().start(() -> watch(dialled, outcomes, over)));
      }
      sipp.awaitExit(length.plusSeconds(60)); // 1 when a call failed: counted
      over.set(true);
      for (Thread watch : watches) {
        watch.join();
      }
      SippStatistics counted =
          SippStatistics.parse(Files.readAllLines(folder.resolve("statistics.csv")));
      List<StopwatchCall.Outcome.Timed> timed = new ArrayList<>();
      int failed = counted.failed();
      for (StopwatchCall.Outcome outcome : outcomes) {
        switch (outcome) {
          case StopwatchCall.Outcome.Timed it -> timed.add(it);
          case StopwatchCall.Outcome.Failed(String why) -> {
            failed++;
            System.err.println("a call failed: " + why);
          }
        }
      }
      return new Result(
          counted.successful() + counted.failed() + outcomes.size(),
          failed,
          counted.retransmissions(),
          timed);
    } catch (IOException e) {
      throw new UncheckedIOException("SIPp left no statistics in " + folder, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private void watch(String dialled, Queue<StopwatchCall.Outcome> outcomes, AtomicBoolean over) {
    String to = "sip:" + dialled + "@127.0.0.1:" + server.getPort();
    try (SipSocket socket = SipSocket.open(server, (request, from) -> {})) {
      while (!over.get()) {
        String from = Phone.from("0312" + ThreadLocalRandom.current().nextInt(100_000, 999_999));
        outcomes.add(StopwatchCall.place(socket, to, from, next));
      }
    }
  }

  private Program sipp(String dialled, int calls, double rate) {
    try {
      Files.createDirectories(folder);
      Files.deleteIfExists(folder.resolve("statistics.csv"));
      Path scenario = folder.resolve("caller.xml");
      Files.writeString(
          scenario,
          Files.readString(Prompts.root().resolve(SCENARIO))
              .replace("@dialled@", dialled)
              .replace("@keys@", KEYS.toString()));
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
