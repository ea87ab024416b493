package dev.madoguchi.prompt;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs a program that makes sound, in a working folder, and waits for it. */
final class Tool {
  private static final int TOLD = 2000;

  private final Path work;
  private final Duration deadline;

  /** A program that makes a sentence or shapes it is done within a minute. */
  Tool(Path work) {
    this(work, Duration.ofSeconds(60));
  }

  Tool(Path work, Duration deadline) {
    this.work = work;
    this.deadline = deadline;
  }

  /**
   * Runs a command to its end.
   *
   * @throws IOException when it cannot be started, fails or takes too long; with what it said
   */
  void run(List<String> command) throws IOException, InterruptedException {
    Path said = work.resolve("said.txt");
    Process process;
    try {
      process =
          new ProcessBuilder(command)
              .directory(work.toFile())
              .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
              .redirectErrorStream(true)
              .redirectOutput(said.toFile())
              .start();
    } catch (IOException e) {
      throw new IOException(
          "cannot run %s: install it (bin/voice does, as root)".formatted(command.getFirst()), e);
    }
    try {
      if (!process.waitFor(deadline.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new IOException(
            "%s took longer than %s: %s".formatted(command.getFirst(), deadline, tail(said)));
      }
      if (process.exitValue() != 0) {
        throw new IOException(
            "%s failed with %d: %s"
                .formatted(String.join(" ", command), process.exitValue(), tail(said)));
      }
    } finally {
      process.destroyForcibly();
    }
  }

  private static String tail(Path said) throws IOException {
    String text = new String(Files.readAllBytes(said), StandardCharsets.UTF_8).strip();
    return text.substring(Math.max(0, text.length() - TOLD));
  }
}
