package dev.madoguchi.asterisk;

import java.time.Duration;
import java.util.List;

/**
 * The places to speak in one caller's music, one after the other: when each comes follows from the
 * parts of the music and from what was said before. Used by one thread.
 */
final class HoldPlaces {
  private static final Duration LEAD = Duration.ofSeconds(1);

  private final List<Duration> parts;
  private int next;

  /** When the music before the next place began, since the beginning; below zero when before it. */
  private Duration began;

  /**
   * One place to speak; times are since the beginning.
   *
   * @param part after which it is
   * @param over the part half a round away, after which nothing is to be said any more
   * @param comes when Asterisk is there
   * @param lead how long before that is the time to lay words down
   */
  record Place(int part, int over, Duration comes, Duration lead) {
    Duration turn() {
      return comes.minus(lead);
    }
  }

  /**
   * Begins.
   *
   * @param startedAt how much of the music was heard before
   */
  HoldPlaces(List<Duration> parts, Duration startedAt) {
    this.parts = List.copyOf(parts);
    Duration round = parts.stream().reduce(Duration.ZERO, Duration::plus);
    this.began = Duration.ofNanos(startedAt.toNanos() % round.toNanos()).negated();
    while (!began.plus(parts.get(next)).isPositive()) {
      began = began.plus(parts.get(next)); // heard before
      next++;
    }
  }

  /** The next place, nothing being said in it unless {@link #said} tells so. */
  Place next() {
    int part = next;
    Duration length = parts.get(part);
    began = began.plus(length);
    next = (part + 1) % parts.size();
    Duration lead = length.compareTo(LEAD.multipliedBy(2)) < 0 ? length.dividedBy(2) : LEAD;
    return new Place(part, (part + parts.size() / 2) % parts.size(), began, lead);
  }

  /** So much is said in the latest place; tells when it is over. */
  Duration said(Duration length) {
    began = began.plus(length);
    return began;
  }
}
