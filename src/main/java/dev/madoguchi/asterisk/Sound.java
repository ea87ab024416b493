package dev.madoguchi.asterisk;

import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;

/**
 * A sound file as it was when it was looked at.
 *
 * @param wav the file
 * @param bytes its size, which with the time tells whether it is still the same
 * @param modified when it was last written
 * @param length how long it plays
 */
public record Sound(Path wav, long bytes, FileTime modified, Duration length) {
  /** What Asterisk calls it: without its ending. */
  public String file() {
    String name = wav.toString();
    return name.substring(0, name.length() - ".wav".length());
  }

  public static Duration length(List<Sound> sounds) {
    return sounds.stream().map(Sound::length).reduce(Duration.ZERO, Duration::plus);
  }
}
