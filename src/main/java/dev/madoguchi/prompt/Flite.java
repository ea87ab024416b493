package dev.madoguchi.prompt;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Flite with its built-in voice "slt", for English. */
final class Flite implements Voice {
  static final String RECIPE = "flite 2.2, slt, sound 2";

  @Override
  public String recipe() {
    return RECIPE;
  }

  /** The voice is part of the program, and a missing program is told when it is run. */
  @Override
  public void check() {}

  @Override
  public Path read(Wording wording, Path work) throws IOException, InterruptedException {
    Path words = Files.writeString(work.resolve("words.txt"), wording.spoken() + "\n");
    Path spoken = work.resolve("spoken.wav");
    new Tool(work)
        .run(
            List.of(
                "flite",
                "-voice",
                "slt",
                "--setf",
                String.format(Locale.ROOT, "duration_stretch=%.6f", 1 / wording.rate()),
                "-f",
                words.toString(),
                "-o",
                spoken.toString()));
    return spoken;
  }
}
