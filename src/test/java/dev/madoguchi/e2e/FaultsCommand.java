package dev.madoguchi.e2e;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What {@code bin/faults} runs: rounds of calls with faults, and the table of what was seen. */
@Command(
    name = "bin/faults",
    mixinStandardHelpOptions = true,
    description = {
      "Runs real calls on a real Asterisk, lets one thing after the other go wrong, and prints what",
      "became of the callers. The same seed makes the same callers at the same times."
    })
final class FaultsCommand implements Callable<Integer> {
  /** For everyone who is to talk at once, and some for those who come after. */
  private static final int CALLERS_PER_AGENT = 4;

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

  public static void main(String[] arguments) {
    System.exit(
        new CommandLine(new FaultsCommand())
            .setCaseInsensitiveEnumValuesAllowed(true)
            .execute(arguments));
  }

  @Override
  public Integer call() {
    List<String> agents = agents(calls);
    RunningLine line = RunningLine.asOf("2026-11-24 10:00").onDiskOf(DISK).with(served(agents));
    if (way == FaultScene.WayIn.ARI) {
      line = line.with(RunningLine.OVER_ARI);
    }
    List<FaultResult> results = new ArrayList<>();
    try {
      line.start();
      KnownWords known = FaultRound.words(line);
      for (int round = 0; round < rounds; round++) {
        for (Fault fault : faults()) {
          FaultResult result =
              FaultRound.run(line, way, fault, calls, agents, known, seed + results.size());
          results.add(result);
          tell(result);
        }
      }
      line.stop();
    } finally {
      line.kill();
    }
    System.out.print(new FaultTable(results));
    return results.stream().allMatch(FaultsCommand::good) ? 0 : 1;
  }

  private List<Fault> faults() {
    return names.isEmpty() ? Faults.over(way) : names.stream().map(Faults::named).toList();
  }

  private static void tell(FaultResult result) {
    System.err.print(new FaultTable(List.of(result)));
    result.lost().forEach(call -> System.err.println("lost: " + call));
    result.missing().forEach(call -> System.err.println("missing: " + call));
    result.calls().stream()
        .filter(call -> call.silence().toSeconds() >= 5)
        .forEach(call -> System.err.println("silent: " + call));
    result.unrecorded().forEach(number -> System.err.println("not one record: " + number));
  }

  private static boolean good(FaultResult result) {
    return result.lost().findAny().isEmpty()
        && result.missing().isEmpty()
        && result.left().channels() == 0;
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
