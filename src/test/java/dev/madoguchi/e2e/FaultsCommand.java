package dev.madoguchi.e2e;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What {@code bin/faults} runs: rounds of calls with faults, and the table of what was seen. */
@Command(
    name = "bin/faults",
    mixinStandardHelpOptions = true,
    description = {
      "Runs real calls on a real Asterisk, lets one thing after the other go wrong, and prints what",
      "became of the callers. The same seed makes the same callers at the same times. Both ways in",
      "at once: bin/faults --both-ways and what follows here."
    })
final class FaultsCommand implements Callable<Integer> {
  /** For everyone who is to talk through the fault: who is to wait then finds none free. */
  private static final int CALLERS_PER_AGENT = 8;

  /** So many callers of a round are told of. */
  private static final int MOST_SILENT = 3;

  /** Megabytes; one that is filled must not be the machine's. */
  private static final int DISK = 512;

  @Option(names = "--fault", split = ",", description = "only these; all when not said")
  private List<String> names = List.of();

  @Option(
      names = "--way-in",
      defaultValue = "agi",
      description = "${COMPLETION-CANDIDATES} (${DEFAULT-VALUE})")
  private FaultScene.WayIn way;

  @Option(names = "--calls", defaultValue = "20", description = "of each round (${DEFAULT-VALUE})")
  private int calls;

  @Option(names = "--seed", defaultValue = "1", description = "(${DEFAULT-VALUE})")
  private long seed;

  @Option(names = "--rounds", defaultValue = "1", description = "of each fault (${DEFAULT-VALUE})")
  private int rounds;

  @Option(
      names = "--minutes",
      defaultValue = "0",
      description = "goes through the faults again until so many are over")
  private int minutes;

  @Option(
      names = "--two-servers",
      description = "the line has a second one, which goes on when the first dies")
  private boolean twoServers;

  @Option(
      names = "--document",
      description = "writes the table into this file, between its markers")
  private Optional<Path> document = Optional.empty();

  @Option(
      names = "--part",
      description = "writes it into a place of its own in the file, which has this word")
  private Optional<String> part = Optional.empty();

  @Spec private CommandSpec spec;

  private final List<FaultResult> results = new ArrayList<>();
  private final Map<String, Integer> times = new HashMap<>();
  private final long began = System.nanoTime();
  private int broken;

  public static void main(String[] arguments) {
    System.exit(
        new CommandLine(new FaultsCommand())
            .setCaseInsensitiveEnumValuesAllowed(true)
            .execute(arguments));
  }

  @Override
  public Integer call() {
    long until = System.nanoTime() + Duration.ofMinutes(minutes).toNanos();
    try (Line line = new Line()) {
      for (int round = 0; round < rounds || System.nanoTime() < until; round++) {
        for (Fault fault : faults()) {
          if (round >= rounds && System.nanoTime() > until) {
            break;
          }
          // a fault may be asked for twice, and nobody calls in two rounds
          line.suffer(fault, seed + times.merge(fault.name(), 1, Integer::sum) - 1);
        }
      }
    }
    System.out.print(new FaultTable(results));
    return broken == 0 && results.stream().allMatch(FaultsCommand::good) && !isOftenSilent()
        ? 0
        : 1;
  }

  private String place() {
    String over = way.name().toLowerCase(Locale.ROOT);
    return over + (twoServers ? ", two servers" : "") + part.map(", "::concat).orElse("");
  }

  private String arguments() {
    return String.join(" ", spec.commandLine().getParseResult().originalArgs());
  }

  /** The line the faults come to; one that broke under a fault is followed by another. */
  private final class Line implements AutoCloseable {
    private final List<String> agents = agents(calls);
    private Optional<RunningLine> running = Optional.empty();
    private Optional<KnownWords> words = Optional.empty();
    private Fault.Clock clock = Fault.Clock.THE_MACHINES;

    Line() {
      Runtime.getRuntime().addShutdownHook(new Thread(() -> running.ifPresent(RunningLine::kill)));
    }

