package dev.madoguchi.e2e;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * What one caller hears, packet by packet as it arrives: which prompts began, and how long at most
 * nothing was to be heard. Cheap enough for a hundred callers. Safe for use by many threads.
 */
final class HeardWords implements RtpStream.Listener {
  /** Packets between two of one prompt that may be lost, or silent, or stand in another as well. */
  private static final int PACKETS_APART = 25;

  /** The end of a prompt in which nothing is to be heard any more is shorter. */
  private static final long LAST_BREATH = Duration.ofMillis(300).toNanos();

  private final Monitor monitor = new Monitor();
  private final KnownWords known;
  private final BlockingQueue<Spoken> fresh = new LinkedBlockingQueue<>();
  private final List<Spoken> all = new ArrayList<>();
  private Optional<KnownWords.Place> last = Optional.empty();
  private int packetsSince;
  private long lastHeard;
  private long lastAudible;
  private long longestSilence;
  private boolean ownTurn;
  private long mayBeSilentUntil = Long.MIN_VALUE;
  private long wordsEnd = Long.MIN_VALUE;

  /**
   * A prompt that began to be said.
   *
   * @param began a reading of {@link System#nanoTime}
   * @param heardBefore the last reading before it at which anything was to be heard
   */
  record Spoken(String prompt, long began, long heardBefore) {
    /** As the first words behind that reading of {@link System#nanoTime}. */
    CallStory.NextWords behind(long moment) {
      return new CallStory.NextWords(
          Duration.ofNanos(began - moment),
          Duration.ofNanos(began - Math.max(heardBefore, moment)));
    }
  }

  /** Listens from now on. */
  HeardWords(KnownWords known) {
    this.known = known;
    this.lastHeard = System.nanoTime();
    this.lastAudible = lastHeard;
  }

  @Override
  public void heard(RtpPacket packet, long arrived) {
    Optional<KnownWords.Place> place = known.place(packet.payload());
    boolean audible = KnownWords.audible(packet.payload());
    monitor.change(
        () -> {
          packetsSince++;
          if (place.isPresent() && !goesOn(place.get())) {
            Spoken spoken = new Spoken(place.get().prompt(), arrived, lastAudible);
            all.add(spoken);
            fresh.add(spoken);
          }
          if (audible) {
            silenceEnds(arrived);
            lastAudible = arrived;
          }
          if (place.isPresent()) {
            last = place;
            packetsSince = 0;
            wordsEnd = arrived + known.rest(place.get()).toNanos();
          }
        });
  }

  /** A tone repeats itself: where in it a packet stands tells nothing, so any place behind does. */
  private boolean goesOn(KnownWords.Place place) {
    return last.filter(before -> before.prompt().equals(place.prompt()))
        .filter(before -> place.at() >= before.at() && packetsSince < PACKETS_APART)
        .isPresent();
  }

  private void silenceEnds(long now) {
    if (!ownTurn) {
      boolean brokenOff = lastAudible < wordsEnd - LAST_BREATH;
      long since = brokenOff ? lastHeard : Math.max(lastHeard, mayBeSilentUntil);
      longestSilence = Math.max(longestSilence, now - since);
    }
    lastHeard = Math.max(lastHeard, now);
  }

  /** It is the caller who speaks from now on: nobody need be heard. */
  void ownTurn() {
    monitor.change(
        () -> {
          silenceEnds(System.nanoTime());
          ownTurn = true;
        });
  }

  /** The caller is done, and waits for an answer from now on. */
  void theirTurn() {
    monitor.change(
        () -> {
          lastHeard = System.nanoTime();
          ownTurn = false;
        });
  }

  /**
   * The line waits for a key that this caller will not press before: it may be silent, once it has
   * said what it had to say.
   */
  void hesitates(long until) {
    monitor.change(() -> mayBeSilentUntil = until);
  }

  /** Nothing more will be heard; a silence until now counts. */
  void over() {
    monitor.change(() -> silenceEnds(System.nanoTime()));
  }

  Duration longestSilence() {
    return Duration.ofNanos(monitor.read(() -> longestSilence));
  }

  /** The next prompt that begins; empty when none does by the deadline. */
  Optional<Spoken> next(Duration atMost) {
    try {
      return Optional.ofNullable(fresh.poll(Math.max(0, atMost.toNanos()), TimeUnit.NANOSECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while listening", e);
    }
  }

  /** All that was said so far, in order. */
  List<Spoken> all() {
    return monitor.read(() -> List.copyOf(all));
  }

  boolean heard(String prompt) {
    return all().stream().anyMatch(spoken -> spoken.prompt().equals(prompt));
  }
}
