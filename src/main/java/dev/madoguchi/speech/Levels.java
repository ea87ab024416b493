package dev.madoguchi.speech;

import java.nio.ShortBuffer;
import java.time.Duration;

/**
 * What a machine hears in mono telephone sound. Levels are in decibels below full scale (0 is the
 * loudest a sample can be, {@link #NOTHING} stands for digital silence).
 *
 * @param peak the loudest sample
 * @param active the mean (RMS) of the loud parts: pauses do not count
 * @param before silence at the beginning; the whole length when nothing is heard
 * @param after silence at the end; the whole length when nothing is heard
 * @param clipped whether it was cut off at the top: three samples in a row at full scale
 */
public record Levels(double peak, double active, Duration before, Duration after, boolean clipped) {
  /** The level of nothing at all. */
  public static final double NOTHING = -120;

  /** Whatever stays below this is silence on a telephone. */
  public static final double SILENCE = -50;

  private static final double FULL = 32768;
  private static final int TOP = Short.MAX_VALUE - 1;
  private static final Duration WINDOW = Duration.ofMillis(10);

  /** How far below the loudest window a pause begins. */
  private static final double PAUSE = 25;

  /**
   * Listens to a whole sound.
   *
   * @throws IllegalStateException when it is not in the telephone's format
   */
  public static Levels of(Wav wav) {
    return of(wav, SILENCE);
  }

  /** The same by another measure of silence: what stays below it, in decibels. */
  public static Levels of(Wav wav, double silence) {
    if (!wav.format().equals(WavFormat.TELEPHONE)) {
      throw new IllegalStateException("not telephone sound: " + wav.format());
    }
    ShortBuffer samples = wav.samples();
    int width = (int) (wav.format().rate() * WINDOW.toMillis() / 1000);
    double[] windows = new double[(samples.remaining() + width - 1) / width];
    int peak = 0;
    int atTop = 0;
    boolean clipped = false;
    for (int i = 0; i < samples.remaining(); i++) {
      int size = Math.abs((int) samples.get(i));
      peak = Math.max(peak, size);
      atTop = size >= TOP ? atTop + 1 : 0;
      clipped |= atTop >= 3;
      windows[i / width] += (double) size * size / width;
    }
    return new Levels(
        decibels(peak),
        active(windows),
        before(windows, silence),
        after(windows, silence),
        clipped);
  }

  /** Whether there is nothing to hear. */
  public boolean silent() {
    return active < SILENCE;
  }

  private static double active(double[] power) {
    double loudest = 0;
    for (double p : power) {
      loudest = Math.max(loudest, p);
    }
    double least = loudest / Math.pow(10, PAUSE / 10);
    double sum = 0;
    int count = 0;
    for (double p : power) {
      if (p >= least) {
        sum += p;
        count++;
      }
    }
    return count == 0 ? NOTHING : decibels(Math.sqrt(sum / count));
  }

  private static Duration before(double[] power, double silence) {
    int quiet = 0;
    while (quiet < power.length && quiet(power[quiet], silence)) {
      quiet++;
    }
    return WINDOW.multipliedBy(quiet);
  }

  private static Duration after(double[] power, double silence) {
    int quiet = 0;
    while (quiet < power.length && quiet(power[power.length - 1 - quiet], silence)) {
      quiet++;
    }
    return WINDOW.multipliedBy(quiet);
  }

  private static boolean quiet(double power, double silence) {
    return decibels(Math.sqrt(power)) < silence;
  }

  private static double decibels(double size) {
    return size <= 0 ? NOTHING : Math.max(NOTHING, 20 * Math.log10(size / FULL));
  }
}
