package dev.madoguchi.prompt;

import dev.madoguchi.call.Prompt;
import dev.madoguchi.yaml.Field;
import dev.madoguchi.yaml.Problems;
import dev.madoguchi.yaml.YamlFile;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

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
      # (text, reading, rate, cut, recipe of the voice) and of the sound that was made from them.
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
    Problems problems = new Problems(file.toString());
    YamlFile.read(file, problems).map(Field::entries).stream()
        .flatMap(List::stream)
        .forEach(entry -> mark(entry, marks));
    PromptBookException.ifAny(problems);
    return new Made(marks);
  }

  private static void mark(Field entry, Map<Prompt, Mark> marks) {
    Optional<Prompt> prompt = entry.nameAs(Prompt::new);
    Field.Section parts = entry.section(WORDS, SOUND);
    Optional<String> words = parts.get(WORDS).flatMap(field -> field.as(Made::sha));
    Optional<String> sound = parts.get(SOUND).flatMap(field -> field.as(Made::sha));
    if (prompt.isPresent() && words.isPresent() && sound.isPresent()) {
      marks.put(prompt.get(), new Mark(words.get(), sound.get()));
    }
  }

  private static String sha(String text) {
    if (!SHA256.matcher(text).matches()) {
      throw new IllegalArgumentException("is not as the maker writes it; restore the file");
    }
    return text;
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
    String cut =
        switch (wording.cut()) {
          case SENTENCE -> ""; // as it was before there were pieces
          case PIECE -> "\0piece";
        };
    String all =
        String.join("\0", wording.text(), wording.spoken(), "" + wording.rate(), recipe) + cut;
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
