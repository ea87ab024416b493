package dev.madoguchi.e2e;

import dev.madoguchi.e2e.Contender.Server;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.locks.LockSupport;

/**
 * The same calls on the same Asterisk, served by each contender in turns, round after round; prints
 * a table in Markdown.
 */
final class SideBySide {
  private static final Duration IDLE = Duration.ofSeconds(2);

  /** A server comes back to AMI within seconds of its gate's opening. */
  private static final Duration LOGIN = Duration.ofSeconds(4);

  /** A compiler learns from what runs: more calls than are measured, and none of them counts. */
  private static final double WARMING = 1.5;

  /** What a server does behind the last call belongs to its cost. */
  private static final Duration AFTERWARDS = Duration.ofSeconds(2);

  private final long asterisk;
  private final Load load;
  private final double rate;
  private final Duration length;

  private SideBySide(long asterisk, Load load, double rate, Duration length) {
    this.asterisk = asterisk;
    this.load = load;
    this.rate = rate;
    this.length = length;
  }

  /**
   * Arguments: the state folder, the folder of Node's peers, rounds, seconds a round, calls a
   * second, a word in the names of those to measure (empty: all).
   */
  public static void main(String[] arguments) {
    Path state = Path.of(arguments[0]);
    int rounds = Integer.parseInt(arguments[2]);
    Duration length = Duration.ofSeconds(Long.parseLong(arguments[3]));
    double rate = Double.parseDouble(arguments[4]);
    try (BenchLine line = new BenchLine(state)) {
      Contenders contenders = Contenders.prepare(line, Path.of(arguments[1]));
      long asterisk = line.startAsterisk();
      List<Contender> all = contenders.start(arguments[5]);
      Load load = new Load(state.resolve("sipp"), line.sip(), contenders.next());
      new SideBySide(asterisk, load, rate, length).run(all, rounds);
    }
  }

  private void run(List<Contender> contenders, int rounds) {
    Map<Contender, Figures> figures = new LinkedHashMap<>();
    for (Contender contender : contenders) {
      figures.put(contender, new Figures());
      if (contender.server() instanceof Server.OfItsOwn) {
        System.err.printf("warming up: %s%n", contender.name());
        contender.gate().ifPresent(AmiGate::open);
        load.run(contender.dialled(), rate * WARMING, length.multipliedBy(2));
        contender.gate().ifPresent(AmiGate::shut);
      }
    }
    for (int round = 1; round <= rounds; round++) {
      for (Contender contender : contenders) {
        System.err.printf("round %d: %s%n", round, contender.name());
        measure(contender, figures.get(contender));
      }
    }
    System.out.print(Figures.head());
    double baseline = figures.get(contenders.getFirst()).asteriskMedian();
    figures.forEach((contender, shown) -> System.out.print(shown.row(contender.name(), baseline)));
  }

  private void measure(Contender contender, Figures figures) {
    contender.gate().ifPresent(AmiGate::open);
    pause(contender.gate().isPresent() ? LOGIN : Duration.ofSeconds(1));
    Cost idle = Cost.of(asterisk, contender.server());
    long began = System.nanoTime();
    pause(IDLE);
    double idleSeconds = seconds(began);
    Cost busy = Cost.of(asterisk, contender.server());
    began = System.nanoTime();
    Load.Result result = load.run(contender.dialled(), rate * contender.share(), length);
    pause(AFTERWARDS);
    double seconds = seconds(began);
    Cost after = Cost.of(asterisk, contender.server());
    contender.gate().ifPresent(AmiGate::shut);
    double share = seconds / idleSeconds;
    double onAsterisk =
        after.asterisk() - busy.asterisk() - (busy.asterisk() - idle.asterisk()) * share;
    double onServer = after.server() - busy.server() - (busy.server() - idle.server()) * share;
    figures.add(
        result,
        onAsterisk,
        contender.server() instanceof Server.None
            ? OptionalDouble.empty()
            : OptionalDouble.of(onServer));
  }

  private record Cost(double asterisk, double server) {
    static Cost of(long asterisk, Server server) {
      ProcessCpu switching = ProcessCpu.of(asterisk);
      return new Cost(
          switching.own(),
          switch (server) {
            case Server.None() -> 0;
            case Server.OfItsOwn(long pid) -> ProcessCpu.of(pid).own();
            case Server.Forked() -> switching.children();
          });
    }
  }

  private static double seconds(long since) {
    return (System.nanoTime() - since) / 1e9;
  }

  private static void pause(Duration time) {
    LockSupport.parkNanos(time.toNanos());
  }
}
