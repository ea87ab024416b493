package dev.madoguchi.ami;

import dev.madoguchi.asterisk.Backoff;
import java.time.Duration;

/**
 * How long to wait for what.
 *
 * @param answer for connecting, and for each reply
 * @param ask the beat at which the whole state is asked for again; also the ping
 * @param silence of the socket after which it counts as dead; more than {@code ask}
 * @param inbox events held while our thread is busy; one more and the state is asked for anew
 */
record AmiLimits(Duration answer, Duration ask, Duration silence, int inbox, Backoff backoff) {
  static final AmiLimits USUAL =
      new AmiLimits(
          Duration.ofSeconds(2),
          Duration.ofSeconds(15),
          Duration.ofSeconds(45),
          10_000,
          new Backoff(Duration.ofMillis(200), Duration.ofSeconds(5)));
}
