package dev.madoguchi.e2e;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Semaphore;

/**
 * Finds a known sound in what was heard, by normalised cross-correlation: 1 is the same at any
 * loudness, 0 has nothing in common.
 *
 * <p>Coarse to fine: every place at 2 kHz by Fourier transform, then the best of them at 8 kHz; so
 * a sound must have something below 700 Hz to be found, as every voice has. A sound that does not
 * fit as a whole is tried again in pieces of half a second, each of which may lie up to 20 ms off
 * the one before it (a packet lost, or one too many).
 */
final class AudioMatch {
  /**
   * From here on it is the same sound. The same through mu-law and a telephone line reaches 0.97
   * and more, different sentences of one voice stay below 0.7 (AudioMatchTest measures both).
   */
  static final double SAME = 0.9;

  private static final int COARSE = 4;
  private static final float[] LOW_PASS = lowPass();
  private static final int PIECE = Sound.RATE / 2;
  private static final int DRIFT = Sound.RATE / 50;
  private static final int CANDIDATES = 5;
  private static final double CLEARLY = 0.97;
  private static final double WORTH_PIECES = 0.2;

  /** Coarsely; a sound of which half is there reaches twice as much. */
  private static final double WORTH_A_LOOK = 0.15;

  /** The end of a sound may be cut to whole packets, and no packet may follow it. */
  private static final int TAIL = 2 * DRIFT;

