package dev.madoguchi.e2e;

import dev.madoguchi.e2e.StopwatchCall.Next;
import dev.madoguchi.e2e.StopwatchCall.Outcome.Timed;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.LongSummaryStatistics;
import java.util.OptionalDouble;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** What one contender has shown so far, over all rounds. */
final class Figures {
  private final Workload workload;
  private final List<Double> asterisk = new ArrayList<>();
  private final List<Double> server = new ArrayList<>();
  private final List<Timed> timed = new ArrayList<>();
  private int calls;
  private int failed;
  private int resent;

  Figures(Workload workload) {
    this.workload = workload;
  }

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

  String head() {
    List<String> titles = columns(1).stream().map(Column::title).toList();
    return "| | %s |%n|---%s|%n"
        .formatted(String.join(" | ", titles), "|---".repeat(titles.size()));
  }

  String row(String name, double nativeMedian) {
    return "| %s | %s |%n"
        .formatted(
            name,
            columns(nativeMedian).stream().map(Column::shown).collect(Collectors.joining(" | ")));
  }

  private record Column(String title, String shown) {}

  private List<Column> columns(double nativeMedian) {
    List<Column> all = new ArrayList<>();
    all.add(new Column("Asterisk CPU, s per 1,000 calls", all(asterisk).spread()));
    all.add(new Column("of native", number(asteriskMedian() / nativeMedian)));
    all.add(new Column("server CPU, s per 1,000 calls", all(server).spread()));
    if (workload.hasKey()) {
      all.add(
          new Column("key to next prompt, ms p50 / p99 / p99.9", milliseconds(next(Next::after))));
      all.add(new Column("old packets after the key, mean / most", old()));
    }
    all.add(
        new Column(
            "answer to first packet, ms p50 / p99 / p99.9",
            milliseconds(timed.stream().mapToLong(Timed::toFirst))));
    all.add(
        new Column(
            "INVITE to 200, ms p50 / p99 / p99.9",
            milliseconds(timed.stream().mapToLong(Timed::toAnswer))));
    all.add(new Column("calls", "" + calls));
    all.add(new Column("timed", "" + timed.size()));
    all.add(new Column("failed", "" + failed));
    all.add(new Column("resent", "" + resent));
    return all;
  }

  private LongStream next(ToLongFunction<Next> of) {
    return timed.stream().flatMap(one -> one.next().stream()).mapToLong(of);
  }

  SideBySidePlot.Bar bar(String name) {
    Quantiles toNext = Quantiles.of(next(Next::after).mapToDouble(n -> n / 1e6));
    return new SideBySidePlot.Bar(
        name,
        asteriskMedian(),
        server.isEmpty() ? 0 : all(server).median(),
        toNext.at(0.5),
        toNext.at(0.99));
  }

  private String old() {
    LongSummaryStatistics old = next(Next::old).summaryStatistics();
    return old.getCount() == 0 ? "-" : number(old.getAverage()) + " / " + old.getMax();
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }

  private static String milliseconds(LongStream nanoseconds) {
    return Quantiles.of(nanoseconds.mapToDouble(n -> n / 1e6)).shown();
  }

  private static Quantiles all(List<Double> values) {
    return Quantiles.of(values.stream().mapToDouble(Double::doubleValue));
  }
}