    void suffer(Fault fault, long seed) {
      try {
        if (fault.clock() != clock) {
          close();
          clock = fault.clock();
        }
        RunningLine line = running.orElseGet(this::started);
        KnownWords known = words.orElseGet(() -> learned(line));
        FaultResult result = FaultRound.run(line, way, fault, calls, agents, known, seed);
        results.add(result);
        tell(result, seed);
        readLog(line, result, seed);
        // after each round, so that an end of time loses nothing
        FaultTable table = new FaultTable(results);
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        document.ifPresent(
            file ->
                new FaultDocument(file)
                    .write(place(), arguments(), FaultsCommand.this.seed, took, table, broken));
      } catch (AssertionError | RuntimeException e) {
        broken++;
        System.err.println("the round with " + fault.name() + " broke off:");
        e.printStackTrace();
        close();
      }
    }

    /** No telephone number is whole in the log; and when somebody was lost, it may tell why. */
    private void readLog(RunningLine line, FaultResult result, long seed) {
      String log = line.up().everything();
      if (!good(result) || result.longSilent() > 0) {
        Path kept = Evidence.folder("faults/%s-%s-%d".formatted(way, result.fault().name(), seed));
        Evidence.logs(line, kept);
        System.err.println("what the line and Asterisk said is in " + kept);
      }
      result.calls().stream()
          .map(CallStory::number)
          .filter(log::contains)
          .forEach(
              number -> {
                broken++;
                System.err.println("in the log: " + number);
              });
    }

    private KnownWords learned(RunningLine line) {
      KnownWords all = FaultRound.words(line);
      words = Optional.of(all);
      return all;
    }

    private RunningLine started() {
      RunningLine line = RunningLine.asOf("2026-11-24 10:00").onDiskOf(DISK).with(served(agents));
      line = line.with(way.plan());
      line =
          switch (clock) {
            case THE_MACHINES -> line;
            case STEPPED -> line.onAMachineWithASteppedClock();
          };
      line = twoServers ? line.withTwoServers() : line;
      running = Optional.of(line);
      line.start();
      // every step of every call: who was lost was lost in one of them
      line.asterisk("core set verbose 3");
      line.asterisk("logger add channel steps.log verbose(3)");
      return line;
    }

    @Override
    public void close() {
      running.ifPresent(
          line -> {
            try {
              line.stop();
            } catch (AssertionError e) {
              broken++;
              System.err.println("the line did not stop well: " + e);
            } finally {
              line.kill();
            }
          });
      running = Optional.empty();
    }
  }

  private List<Fault> faults() {
    try {
      return names.isEmpty() ? Faults.over(way) : names.stream().map(Faults::named).toList();
    } catch (IllegalArgumentException e) {
      throw new CommandLine.ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private static void tell(FaultResult result, long seed) {
    System.err.printf(
        "%s, seed %d:%n%s", result.fault().name(), seed, new FaultTable(List.of(result)));
    result.lost().forEach(call -> System.err.println("lost: " + call));
    result.missing().forEach(call -> System.err.println("missing: " + call));
    result.calls().stream()
        .sorted(Comparator.comparing(CallStory::silence).reversed())
        .limit(MOST_SILENT)
        .forEach(call -> System.err.println("silent: " + call));
    result.unrecorded().forEach(number -> System.err.println("not one record: " + number));
  }

  private static boolean good(FaultResult result) {
    return result.lost().findAny().isEmpty()
        && result.missing().isEmpty()
        && result.unrecorded().isEmpty()
        && !result.left().isTooMuch();
  }

  /** One caller in a thousand may hear nothing for longer than they should. */
  private boolean isOftenSilent() {
    long silent = results.stream().mapToLong(FaultResult::longSilent).sum();
    return 1000 * silent > results.stream().mapToInt(result -> result.calls().size()).sum();
  }

  static List<String> agents(int calls) {
    return IntStream.rangeClosed(1, Math.max(4, calls / CALLERS_PER_AGENT))
        .mapToObj(agent -> Integer.toString(6000 + agent))
        .toList();
  }

  /** The plan in which these agents serve four queues, and nobody the other two. */
  static Map<String, String> served(List<String> agents) {
    Map<String, String> changes = new HashMap<>();
    for (String shipped : List.of("2: [delivery]", "3: [orders]", "4: [account]", "5: [site]")) {
      changes.put("  600" + shipped + "\n", "");
    }
    changes.put("  6006: [other]\n", "");
    changes.put(
        "  6001: [returns]\n",
        agents.stream()
            .map(agent -> "  " + agent + ": [returns, delivery, orders, other]\n")
            .collect(Collectors.joining()));
    return changes;
  }
}
