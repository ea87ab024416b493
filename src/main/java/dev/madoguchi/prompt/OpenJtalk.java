package dev.madoguchi.prompt;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Open JTalk with one voice, for Japanese. */
final class OpenJtalk implements Voice {
  static final String RECIPE = "open-jtalk 1.10, mei-normal 1.4, sound 2";

  private final Path model;
  private final Path dictionary;

  OpenJtalk(Path model, Path dictionary) {
    this.model = model.toAbsolutePath();
    this.dictionary = dictionary.toAbsolutePath();
  }

  @Override
  public String recipe() {
    return RECIPE;
  }

  @Override
  public void check() throws IOException {
    for (Path needed : List.of(model, dictionary)) {
      if (!Files.isReadable(needed)) {
        throw new IOException(needed + " is not there; bin/voice installs voice and dictionary");
      }
    }
  }

  @Override
  public Path read(Wording wording, Path work) throws IOException, InterruptedException {
    Path words = Files.writeString(work.resolve("words.txt"), wording.spoken() + "\n");
    Path spoken = work.resolve("spoken.wav");
    new Tool(work)
        .run(
            List.of(
                "open_jtalk",
                "-x",
                dictionary.toString(),
                "-m",
                model.toString(),
                "-r",
                String.format(Locale.ROOT, "%.6f", wording.rate()),
                "-g",
                "-6", // the voice at its own volume clips
                "-ow",
                spoken.toString(),
                words.toString()));
    return spoken;
  }
}
