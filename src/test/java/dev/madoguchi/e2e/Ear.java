package dev.madoguchi.e2e;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Listens to one call for known sounds, in order. Used by one thread. */
final class Ear {
  /** Between two looks: long enough to be cheap, short against any prompt. */
  private static final int LOOK_EVERY = Sound.RATE / 5;

  /** A prompt may begin a little before the end of the one before it was found. */
  static final int SLACK = Sound.RATE / 20;

  /** The quietest sound of a word is above it; a packet of silence is below. */
  private static final int QUIET = 40;

  /** Sounds farther apart than this are no sentence. */
  private static final int LONGEST_PAUSE = Sound.RATE / 2;

  private final Heard heard;
  private final List<Moment> moments = new ArrayList<>();
  private int cursor;
  private String why = "nothing was awaited";

  /**
   * When a sound was heard.
   *
   * @param from its first sample, counted from the beginning of the call's media
   * @param until behind its last sample
   * @param score how well it fits, 1 at best
   * @param began when it was first heard, as a reading of {@link System#nanoTime}
   */
  record Moment(Sound sound, int from, int until, double score, long began) {
    @Override
    public String toString() {
      return "%s at %d ms (%.3f)".formatted(sound.name(), Sound.lengthOf(from).toMillis(), score);
    }
  }

  Ear(Heard heard) {
    this.heard = heard;
  }

  /** Waits until the sound is heard behind all that was found before; empty when it is not. */
  Optional<Moment> await(Sound sound, Duration atMost) {
    long deadline = System.nanoTime() + atMost.toNanos();
    AudioMatch.Found best = new AudioMatch.Found(0, 0);
    int searched = cursor;
    while (true) {
      // a look may have to wait for its turn: the one that begins behind the deadline is the last
      boolean last = System.nanoTime() - deadline >= 0;
      int end = heard.end();
      int start = Math.max(cursor, searched - sound.size() - SLACK);
      AudioMatch.Found found = AudioMatch.best(sound, heard.between(start, end));
      if (found.score() >= AudioMatch.SAME) {
        return Optional.of(remember(sound, start + found.offset(), found.score()));
      }
      best = found.score() > best.score() ? found : best;
      searched = end;
      Duration left = Duration.ofNanos(deadline - System.nanoTime());
      if (last || (!heard.awaitBeyond(end + LOOK_EVERY, left) && heard.end() == end)) {
        why =
            "did not hear %s in %d s (closest: %.3f); heard before: %s"
                .formatted(sound, atMost.toSeconds(), best.score(), moments);
        return Optional.empty();
      }
    }
  }

  private Moment remember(Sound sound, int from, double score) {
    int until = from + sound.size();
    Moment moment = new Moment(sound, from, until, score, heard.arrivalOf(Math.max(0, from)));
    moments.add(moment);
    cursor = Math.max(cursor, until - SLACK);
    return moment;
  }

  /** Everywhere the sound was heard in the whole call so far, whatever was awaited. */
  List<AudioMatch.Found> everywhere(Sound sound) {
    return AudioMatch.all(sound, heard.samples());
  }

  /**
   * Which of these sounds were heard between two samples, in order; where several fit one place,
   * the best.
   */
  List<Sound> sequence(List<Sound> known, int begin, int end) {
    record Candidate(Sound sound, AudioMatch.Found found) {
      boolean overlaps(Candidate other) {
        return found.offset() < other.found.offset() + other.sound.size() - SLACK
            && other.found.offset() < found.offset() + sound.size() - SLACK;
      }
    }
    short[] part = heard.between(begin, end);
    List<Candidate> candidates = new ArrayList<>();
    for (Sound sound : known) {
      AudioMatch.all(sound, part).forEach(found -> candidates.add(new Candidate(sound, found)));
    }
    candidates.sort(Comparator.comparingDouble(c -> -c.found().score()));
    List<Candidate> kept = new ArrayList<>();
    for (Candidate candidate : candidates) {
      if (kept.stream().noneMatch(candidate::overlaps)) {
        kept.add(candidate);
      }
    }
    kept.sort(Comparator.comparingInt(c -> c.found().offset()));
    return kept.stream().map(Candidate::sound).toList();
  }

  /** The longest time between two samples in which nothing was to be heard. */
  Duration longestSilence(int begin, int end) {
    int longest = 0;
    int quiet = 0;
    for (short sample : heard.between(begin, end)) {
      quiet = Math.abs(sample) < QUIET ? quiet + 1 : 0;
      longest = Math.max(longest, quiet);
    }
    return Sound.lengthOf(longest);
  }

  /**
   * The pauses before each of these sounds, which were heard one behind the other from there on: by
   * the time of arrival, as a pause may have been closed in what was {@link Heard}.
   */
  List<Duration> pauses(Moment first, List<Sound> behind) {
    List<Duration> pauses = new ArrayList<>();
    int end = first.until();
    for (Sound sound : behind) {
      int from = end - SLACK;
      short[] part = heard.between(from, end + sound.size() + LONGEST_PAUSE);
      int begin =
          AudioMatch.all(sound, part).stream() // the first of two noughts
              .findFirst()
              .map(found -> from + found.offset())
              .orElseThrow(
                  () ->
                      new AssertionError(
                          "%s was not heard right behind %d others"
                              .formatted(sound, pauses.size())));
      Duration unheard = Sound.lengthOf(Math.max(0, begin - end));
      pauses.add(
          heard.lateBetween(end - RtpStream.SAMPLES, begin + RtpStream.SAMPLES).plus(unheard));
      end = begin + sound.size();
    }
    return pauses;
  }

  /** Why the last wait was in vain. */
  String why() {
    return why;
  }
}
