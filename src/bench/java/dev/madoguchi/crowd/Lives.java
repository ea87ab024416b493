package dev.madoguchi.crowd;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** How long calls last, in milliseconds: from half to one and a half times the mean. */
record Lives(SplittableRandom random, long meanMillis) {
  /** Of a call that begins. */
  long whole() {
    return meanMillis / 2 + random.nextLong(meanMillis);
  }

  /**
   * What is left to calls under way, the shortest first, in a crowd that has long been as it is.
   * Long calls are more often met than short ones, each as likely at any of its moments: as many
   * end a second as begin, from the first second on. Each is drawn from a part of the distribution
   * of its own: in a small crowd chance would let too many end at once.
   */
  LongStream left(int calls) {
    return IntStream.range(0, calls)
        .mapToDouble(call -> (call + random.nextDouble()) / calls)
        .mapToLong(share -> Math.round(meanMillis * leftTo(share)));
  }

  /**
   * What this share of the calls has left at most, in means: the inverse of the integral of the
   * share of lives that are longer, which is 1 up to half a mean and goes down evenly to 0.
   */
  private static double leftTo(double share) {
    return share < 0.5 ? share : 1.5 - Math.sqrt(2 * (1 - share));
  }
}
