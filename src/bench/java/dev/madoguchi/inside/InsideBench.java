package dev.madoguchi.inside;

import dev.madoguchi.e2e.MadePart;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.CommandLineOptions;

/** {@code bin/bench inside}: JMH, and what it found as a table in Markdown. */
public final class InsideBench {
  private static final String HEAD = "| | time of one | bytes of one |\n|---|---|---|\n";

  /** Of the value: an error beyond it, and the row says so. */
  private static final double MOST_UNSURE = 1 / 3.0;

  private InsideBench() {}

  /** Arguments: the page to write into or -, the command this is, and those of JMH. */
  public static void main(String[] arguments) throws Exception {
    String[] ofJmh = Arrays.copyOfRange(arguments, 2, arguments.length);
    long began = System.nanoTime();
    Collection<RunResult> results = new Runner(new CommandLineOptions(ofJmh)).run();
    String table =
        results.stream().map(InsideBench::row).collect(Collectors.joining("", HEAD, ""))
            + notes(results.iterator().next().getParams());
    System.out.print(table);
    if (!arguments[0].equals("-")) {
      new MadePart(Path.of(arguments[0]), "bin/bench inside")
          .write(MadePart.head(arguments[1], Duration.ofNanos(System.nanoTime() - began)) + table);
    }
  }

  private static String notes(BenchmarkParams run) {
    return """

        Forks of the JVM: %d; in each %d iterations of %s, behind %d that do not count. ± is JMH's error of 99.9 %%; where it is over a third of the value, the row is unsure.
        """
        .formatted(
            run.getForks(),
            run.getMeasurement().getCount(),
            run.getMeasurement().getTime(),
            run.getWarmup().getCount());
  }

  private static String row(RunResult result) {
    Result<?> time = result.getPrimaryResult();
    return String.format(
        Locale.ROOT,
        "| `%s` | %,.0f ± %,.0f %s%s | %s |%n",
        result.getParams().getBenchmark().replaceFirst("^.*\\.(\\w+\\.\\w+)$", "$1"),
        time.getScore(),
        time.getScoreError(),
        time.getScoreUnit().replace("/op", ""),
        time.getScoreError() > time.getScore() * MOST_UNSURE ? " (unsure)" : "",
        bytes(result));
  }

  private static String bytes(RunResult result) {
    return result.getSecondaryResults().entrySet().stream()
        .filter(each -> each.getKey().endsWith("gc.alloc.rate.norm"))
        .map(Map.Entry::getValue)
        .map(found -> String.format(Locale.ROOT, "%,.0f", found.getScore()))
        .findFirst()
        .orElse("-");
  }
}
