package dev.madoguchi.prompt;

import dev.madoguchi.speech.Levels;
import dev.madoguchi.speech.Wav;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Open JTalk with one voice: turns Japanese words into telephone sound, the same words always into
 * the same bytes.
 */
final class Voice {
  /** Names everything but the words that shapes the sound; a change here makes every prompt new. */
  static final String RECIPE = "open-jtalk 1.10, mei-normal 1.4, sound 1";

  /** Mean level of the loud parts: as loud as telephone speech is, with headroom for its peaks. */
  private static final double LOUDNESS = -20;

  /** No sample may come nearer to full scale than this. */
  private static final double HEADROOM = -1;

  /** What is left of the silence: a list of prompts then has the pauses of a speaker. */
  private static final Duration LEAD = Duration.ofMillis(40);

  private static final Duration TRAIL = Duration.ofMillis(70);

  private final Path model;
  private final Path dictionary;
  private final Path work;
  private final Tool tool;

  /**
   * Sets the voice up.
   *
   * @param work an empty folder for what lies between words and sound
   */
  Voice(Path model, Path dictionary, Path work) {
    this.model = model;
    this.dictionary = dictionary;
    this.work = work;
    this.tool = new Tool(work, Duration.ofSeconds(60));
  }

  /** Reads the words into a new WAV file, which is the caller's to move. */
  Path read(Wording wording) throws IOException, InterruptedException {
    Path words = Files.writeString(work.resolve("words.txt"), wording.spoken() + "\n");
    Path spoken = work.resolve("spoken.wav");
    Path narrow = work.resolve("narrow.wav");
    Path done = work.resolve("done.wav");
    tool.run(
        List.of(
            "open_jtalk",
            "-x",
            dictionary.toString(),
            "-m",
            model.toString(),
            "-r",
            number(wording.rate()),
            "-g",
            "-6", // the voice at its own volume clips
            "-ow",
            spoken.toString(),
            words.toString()));
    // below 150 Hz a telephone carries hum only
    sox(spoken, narrow, "highpass", "150", "rate", "-h", "8000", "gain", "-n", "-3");
    shape(narrow, done);
    return done;
  }

  /** Levels first, then cuts: what counts as silence depends on the level. */
  private void shape(Path narrow, Path done) throws IOException, InterruptedException {
    Levels heard = Levels.of(Wav.read(narrow));
    if (heard.silent()) {
      throw new IOException("the voice read nothing aloud; give it words it can read (`spoken:`)");
    }
    double gain = Math.min(LOUDNESS - heard.active(), HEADROOM - heard.peak());
    Path level = work.resolve("level.wav");
    sox(narrow, level, "gain", number(gain));
    Wav wav = Wav.read(level);
    heard = Levels.of(wav);
    Duration from = atLeastZero(heard.before().minus(LEAD));
    Duration length = wav.length().minus(from).minus(atLeastZero(heard.after().minus(TRAIL)));
    sox(level, done, "trim", seconds(from), seconds(length), "fade", "t", "0.005", "-0", "0.005");
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
