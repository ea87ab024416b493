package dev.madoguchi.prompt;

import dev.madoguchi.call.Prompt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Makes the sound of prompts from their text, where one of the two has changed. */
public final class PromptMaker {
  private final Voice voice;

  private PromptMaker(Voice voice) {
    this.voice = voice;
  }

  /**
   * Makes Japanese prompts with Open JTalk.
   *
   * @param model the voice, a .htsvoice file ({@code bin/voice} prints its path)
   * @param dictionary Open JTalk's folder of readings
   */
  public static PromptMaker japanese(Path model, Path dictionary) {
    return new PromptMaker(new OpenJtalk(model, dictionary));
  }

  /** Makes English prompts with Flite. */
  public static PromptMaker english() {
    return new PromptMaker(new Flite());
  }

  /**
   * What was done.
   *
   * @param made prompts with new sound
   * @param removed prompts without text any more, whose sound the maker had made
   */
  public record Changes(List<Prompt> made, List<Prompt> removed) {
    public Changes {
      made = List.copyOf(made);
      removed = List.copyOf(removed);
    }
  }

  /**
   * Brings the WAV files of the folder of this language up to its text. Broken off in the middle,
   * it goes on from there the next time.
   *
   * @throws PromptBookException when the text, or the note of what was made, has problems
   * @throws IOException when a file cannot be written, or a program fails, with what it said
   */
  public Changes make(Path folder) throws PromptBookException, IOException, InterruptedException {
    PromptBook book = PromptBook.read(folder);
    Made before = Made.read(folder);
    voice.check();
    Map<Prompt, Made.Mark> marks = new LinkedHashMap<>();
    List<Prompt> made = new ArrayList<>();
    Path work = Files.createTempDirectory("madoguchi-voice");
    try {
      for (Map.Entry<Prompt, Wording> entry : book.wordings().entrySet()) {
        Prompt prompt = entry.getKey();
        String words = Made.words(entry.getValue(), voice.recipe());
        Path wav = folder.resolve(prompt + ".wav");
        Made.Mark mark = before.marks().get(prompt);
        if (mark == null || !mark.words().equals(words) || !mark.fits(wav)) {
          read(prompt, entry.getValue(), wav, work);
          made.add(prompt);
          mark = new Made.Mark(words, Made.sound(wav));
        }
        marks.put(prompt, mark);
      }
    } finally {
      clear(work);
    }
    List<Prompt> removed = new ArrayList<>(before.marks().keySet());
    removed.removeAll(marks.keySet());
    for (Prompt prompt : removed) {
      Files.deleteIfExists(folder.resolve(prompt + ".wav"));
    }
    new Made(marks).write(folder);
    return new Changes(made, removed);
  }

  private void read(Prompt prompt, Wording wording, Path wav, Path work)
      throws IOException, InterruptedException {
    try {
      // the temporary folder may be on another disk: copy beside the target, then swap
      Path half = wav.resolveSibling(prompt + ".part");
      Path sound = new Studio(work).shape(voice.read(wording, work), wording.cut());
      Files.copy(sound, half, StandardCopyOption.REPLACE_EXISTING);
      Files.move(half, wav, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new IOException("prompt %s not made: %s".formatted(prompt, e.getMessage()), e);
    }
  }

  private static void clear(Path work) throws IOException {
    try (Stream<Path> files = Files.list(work)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(work);
  }
}
