package dev.madoguchi.prompt;

import java.io.IOException;
import java.nio.file.Path;

/** A program with a voice, which reads the words of one language aloud. */
interface Voice {
  /** Names everything but the words that shapes the sound; a change makes every prompt new. */
  String recipe();

  /**
   * Makes sure that what the voice needs is on this machine.
   *
   * @throws IOException when something is missing, with what installs it
   */
  void check() throws IOException;

  /**
   * Reads the words into a new WAV file of any rate, the same words always into the same bytes.
   *
   * @param work a folder for what lies between words and sound
   * @throws IOException when the program fails, with what it said
   */
  Path read(Wording wording, Path work) throws IOException, InterruptedException;
}
