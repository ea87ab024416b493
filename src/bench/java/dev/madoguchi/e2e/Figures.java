package dev.madoguchi.e2e;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.ToLongFunction;

/** What one contender has shown so far, over all rounds. */
final class Figures {
  private final List<Double> asterisk = new ArrayList<>();
  private final List<Double> server = new ArrayList<>();
  private final List<StopwatchCall.Outcome.Timed> timed = new ArrayList<>();
  private int calls;
  private int failed;
  private int resent;

  /**
   * Adds a round.
   *
   * @param asteriskSeconds of its processor for all these calls, what it costs idle taken away
   * @param serverSeconds likewise; empty when there is no server
   */
  void add(Load.Result round, double asteriskSeconds, OptionalDouble serverSeconds) {
    asterisk.add(perThousand(asteriskSeconds, round));
    serverSeconds.ifPresent(seconds -> server.add(perThousand(seconds, round)));
    timed.addAll(round.timed());
    calls += round.calls();
    failed += round.failed();
    resent += round.resent();
  }

  private static double perThousand(double seconds, Load.Result round) {
    return seconds * 1000 / round.calls();
  }

  double asteriskMedian() {
    return median(asterisk);
  }

  static String head() {
    return """
        | | Asterisk CPU, s per 1,000 calls | of native | server CPU, s per 1,000 calls | key to next prompt, ms p50 / p99 | old packets after the key, mean / most | answer to first packet, ms p50 / p99 | INVITE to 200, ms p50 / p99 | calls | timed | failed | resent |
        |---|---|---|---|---|---|---|---|---|---|---|---|
        """;
  }

  String row(String name, double nativeMedian) {
    return "| %s | %s | %.2f | %s | %s | %s | %s | %s | %d | %d | %d | %d |%n"
        .formatted(
            name,
            spread(asterisk),
            asteriskMedian() / nativeMedian,
            server.isEmpty() ? "-" : spread(server),
            milliseconds(StopwatchCall.Outcome.Timed::toNext),
            old(),
            milliseconds(StopwatchCall.Outcome.Timed::toFirst),
            milliseconds(StopwatchCall.Outcome.Timed::toAnswer),
            calls,
            timed.size(),
            failed,
            resent);
  }

  private String old() {
    return String.format(
        Locale.ROOT,
        "%.2f / %d",
        timed.stream().mapToLong(StopwatchCall.Outcome.Timed::old).average().orElse(Double.NaN),
        timed.stream().mapToLong(StopwatchCall.Outcome.Timed::old).max().orElse(-1));
  }

  private String milliseconds(ToLongFunction<StopwatchCall.Outcome.Timed> of) {
    double[] sorted = timed.stream().mapToLong(of).sorted().mapToDouble(n -> n / 1e6).toArray();
    return sorted.length == 0
        ? "-"
        : String.format(Locale.ROOT, "%.1f / %.1f", at(sorted, 0.5), at(sorted, 0.99));
  }

  private static double at(double[] sorted, double share) {
    return sorted[(int) Math.min(sorted.length - 1L, Math.round(share * (sorted.length - 1)))];
  }

  private static double median(List<Double> values) {
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
  }

  /** The median, and from the least to the most. */
  private static String spread(List<Double> values) {
    return String.format(
        Locale.ROOT,
        "%.2f (%.2f-%.2f)",
        median(values),
        values.stream().mapToDouble(Double::doubleValue).min().orElseThrow(),
        values.stream().mapToDouble(Double::doubleValue).max().orElseThrow());
  }
}
