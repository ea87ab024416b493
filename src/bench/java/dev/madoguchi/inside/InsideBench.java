package dev.madoguchi.inside;

import dev.madoguchi.e2e.MadePart;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.CommandLineOptions;

/** {@code bin/bench inside}: JMH, and what it found as a table in Markdown. */
public final class InsideBench {
  private static final String HEAD = "| | time of one | bytes of one |\n|---|---|---|\n";

  private InsideBench() {}

  /** Arguments: the page to write into or -, and those of JMH. */
  public static void main(String[] arguments) throws Exception {
    String[] ofJmh = Arrays.copyOfRange(arguments, 1, arguments.length);
    String table =
        new Runner(new CommandLineOptions(ofJmh))
            .run().stream().map(InsideBench::row).collect(Collectors.joining("", HEAD, ""));
    System.out.print(table);
    if (!arguments[0].equals("-")) {
      new MadePart(Path.of(arguments[0]), "bin/bench inside")
          .write(
              "%s, %s%n%n%s".formatted(LocalDate.now(ZoneOffset.UTC), MadePart.machine(), table));
    }
  }

  private static String row(RunResult result) {
    Result<?> time = result.getPrimaryResult();
    return String.format(
        Locale.ROOT,
        "| `%s` | %,.0f ± %,.0f %s | %s |%n",
        result.getParams().getBenchmark().replaceFirst("^.*\\.(\\w+\\.\\w+)$", "$1"),
        time.getScore(),
        time.getScoreError(),
        time.getScoreUnit().replace("/op", ""),
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
