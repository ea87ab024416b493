package dev.madoguchi.prompt;

import dev.madoguchi.speech.Levels;
import dev.madoguchi.speech.Wav;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Brings what a voice has read into the shape of the telephone: 8 kHz, one loudness, the silence at
 * both ends cut. A change here is a change of every voice's recipe.
 */
final class Studio {
  /** Mean level of the loud parts: as loud as telephone speech is, with headroom for its peaks. */
  private static final double LOUDNESS = -20;

  /** No sample may come nearer to full scale than this. */
  private static final double HEADROOM = -1;

  /**
   * What is cut away at the ends is fainter than this. A telephone's silence would take the し of
   * しちじ with it, and the first sound of "fifth": such sounds are some 40 dB below a vowel.
   */
  private static final double FAINT = -58;

  private final Path work;
  private final Tool tool;

  /**
   * Sets the studio up.
   *
   * @param work a folder for what lies between words and sound
   */
  Studio(Path work) {
    this.work = work;
    this.tool = new Tool(work);
  }

  /** Shapes the sound into a new WAV file, which is the caller's to move. */
  Path shape(Path spoken, Wording.Cut cut) throws IOException, InterruptedException {
    Path narrow = work.resolve("narrow.wav");
    // below 150 Hz a telephone carries hum only
    sox(spoken, narrow, "highpass", "150", "rate", "-h", "8000", "gain", "-n", "-3");
    Levels heard = Levels.of(Wav.read(narrow));
    if (heard.silent()) {
      throw new IOException("the voice read nothing aloud; give it words it can read (`spoken:`)");
    }
    // levels first, then cuts: what counts as silence depends on the level
    double gain = Math.min(LOUDNESS - heard.active(), HEADROOM - heard.peak());
    Path level = work.resolve("level.wav");
    sox(narrow, level, "gain", number(gain));
    Wav wav = Wav.read(level);
    heard = Levels.of(wav, FAINT);
    Duration from = atLeastZero(heard.before().minus(cut.lead()));
    Duration length = wav.length().minus(from).minus(atLeastZero(heard.after().minus(cut.trail())));
    Path done = work.resolve("done.wav");
    sox(level, done, "trim", seconds(from), seconds(length), "fade", "t", "0.005", "-0", "0.005");
    return done;
  }

  /** -D: no dither; -R: the same every time. */
  private void sox(Path in, Path out, String... effects) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("sox", "-D", "-R", "-V1", in.toString()));
    command.addAll(List.of("-b", "16", out.toString()));
    command.addAll(List.of(effects));
    tool.run(command);
  }

  private static Duration atLeastZero(Duration duration) {
    return duration.isNegative() ? Duration.ZERO : duration;
  }

  private static String seconds(Duration duration) {
    return number(duration.toNanos() / 1e9);
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.6f", value);
  }
}