  /**
   * Whoever listens takes a turn: telephones that must send and hear a packet every 20 ms share the
   * processors with dozens of ears, and once stood still for seconds.
   */
  private static final Semaphore TURNS =
      new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() / 2), true);

  private final short[] sound;
  private final short[] heard;

  /** Where the sound begins, in samples of what was heard, and how well it fits. */
  record Found(int offset, double score) {}

  private AudioMatch(Sound sound, short[] heard) {
    this.sound = sound.samples();
    this.heard = Arrays.copyOf(heard, heard.length + TAIL);
  }

  /**
   * The place where the sound fits best; a score of 0 when less was heard than the sound is long.
   */
  static Found best(Sound sound, short[] heard) {
    TURNS.acquireUninterruptibly();
    try {
      return new AudioMatch(sound, heard)
          .candidates().stream()
              .max(Comparator.comparingDouble(Found::score))
              .orElse(new Found(0, 0));
    } finally {
      TURNS.release();
    }
  }

  /** Every place where the sound was heard, in order of time, overlaps left out. */
  static List<Found> all(Sound sound, short[] heard) {
    List<Found> found = new ArrayList<>();
    collect(sound, heard, 0, heard.length, found);
    found.sort(Comparator.comparingInt(Found::offset));
    return List.copyOf(found);
  }

  private static void collect(Sound sound, short[] heard, int from, int until, List<Found> found) {
    if (until - from < sound.size() - TAIL) {
      return;
    }
    Found best = best(sound, Arrays.copyOfRange(heard, from, until));
    if (best.score() >= SAME) {
      int offset = from + best.offset();
      found.add(new Found(offset, best.score()));
      // Asterisk leaves out the last samples of a file, so two in a row overlap a little
      collect(sound, heard, from, Math.min(until, offset + DRIFT), found);
      collect(sound, heard, Math.min(until, offset + sound.size() - DRIFT), until, found);
    }
  }

  private List<Found> candidates() {
    float[] coarseSound = coarse(sound);
    float[] coarseHeard = coarse(heard);
    double[] scores = Correlation.of(coarseHeard, coarseSound);
    normalise(scores, coarseHeard, coarseSound);
    List<Found> fine = new ArrayList<>();
    for (int peak : peaks(scores)) {
      Found found =
          scores[peak] < WORTH_A_LOOK
              ? new Found(peak * COARSE, scores[peak])
              : fine(peak * COARSE);
      fine.add(found);
      if (found.score() >= CLEARLY) {
        break;
      }
    }
    return fine;
  }

  private static float[] coarse(short[] samples) {
    float[] fewer = new float[samples.length / COARSE];
    for (int i = 0; i < fewer.length; i++) {
      float sum = 0;
      for (int tap = 0; tap < LOW_PASS.length; tap++) {
        int at = i * COARSE + tap - LOW_PASS.length / 2;
        sum += at < 0 || at >= samples.length ? 0 : LOW_PASS[tap] * samples[at];
      }
      fewer[i] = sum;
    }
    return fewer;
  }

  /**
   * What 2 kHz cannot carry has to go, or it comes back as another pitch for every place it is
   * looked at from: a windowed sinc, down at 800 Hz.
   */
  private static float[] lowPass() {
    float[] taps = new float[8 * COARSE + 1];
    int middle = taps.length / 2;
    for (int i = 0; i < taps.length; i++) {
      double x = 2 * Math.PI * 700 / Sound.RATE * (i - middle);
      double window = 0.5 + 0.5 * Math.cos(Math.PI * (i - middle) / (middle + 1));
      taps[i] = (float) (window * (i == middle ? 1 : Math.sin(x) / x));
    }
    return taps;
  }

  private static void normalise(double[] scores, float[] longer, float[] shorter) {
    double own = 1;
    for (float sample : shorter) {
      own += (double) sample * sample;
    }
    double window = 1;
    for (int i = 0; i < shorter.length && i < longer.length; i++) {
      window += (double) longer[i] * longer[i];
    }
    for (int k = 0; k < scores.length; k++) {
      scores[k] /= Math.sqrt(own * floor(window, shorter.length));
      if (k + shorter.length < longer.length) {
        window += (double) longer[k + shorter.length] * longer[k + shorter.length];
        window -= (double) longer[k] * longer[k];
      }
    }
  }

  /** Near silence must not be divided by: at least one step of the samples on average. */
  private static double floor(double energy, int length) {
    return Math.max(energy, length);
  }

  private static List<Integer> peaks(double[] scores) {
    double[] left = scores.clone();
    List<Integer> peaks = new ArrayList<>();
    while (peaks.size() < CANDIDATES && left.length > 0) {
      int best = 0;
      for (int k = 1; k < left.length; k++) {
        if (left[k] > left[best]) {
          best = k;
        }
      }
      if (left[best] <= 0) {
        break;
      }
      peaks.add(best);
      int near = DRIFT / COARSE;
      Arrays.fill(left, Math.max(0, best - near), Math.min(left.length, best + near + 1), 0);
    }
    return peaks;
  }

  private Found fine(int near) {
    Found whole = slide(0, sound.length, near, 6 * COARSE, 1);
    if (whole.score() > WORTH_PIECES) {
      // a steady vowel fits almost as well one period of the voice farther on
      whole = slide(0, sound.length, whole.offset(), DRIFT, 1);
    }
    if (whole.score() >= CLEARLY || whole.score() < WORTH_PIECES || sound.length < 2 * PIECE) {
      return whole;
    }
    double pieces = inPieces(whole.offset());
    return pieces > whole.score() ? new Found(whole.offset(), pieces) : whole;
  }

  /** The pieces' scores, weighed by how much of the sound's energy each holds. */
  private double inPieces(int start) {
    double total = energy(sound, 0, sound.length);
    double score = 0;
    int shift = start;
    for (int from = 0; from < sound.length; from += PIECE) {
      int until = from + PIECE > sound.length - PIECE / 2 ? sound.length : from + PIECE;
      Found rough = slide(from, until, shift, DRIFT, 2);
      Found exact = slide(from, until, rough.offset(), 2, 1);
      score += exact.score() * energy(sound, from, until) / total;
      shift = exact.score() > SAME ? exact.offset() : shift;
      if (until == sound.length) {
        break;
      }
    }
    return score;
  }

  /** The best place of a piece of the sound; the offset is that of the whole sound's beginning. */
  private Found slide(int from, int until, int near, int reach, int step) {
    double own = energy(sound, from, until);
    Found best = new Found(near, 0);
    for (int offset = near - reach; offset <= near + reach; offset += step) {
      if (offset + from < 0 || offset + until > heard.length) {
        continue;
      }
      long product = 0;
      long window = 0;
      for (int i = from; i < until; i++) {
        product += (long) sound[i] * heard[offset + i];
        window += (long) heard[offset + i] * heard[offset + i];
      }
      double score = product / Math.sqrt(own * floor((double) window, until - from));
      if (score > best.score()) {
        best = new Found(offset, score);
      }
    }
    return best;
  }

  private static double energy(short[] samples, int from, int until) {
    double sum = 1;
    for (int i = from; i < until; i++) {
      sum += (double) samples[i] * samples[i];
    }
    return sum;
  }
}
