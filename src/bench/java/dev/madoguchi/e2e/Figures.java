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
    return all(asterisk).median();
  }

  static String head() {
    return """
        | | Asterisk CPU, s per 1,000 calls | of native | server CPU, s per 1,000 calls | key to next prompt, ms p50 / p99 / p99.9 | old packets after the key, mean / most | answer to first packet, ms p50 / p99 / p99.9 | INVITE to 200, ms p50 / p99 / p99.9 | calls | timed | failed | resent |
        |---|---|---|---|---|---|---|---|---|---|---|---|
        """;
  }

  String row(String name, double nativeMedian) {
    return "| %s | %s | %.2f | %s | %s | %s | %s | %s | %d | %d | %d | %d |%n"
        .formatted(
            name,
            all(asterisk).spread(),
            asteriskMedian() / nativeMedian,
            all(server).spread(),
            milliseconds(StopwatchCall.Outcome.Timed::toNext),
            old(),
            milliseconds(StopwatchCall.Outcome.Timed::toFirst),
            milliseconds(StopwatchCall.Outcome.Timed::toAnswer),
            calls,
            timed.size(),
            failed,
            resent);
  }

  SideBySidePlot.Bar bar(String name) {
    Quantiles toNext = Quantiles.of(timed.stream().mapToDouble(one -> one.toNext() / 1e6));
    return new SideBySidePlot.Bar(
        name,
        asteriskMedian(),
        server.isEmpty() ? 0 : all(server).median(),
        toNext.at(0.5),
        toNext.at(0.99));
  }

  private String old() {
    return String.format(
        Locale.ROOT,
        "%.2f / %d",
        timed.stream().mapToLong(StopwatchCall.Outcome.Timed::old).average().orElse(Double.NaN),
        timed.stream().mapToLong(StopwatchCall.Outcome.Timed::old).max().orElse(-1));
  }

  private String milliseconds(ToLongFunction<StopwatchCall.Outcome.Timed> of) {
    return Quantiles.of(timed.stream().mapToLong(of).mapToDouble(n -> n / 1e6)).shown();
  }

  private static Quantiles all(List<Double> values) {
    return Quantiles.of(values.stream().mapToDouble(Double::doubleValue));
  }
}
