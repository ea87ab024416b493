package dev.madoguchi.agi;

import dev.madoguchi.speech.Wav;
import java.io.IOException;
import java.nio.ShortBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Tells which prompts there are in a sound, played as it is or joined with others. */
final class HeardPrompts {
  private HeardPrompts() {}

  /** The names of the prompts in what is played; joined sounds lie beside the prompts. */
  static List<String> in(Path wav) {
    Path folder = wav.getParent();
    return folder.endsWith("sounds")
        ? in(wav, folder.resolveSibling("prompts/ja"))
        : List.of(name(wav));
  }

  private static String name(Path wav) {
    return wav.getFileName().toString().replace(".wav", "");
  }

  /** The names of the prompts in their order; the sound's own name where there are others in it. */
  private static List<String> in(Path wav, Path prompts) {
    try {
      Map<String, ShortBuffer> known = known(prompts);
      ShortBuffer left = Wav.read(wav).samples();
      List<String> names = new ArrayList<>();
      while (left.hasRemaining()) {
        Optional<String> next =
            known.entrySet().stream()
                .filter(prompt -> begins(left, prompt.getValue()))
                .map(Map.Entry::getKey)
                .findFirst();
        if (next.isEmpty()) {
          return List.of(name(wav));
        }
        names.add(next.get());
        left.position(left.position() + known.get(next.get()).remaining());
      }
      return names;
    } catch (IOException e) {
      throw new AssertionError("cannot listen to " + wav, e);
    }
  }

  private static boolean begins(ShortBuffer sound, ShortBuffer prompt) {
    return sound.remaining() >= prompt.remaining()
        && sound.slice(sound.position(), prompt.remaining()).equals(prompt);
  }

  private static Map<String, ShortBuffer> known(Path prompts) throws IOException {
    Map<String, ShortBuffer> known = new TreeMap<>();
    try (Stream<Path> files = Files.list(prompts)) {
      for (Path file : files.toList()) {
        known.put(name(file), Wav.read(file).samples());
      }
    }
    return known;
  }
}
