package dev.madoguchi.e2e;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The results of rounds, as a table in Markdown. */
record FaultTable(List<FaultResult> results) {
  private static final String HEAD =
      """
      | fault | calls | agent | inquiry | message | spoken ending | died with Asterisk | **lost** | acknowledged | **missing** | without one record | longest silence | over 5 s | next words p50, p99, max | of it in silence | left: channels, descriptors, threads |
      |---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|
      """;

  FaultTable {
    results = List.copyOf(results);
  }

  @Override
  public String toString() {
    Map<String, FaultResult> faults = new LinkedHashMap<>();
    results.forEach(each -> faults.merge(each.fault().name(), each, FaultResult::and));
    String rows =
        faults.values().stream()
            .map(result -> row(result.fault().what(), result))
            .collect(Collectors.joining());
    return HEAD
        + rows
        + results.stream()
            .reduce(FaultResult::and)
            .filter(_ -> faults.size() > 1)
            .map(all -> row("all of them", all))
            .orElse("");
  }

  /** What all of them come to, in a sentence. */
  String inWords() {
    return results.stream()
        .reduce(FaultResult::and)
        .map(
            all ->
                "%,d calls: %d callers lost, %d acknowledged inquiries and messages missing of %,d,"
                        .formatted(
                            all.calls().size(),
                            all.lost().count(),
                            all.missing().size(),
                            all.acknowledged())
                    + " more than 5 s of silence for %d (%.1f of 1,000), %d without a record as it should be, at most %d channels left."
                        .formatted(
                            all.longSilent(),
                            1000.0 * all.longSilent() / Math.max(1, all.calls().size()),
                            all.unrecorded().size(),
                            all.left().channels()))
        .orElse("");
  }

  private static String row(String name, FaultResult result) {
    return Stream.of(
            name,
            result.calls().size(),
            result.ended(Ending.AGENT),
            result.ended(Ending.INQUIRY),
            result.ended(Ending.MESSAGE),
            result.ended(Ending.SPOKEN_ENDING),
            result.ended(Ending.DIED_WITH_ASTERISK),
            result.lost().count(),
            result.acknowledged(),
            result.missing().size(),
            result.unrecorded().size(),
            seconds(result.longestSilence()),
            result.longSilent(),
            spread(result.next().map(CallStory.NextWords::after)),
            spread(result.next().map(CallStory.NextWords::inSilence)),
            "%d, %+d, %+d"
                .formatted(
                    result.left().channels(), result.left().descriptors(), result.left().threads()))
        .map(Object::toString)
        .collect(Collectors.joining(" | ", "| ", " |\n"));
  }

  private static String spread(Stream<Duration> durations) {
    List<Duration> sorted = durations.sorted().toList();
    return sorted.isEmpty()
        ? "-"
        : IntStream.of(sorted.size() / 2, (sorted.size() * 99 + 99) / 100 - 1, sorted.size() - 1)
            .mapToObj(at -> seconds(sorted.get(at)))
            .collect(Collectors.joining(", "));
  }

  private static String seconds(Duration duration) {
    return "%.1f s".formatted(duration.toMillis() / 1000.0);
  }
}
