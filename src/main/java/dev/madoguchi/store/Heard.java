package dev.madoguchi.store;

import dev.madoguchi.speech.Levels;
import dev.madoguchi.speech.Wav;
import dev.madoguchi.speech.WavException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;

/** What there is to hear in a recording. */
sealed interface Heard {
  /** RIFF header, format and the head of an empty data part, as Asterisk begins every file. */
  long HEADER_BYTES = 44;

  /** A message of this length. */
  record Message(Duration length) implements Heard {}

  /** No file, no sound in it, too little of it, or silence: Asterisk leaves a second of zeros. */
  record Nothing() implements Heard {}

  /** No recording of a telephone. */
  record Broken() implements Heard {}

  /**
   * Listens to the file.
   *
   * @throws IOException when it cannot be read
   */
  static Heard in(Path file, Duration shortest) throws IOException {
    try {
      if (Files.size(file) <= HEADER_BYTES) {
        return new Nothing();
      }
      Wav wav = Wav.read(file);
      Levels levels = Levels.of(wav);
      return levels.silent() || wav.length().compareTo(shortest) < 0
          ? new Nothing()
          : new Message(wav.length());
    } catch (NoSuchFileException e) {
      return new Nothing();
    } catch (WavException | IllegalStateException e) {
      return new Broken();
    }
  }
}
