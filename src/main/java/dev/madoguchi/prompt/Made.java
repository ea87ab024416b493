package dev.madoguchi.prompt;

import dev.madoguchi.call.Prompt;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * The maker's note of which words every WAV of a language was made from.
 *
 * @param marks in the file's order
 */
record Made(Map<Prompt, Mark> marks) {
  static final String FILE = "made.yaml";

  private static final String HEAD =
      """
      # Written by `bin/madoguchi prompts`, never by hand. For every prompt the SHA-256 of its words
      # (text, reading, rate, recipe of the voice) and of the sound that was made from them.
      """;
  private static final String WORDS = "words";
  private static final String SOUND = "sound";
  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

  Made {
    marks = Collections.unmodifiableMap(new LinkedHashMap<>(marks));
  }

  /** The SHA-256 of a prompt's words and of its sound. */
  record Mark(String words, String sound) {
    /** Whether this file is the sound that was made. */
    boolean fits(Path wav) throws IOException {
      return Files.exists(wav) && sha256(Files.readAllBytes(wav)).equals(sound);
    }
  }

  /** Reads the note in a language's folder; without one, nothing was made. */
  static Made read(Path folder) throws PromptBookException {
    Path file = folder.resolve(FILE);
    Map<Prompt, Mark> marks = new LinkedHashMap<>();
    if (Files.notExists(file)) {
      return new Made(marks);
    }
    StrictYaml yaml = new StrictYaml(file);
    for (Map.Entry<String, Node> entry : yaml.root().entrySet()) {
      String name = entry.getKey();
      Map<String, Node> parts = yaml.map(entry.getValue(), name, Set.of(WORDS, SOUND));
      Optional<Prompt> prompt = yaml.prompt(name, entry.getValue());
      Optional<String> words = sha(yaml, parts, name, WORDS);
      Optional<String> sound = sha(yaml, parts, name, SOUND);
      if (prompt.isPresent() && words.isPresent() && sound.isPresent()) {
        marks.put(prompt.get(), new Mark(words.get(), sound.get()));
      } else {
        yaml.wrong(entry.getValue(), name, "is not as the maker writes it", "restore the file");
      }
    }
    yaml.done();
    return new Made(marks);
  }

  private static Optional<String> sha(
      StrictYaml yaml, Map<String, Node> parts, String name, String key) {
    return Optional.ofNullable(parts.get(key))
        .flatMap(node -> yaml.text(node, StrictYaml.join(name, key)))
        .filter(sha -> SHA256.matcher(sha).matches());
  }

  /** Writes the note, whole or not at all. */
  void write(Path folder) throws IOException {
    StringBuilder text = new StringBuilder(HEAD);
    marks.forEach(
        (prompt, mark) ->
            text.append(
                "%s: {words: \"%s\", sound: \"%s\"}\n"
                    .formatted(prompt, mark.words(), mark.sound())));
    Path half = folder.resolve(FILE + ".part");
    Files.writeString(half, text);
    Files.move(half, folder.resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
  }

  /** The SHA-256 of everything about a prompt that its sound depends on. */
  static String words(Wording wording, String recipe) {
    String all = String.join("\0", wording.text(), wording.spoken(), "" + wording.rate(), recipe);
    return sha256(all.getBytes(StandardCharsets.UTF_8));
  }

  /** The SHA-256 of a sound file. */
  static String sound(Path wav) throws IOException {
    return sha256(Files.readAllBytes(wav));
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
