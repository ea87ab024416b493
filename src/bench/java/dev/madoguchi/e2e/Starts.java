package dev.madoguchi.e2e;

import dev.madoguchi.e2e.BenchLine.Cache;
import dev.madoguchi.e2e.BenchLine.Start;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How long the server takes until it takes calls, with what an earlier one learned and without. */
@Command(
    name = "starts",
    mixinStandardHelpOptions = true,
    description = "From the server's start until it takes calls, Asterisk being up: time and CPU.")
final class Starts implements Callable<Integer> {
  private static final double NANOS = 1e9;

  @Mixin private BenchOptions options;

  @Option(
      names = "--times",
      defaultValue = "7",
      description = "each, by turns (${DEFAULT-VALUE}); one more comes before and does not count")
  private int times;

  @Override
  public Integer call() {
    Map<Cache, List<Start>> starts = new EnumMap<>(Cache.class);
    try (BenchLine line = new BenchLine(options.state(), new WorkloadPlan(Workload.B, 0))) {
      AmiGate gate = line.prepare();
      line.startAsterisk();
      gate.open();
      for (int i = 0; i <= times; i++) {
        for (Cache cache : Cache.values()) {
          Start start = line.startOnce(options.state(), cache);
          if (i > 0) {
            starts.computeIfAbsent(cache, _ -> new ArrayList<>()).add(start);
          }
        }
      }
    }
    options.write("starts", table(starts));
    return 0;
  }

  private static String table(Map<Cache, List<Start>> starts) {
    StringBuilder table =
        new StringBuilder(
            """
            | | until it takes calls, s | CPU until then, s |
            |---|---|---|
            """);
    starts.forEach(
        (cache, all) ->
            table.append(
                "| %s | %s | %s |%n"
                    .formatted(
                        switch (cache) {
                          case WITH -> "with the cache";
                          case WITHOUT -> "without";
                        },
                        spread(all, start -> start.wall().toNanos() / NANOS),
                        spread(all, Start::cpu))));
    return table.toString();
  }

  private static String spread(List<Start> all, ToDoubleFunction<Start> of) {
    return Quantiles.of(all.stream().mapToDouble(of)).spread();
  }
}
