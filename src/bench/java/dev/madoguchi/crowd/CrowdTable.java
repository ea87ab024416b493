package dev.madoguchi.crowd;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The rounds as tables in Markdown. */
record CrowdTable(List<CrowdRound> rounds) {
  CrowdTable {
    rounds = List.copyOf(rounds);
  }

  @Override
  public String toString() {
    return """
        | calls at once | at least | new calls a second, placed of wanted | commands | decision, ms p50 | p99 | p99.9 | most | first command of who has just come, ms p50 / p99 | heap of a call, kB | heap in use, MB | resident, MB | platform threads | collector's pauses, longest, ms | server CPU, s per 1,000 calls | CPUs of the program that plays Asterisk | calls in all | errors | warnings in the log |
        |---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|
        %s

        | calls at once | all hang up: until the server has let go of all, s | all come back at once: first command, ms p50 | p99 | most | all sockets cut: asked after again, ms p50 / p99 / most |
        |---|---|---|---|---|---|
        %s
        """
        .formatted(
            rounds.stream().map(CrowdTable::steady).collect(Collectors.joining("\n")),
            rounds.stream().map(CrowdTable::storms).collect(Collectors.joining("\n")));
  }

  private static String steady(CrowdRound round) {
    Told steady = round.steady();
    return String.format(
        Locale.ROOT,
        "| %,d | %,d | %.0f of %d | %,d | %.2f | %.2f | %.2f | %.1f | %.1f / %.1f | %.1f | %.0f | %.0f | %d | %d, %.1f | %.2f | %.2f | %,d | %d | %d |",
        round.most(),
        steady.whole("least"),
        steady.of("placed") / steady.of("seconds"),
        steady.whole("wanted"),
        steady.whole("decision"),
        steady.of("decision-p50"),
        steady.of("decision-p99"),
        steady.of("decision-p999"),
        steady.of("decision-most"),
        steady.of("first-p50"),
        steady.of("first-p99"),
        round.heap() / 1e3,
        round.heapInUse() / 1e6,
        round.resident() / 1e6,
        round.threads(),
        round.pauses().size(),
        round.longestPause(),
        round.cpu(),
        round.driver(),
        round.calls(),
        round.errors(),
        round.complaints());
  }

  private static String storms(CrowdRound round) {
    return String.format(
        Locale.ROOT,
        "| %,d | %.2f | %.0f | %.0f | %.0f | %s |",
        round.most(),
        round.hungUp().of("seconds"),
        round.back().of("first-p50"),
        round.back().of("first-p99"),
        round.back().of("first-most"),
        round.cut().map(CrowdTable::again).orElse("-"));
  }

  private static String again(Told cut) {
    return String.format(
        Locale.ROOT,
        "%.0f / %.0f / %.0f",
        cut.of("first-p50"),
        cut.of("first-p99"),
        cut.of("first-most"));
  }
}
