package dev.madoguchi.prompt;

import dev.madoguchi.call.Language;
import dev.madoguchi.call.Prompt;
import dev.madoguchi.speech.Levels;
import dev.madoguchi.speech.Wav;
import dev.madoguchi.speech.WavException;
import dev.madoguchi.speech.WavFormat;
import dev.madoguchi.yaml.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Compares text, sound and the maker's note of every language, and listens to every WAV. */
public final class PromptCheck {
  private static final Duration LONGEST_SILENCE = Duration.ofMillis(500);
  private static final String WAV = ".wav";
  private static final String MAKE = "run bin/madoguchi prompts and commit what it makes";
  private static final String RECORD = "record it: no voice of ours reads this language";

  private final Path prompts;
  private final List<Problem> problems = new ArrayList<>();

  private PromptCheck(Path prompts) {
    this.prompts = prompts;
  }

  /** Lists everything wrong in a folder of prompts; empty when all is right. */
  public static List<Problem> of(Path prompts) {
    PromptCheck check = new PromptCheck(prompts);
    try {
      check.all();
    } catch (IOException e) {
      check.wrong(prompts, "cannot be read (" + e + ")", "let this program read it");
    }
    return List.copyOf(check.problems);
  }

  private void all() throws IOException {
    Path reference = prompts.resolve(Language.JAPANESE.code());
    if (!Files.isDirectory(reference)) {
      wrong(reference, "is missing", "restore it: every other language is compared with it");
      return;
    }
    Map<Path, Set<Prompt>> said = new LinkedHashMap<>();
    for (Path folder : list(prompts)) {
      // two letters are a language, anything else (hold music) is only listened to
      if (folder.getFileName().toString().matches("[a-z]{2}")) {
        language(folder).ifPresent(all -> said.put(folder, all));
      } else if (Files.isDirectory(folder)) {
        for (Path wav : wavs(folder)) {
          sound(wav, "make it again (bin/hold-music makes the hold music)");
        }
      }
    }
    if (said.containsKey(reference)) {
      said.forEach((folder, all) -> compare(folder, all, said.get(reference)));
    }
  }

  /** Checks one language; the sentences it says, when its text can be read. */
  private Optional<Set<Prompt>> language(Path folder) throws IOException {
    // without a voice of ours people have spoken it, and there is no maker to have noted anything
    Optional<String> recipe = Voices.recipe(new Language(folder.getFileName().toString()));
    try {
      PromptBook book = PromptBook.read(folder);
      Made made = Made.read(folder);
      Set<Path> expected = new LinkedHashSet<>();
      for (Map.Entry<Prompt, Wording> entry : book.wordings().entrySet()) {
        Path wav = folder.resolve(entry.getKey() + WAV);
        expected.add(wav);
        if (recipe.isPresent()) {
          prompt(wav, Made.words(entry.getValue(), recipe.get()), made.marks().get(entry.getKey()));
        } else {
          spoken(wav);
        }
      }
      for (Path wav : wavs(folder)) {
        if (!expected.contains(wav)) {
          wrong(wav, "has no text in " + PromptBook.FILE, "write its text there or delete it");
        }
      }
      return Optional.of(book.sentences());
    } catch (PromptBookException e) {
      problems.addAll(e.problems());
      return Optional.empty();
    }
  }

  private void spoken(Path wav) throws IOException {
    if (Files.notExists(wav)) {
      wrong(wav, "is missing", RECORD);
    } else {
      sound(wav, RECORD);
    }
  }

  private void prompt(Path wav, String words, Made.Mark mark) throws IOException {
    if (Files.notExists(wav)) {
      wrong(wav, "is missing", MAKE);
      return;
    }
    sound(wav, MAKE);
    if (mark == null) {
      wrong(wav, "is not in " + Made.FILE + ", so nobody knows what it says", MAKE);
    } else if (!mark.words().equals(words)) {
      wrong(wav, "says an older text", MAKE);
    } else if (!mark.fits(wav)) {
      wrong(wav, "is not the sound that was made from its text", MAKE + ", or restore it");
    }
  }

  private void sound(Path file, String remedy) throws IOException {
    Wav wav;
    try {
      wav = Wav.read(file);
    } catch (WavException e) {
      wrong(file, "is no usable WAV (" + e.getMessage() + ")", remedy);
      return;
    }
    if (!wav.format().equals(WavFormat.TELEPHONE)) {
      wrong(file, "is %s, must be %s".formatted(wav.format(), WavFormat.TELEPHONE), remedy);
      return;
    }
    Levels heard = Levels.of(wav);
    if (heard.silent()) {
      wrong(file, "is silent", remedy);
      return;
    }
    if (heard.clipped()) {
      wrong(file, "is clipped: its loudest parts are cut off", remedy);
    }
    silence(file, "begins", heard.before(), remedy);
    silence(file, "ends", heard.after(), remedy);
  }

  private void silence(Path file, String where, Duration silence, String remedy) {
    if (silence.compareTo(LONGEST_SILENCE) > 0) {
      wrong(
          file,
          "%s with %d ms of silence, at most %d are allowed"
              .formatted(where, silence.toMillis(), LONGEST_SILENCE.toMillis()),
          remedy);
    }
  }

  private void compare(Path folder, Set<Prompt> has, Set<Prompt> reference) {
    Path file = folder.resolve(PromptBook.FILE);
    for (Prompt prompt : reference) {
      if (!has.contains(prompt)) {
        wrong(file, "has no " + prompt, "write its text: " + Language.JAPANESE + " has it");
      }
    }
    for (Prompt prompt : has) {
      if (!reference.contains(prompt)) {
        wrong(
            file, "has " + prompt + ", which " + Language.JAPANESE + " does not", "add or delete");
      }
    }
  }

  private void wrong(Path file, String problem, String remedy) {
    problems.add(new Problem(file.toString(), "", problem + "; " + remedy));
  }

  private static List<Path> wavs(Path folder) throws IOException {
    return list(folder).stream().filter(file -> file.toString().endsWith(WAV)).toList();
  }

  private static List<Path> list(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }
}
