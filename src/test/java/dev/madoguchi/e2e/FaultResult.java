package dev.madoguchi.e2e;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a round has shown.
 *
 * @param missing acknowledged inquiries and thanked messages that are not kept
 * @param unrecorded callers of whose call there is not exactly one record
 */
record FaultResult(
    Fault fault,
    List<CallStory> calls,
    List<CallStory> missing,
    List<String> unrecorded,
    Leftovers left) {
  private static final Duration LONG = Duration.ofSeconds(5);

  FaultResult {
    calls = List.copyOf(calls);
    missing = List.copyOf(missing);
    unrecorded = List.copyOf(unrecorded);
  }

  /** What this round and another have shown together; what was left is the most of either. */
  FaultResult and(FaultResult other) {
    return new FaultResult(
        fault,
        both(calls, other.calls),
        both(missing, other.missing),
        both(unrecorded, other.unrecorded),
        left.orMore(other.left));
  }

  private static <T> List<T> both(List<T> some, List<T> more) {
    return Stream.concat(some.stream(), more.stream()).toList();
  }

  long ended(Ending ending) {
    return calls.stream().filter(call -> call.ending() == ending).count();
  }

  Stream<CallStory> lost() {
    return calls.stream()
        .filter(call -> call.ending() == Ending.LOST || call.ending() == Ending.NOT_ANSWERED);
  }

  long acknowledged() {
    return calls.stream().filter(call -> call.acknowledged() || call.thanked()).count();
  }

  Duration longestSilence() {
    return calls.stream().map(CallStory::silence).max(Duration::compareTo).orElse(Duration.ZERO);
  }

  /** Callers who heard nothing for more than five seconds. */
  long longSilent() {
    return calls.stream().filter(call -> call.silence().compareTo(LONG) > 0).count();
  }

  /** The next words of those whose turn it was to be spoken to. */
  Stream<CallStory.NextWords> next() {
    return calls.stream().flatMap(call -> call.next().stream());
  }
}
