package dev.madoguchi.e2e;

/**
 * How callers call.
 *
 * @param next the prompt behind the key
 * @param media what they send besides keys
 * @param telephones of our own, whose calls are timed
 */
record Calling(Workload workload, Sound next, Media media, int telephones) {
  /** How many calls a second so many of the telephones make. */
  double timed(int some) {
    return some * 1e9 / workload.timedEvery().toNanos();
  }
}
