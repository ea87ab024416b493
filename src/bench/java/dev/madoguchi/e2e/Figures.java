package dev.madoguchi.e2e;

import dev.madoguchi.e2e.Contender.Server;
import dev.madoguchi.e2e.StopwatchCall.Next;
import dev.madoguchi.e2e.StopwatchCall.Outcome.Timed;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.LongSummaryStatistics;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** What one contender has shown so far, over all rounds. */
final class Figures {
  private final Workload workload;
  private final List<Double> asterisk = new ArrayList<>();
  private final List<Double> server = new ArrayList<>();
  private final List<Double> rest = new ArrayList<>();
  private final List<Timed> timed = new ArrayList<>();
  private double seconds;
  private int calls;
  private int failed;
  private int resent;

  Figures(Workload workload) {
    this.workload = workload;
  }

  /**
   * Adds a round.
   *
   * @param spent while these calls went on, whatever for
   */
  void add(Load.Result round, Server served, Spent spent) {
    asterisk.add(perThousand(spent.asterisk(), round));
    switch (served) {
      case Server.None() -> {}
      case Server.OfItsOwn _, Server.Forked _ -> server.add(perThousand(spent.server(), round));
    }
    rest.add(spent.rest());
    timed.addAll(round.timed());
    seconds += round.length().toSeconds();
    calls += round.calls();
    failed += round.failed();
    resent += round.resent();
  }

  private static double perThousand(double seconds, Load.Result round) {
    return seconds * 1000 / round.calls();
  }

  /**
   * Whom the others are compared with, each if it was measured.
   *
   * @param guarded the native dialplan behind the line's guards
   * @param bare the native dialplan alone
   */
  record Bases(Optional<Figures> guarded, Optional<Figures> bare) {}

  String head(Bases bases) {
    List<String> titles = columns(bases).stream().map(Column::title).toList();
    return "| | %s |%n|---%s|%n"
        .formatted(String.join(" | ", titles), "|---".repeat(titles.size()));
  }

  String row(String name, Bases bases) {
    return "| %s | %s |%n"
        .formatted(
            name, columns(bases).stream().map(Column::shown).collect(Collectors.joining(" | ")));
  }

  /** Round by round: what the machine was at in one, both have felt. */
  private String of(Figures other) {
    return Quantiles.of(
            IntStream.range(0, asterisk.size())
                .mapToDouble(round -> asterisk.get(round) / other.asterisk.get(round)))
        .spread();
  }

  private record Column(String title, String shown) {}

  private List<Column> columns(Bases bases) {
    List<Column> all = new ArrayList<>();
    all.add(new Column("Asterisk CPU, s per 1,000 calls", all(asterisk).spread()));
    bases.guarded().ifPresent(it -> all.add(new Column("of native, round by round", of(it))));
    bases.bare().ifPresent(it -> all.add(new Column("of bare native, round by round", of(it))));
    all.add(new Column("server CPU, s per 1,000 calls", all(server).spread()));
    all.add(new Column("rest of the machine, CPUs", all(rest).spread()));
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
    all.add(
        new Column(
            "calls, a second", String.format(Locale.ROOT, "%d, %.1f", calls, calls / seconds)));
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
        all(asterisk).median(),
        server.isEmpty() ? 0 : all(server).median(),
        toNext.at(0.5),
        toNext.hundredth());
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
