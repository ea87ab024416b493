package dev.madoguchi.asterisk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** Listens to the music of one waiting caller as Asterisk plays it, for what is said in it. */
public final class HeardInQueue {
  private HeardInQueue() {}

  /**
   * Waits until something is said and tells which of the prompts it is.
   *
   * @param caller the folder of the channel's language, where music on hold looks first
   */
  public static String next(Path caller, Path prompts) throws IOException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (System.nanoTime() < deadline) {
      Optional<Path> said = said(caller);
      if (said.isPresent()) {
        return name(Files.readAllBytes(said.get()), prompts);
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
    }
    throw new IOException("nothing was said in the queue");
  }

  private static Optional<Path> said(Path caller) throws IOException {
    if (!Files.exists(caller)) {
      return Optional.empty();
    }
    try (Stream<Path> files = Files.list(caller)) {
      return files.filter(file -> file.toString().endsWith("-say.wav")).findAny();
    }
  }

  private static String name(byte[] words, Path prompts) throws IOException {
    try (Stream<Path> known = Files.list(prompts)) {
      return known
          .filter(prompt -> Arrays.equals(words, bytes(prompt)))
          .map(prompt -> prompt.getFileName().toString().replace(".wav", ""))
          .findAny()
          .orElse("something unknown");
    }
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
