package dev.madoguchi.ari;

import dev.madoguchi.asterisk.Backoff;
import java.time.Duration;

/**
 * How long to wait for what.
 *
 * @param answer for connecting, and for each reply
 * @param ping the silence of a socket after which we ask whether it is still there
 * @param silence of a socket after which it counts as dead; more than {@code ping}, and counted in
 *     whole ones
 * @param late how long the end of words may be overdue before we ask for it
 * @param never how long it may be overdue at all
 */
record AriLimits(
    Duration answer,
    Duration ping,
    Duration silence,
    Duration late,
    Duration never,
    Backoff backoff) {
  static final AriLimits USUAL =
      new AriLimits(
          Duration.ofSeconds(5),
          Duration.ofSeconds(5),
          Duration.ofSeconds(15),
          Duration.ofSeconds(2),
          Duration.ofSeconds(15),
          new Backoff(Duration.ofMillis(100), Duration.ofSeconds(1)));
}
