package dev.madoguchi.crowd;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How long sounds last that are there, in milliseconds. Used by one thread. */
final class SoundLengths {
  private static final int HEADER = 44;
  private static final int BYTES_A_MILLISECOND = 16;

  private final Map<String, Long> known = new HashMap<>();

  /** All of them in a row; one that is missing is none. */
  long of(List<String> sounds) {
    return sounds.stream().mapToLong(sound -> known.computeIfAbsent(sound, SoundLengths::of)).sum();
  }

  private static long of(String sound) {
    try {
      return Math.max(0, Files.size(Path.of(sound + ".wav")) - HEADER) / BYTES_A_MILLISECOND;
    } catch (IOException missing) {
      return 0;
    }
  }
}
