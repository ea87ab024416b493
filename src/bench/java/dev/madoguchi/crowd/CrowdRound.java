package dev.madoguchi.crowd;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What was seen at so many calls at once.
 *
 * @param steady while calls came and went
 * @param cut when the sockets of all were cut, until each was spoken with again; where calls share
 *     sockets
 * @param hungUp when all hung up at once, until the server had let go of each
 * @param back when as many came at once, until each was spoken with
 * @param calls that came to the server in all
 * @param records of calls in the database at the end
 * @param heap of a held call, after a collection, in bytes
 * @param heapInUse with all of them, after a collection, in bytes
 * @param resident in bytes, with all of them
 * @param pauses of the collector while it was steady, in milliseconds
 * @param cpu of the server for 1,000 new calls with all that belongs to them, in seconds
 * @param complaints in the server's log
 */
record CrowdRound(
    int most,
    Told steady,
    Optional<Told> cut,
    Told hungUp,
    Told back,
    long calls,
    long records,
    long heap,
    long heapInUse,
    long resident,
    long threads,
    List<Double> pauses,
    double cpu,
    long complaints) {
  CrowdRound {
    pauses = List.copyOf(pauses);
  }

  /** What should not have been. */
  long errors() {
    long sum = records == calls ? 0 : Math.abs(records - calls);
    // who got no word, who never was there (one in a hundred may be just coming), who was not let
    // go of
    sum += back.whole("unserved") + hungUp.whole("held");
    sum += cut.map(told -> told.whole("unserved")).orElse(0L);
    sum += Math.max(0, most - most / 100 - steady.whole("peak"));
    for (Told told : Stream.concat(cut.stream(), Stream.of(steady, hungUp, back)).toList()) {
      sum += told.whole("not-taken") + told.whole("not-connected");
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
