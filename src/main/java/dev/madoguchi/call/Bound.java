package dev.madoguchi.call;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Until when a caller may keep the line without talking to an agent: a robot, a fax, a telephone
 * left off the hook must not hold it for ever.
 */
public record Bound(InstantSource clock, Instant until) {
  /** So long from now on. */
  public static Bound of(Duration atMost, InstantSource clock) {
    return new Bound(clock, clock.instant().plus(atMost));
  }

  /** No bound at all. */
  static Bound none() {
    return new Bound(InstantSource.system(), Instant.MAX);
  }

  /** This one, or so long from now on if that is later. */
  Bound butAtLeast(Duration more) {
    return clock.instant().plus(more).isAfter(until) ? of(more, clock) : this;
  }

  /** Whether the time is used up. */
  boolean isOver() {
    return !clock.instant().isBefore(until);
  }

  /** The patience, or what is left of the time if that is less; at least a second. */
  Patience within(Patience patience) {
    Instant end = clock.instant().plus(patience.longest());
    if (!end.isAfter(until)) {
      return patience;
    }
    Duration left = Duration.between(clock.instant(), until);
    return new Patience(left.toSeconds() < 1 ? Duration.ofSeconds(1) : left);
  }
}
