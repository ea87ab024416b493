package dev.madoguchi.crowd;

import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What has been counted on the wire, and timed since the times were last cleared. */
final class WireFigures {
  final Latencies decisions = new Latencies();
  final Latencies first = new Latencies();

  /** Calls the server has said nothing to yet. */
  int unserved;

  int notTaken;
  int notConnected;

  /** Asked of a call that had ended before the server could know. */
  int gone;

  private final Map<Ending, Integer> endings = new EnumMap<>(Ending.class);

  void ended(Ending how) {
    endings.merge(how, 1, Integer::sum);
  }

  /** The times alone: what went wrong is wrong whenever it was. */
  void clear() {
    decisions.clear();
    first.clear();
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
