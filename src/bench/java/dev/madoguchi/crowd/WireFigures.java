package dev.madoguchi.crowd;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What has been counted on the wire, and timed since the times were last cleared. */
final class WireFigures {
  private static final long LONG = TimeUnit.SECONDS.toNanos(10);

  final Latencies decisions = new Latencies();
  final Latencies first = new Latencies();

  /** Calls the server has said nothing to yet. */
  int unserved;

  int notTaken;
  int notConnected;

  /** Callers who hung up without a word, later than a line's watchdog would have helped them. */
  int unheard;

  /** Asked of a call that had ended before the server could know. */
  int gone;

  private final Map<Ending, Integer> endings = new EnumMap<>(Ending.class);

  /** One who has had no word yet hangs up, after so many nanoseconds: that long at the least. */
  void hungUpUnserved(long waited) {
    first.add(waited);
    unheard += waited > LONG ? 1 : 0;
  }

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
    return "not-taken=%d not-connected=%d unheard=%d gone=%d %s %s %s"
        .formatted(
            notTaken,
            notConnected,
            unheard,
            gone,
            Stream.of(Ending.values())
                .map(ending -> ending + "=" + endings.getOrDefault(ending, 0))
                .collect(Collectors.joining(" ")),
            decisions.told("decision"),
            first.told("first"));
  }
}
