package dev.madoguchi.crowd;

import java.util.List;
import java.util.Optional;

/**
 * What was seen at so many calls at once.
 *
 * @param warmed what those who came first had seen at their end
 * @param steady while calls came and went
 * @param cut when the sockets of all were cut, until each was spoken with again; where calls share
 *     sockets
 * @param hungUp when all hung up at once, until the server had let go of each
 * @param back when as many came at once, until each was spoken with
 * @param over when those, too, had hung up: what the whole crowd had seen
 * @param records of calls in the database at the end
 * @param heap of a held call, after a collection, in bytes
 * @param heapInUse with all of them, after a collection, in bytes
 * @param resident in bytes, with all of them
 * @param pauses of the collector while it was steady, in milliseconds
 * @param cpu of the server for 1,000 new calls with all that belongs to them, in seconds
 * @param driver the processors the program that plays Asterisk took while it was steady
 * @param complaints in the server's log
 */
record CrowdRound(
    int most,
    Told warmed,
    Told steady,
    Optional<Told> cut,
    Told hungUp,
    Told back,
    Told over,
    long records,
    long heap,
    long heapInUse,
    long resident,
    long threads,
    List<Double> pauses,
    double cpu,
    double driver,
    long complaints) {
  CrowdRound {
    pauses = List.copyOf(pauses);
  }

  /** How many came to the server in all. */
  long calls() {
    return warmed.whole("rung") + over.whole("rung");
  }

  /** What should not have been, from the first call to the last. */
  long errors() {
    long sum = Math.abs(records - calls());
    // who got no word, who never was there (one in a hundred may be just coming), who was not let
    // go of
    sum += back.whole("unserved");
    sum += warmed.whole("held") + hungUp.whole("held") + over.whole("held");
    sum += cut.map(told -> told.whole("unserved")).orElse(0L);
    sum += Math.max(0, most - most / 100 - steady.whole("peak"));
    for (Told told : List.of(warmed, over)) {
      sum += told.whole("not-taken") + told.whole("not-connected") + told.whole("unheard");
      for (Ending wrong : List.of(Ending.NOT_YET, Ending.TURNED_AWAY, Ending.GIVEN_BACK)) {
        sum += told.whole(wrong.name());
      }
    }
    return sum;
  }

  double longestPause() {
    return pauses.stream().mapToDouble(Double::doubleValue).max().orElse(0);
  }
}
