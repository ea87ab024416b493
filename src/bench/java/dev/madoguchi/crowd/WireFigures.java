package dev.madoguchi.crowd;

import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What has been counted and timed on the wire since it was last cleared. */
final class WireFigures {
  final Latencies decisions = new Latencies();
  final Latencies first = new Latencies();
  int notTaken;
  int notConnected;

  /** Asked of a call that had ended before the server could know. */
  int gone;

  private final Map<Ending, Integer> endings = new EnumMap<>(Ending.class);

  void ended(Ending how) {
    endings.merge(how, 1, Integer::sum);
  }

  void clear() {
    decisions.clear();
    first.clear();
    endings.clear();
    notTaken = 0;
    notConnected = 0;
    gone = 0;
  }

  /** As words {@code name=value}. */
  String told() {
    return "not-taken=%d not-connected=%d gone=%d %s %s %s"
        .formatted(
            notTaken,
            notConnected,
            gone,
            Stream.of(Ending.values())
                .map(ending -> ending + "=" + endings.getOrDefault(ending, 0))
                .collect(Collectors.joining(" ")),
            decisions.told("decision"),
            first.told("first"));
  }
}
