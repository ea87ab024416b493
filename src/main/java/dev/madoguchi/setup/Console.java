package dev.madoguchi.setup;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** The console of the Asterisk of a state folder. */
@FunctionalInterface
public interface Console {
  /**
   * Runs a command there and gives what it prints.
   *
   * @throws IOException when no Asterisk is there, or it does not answer within seconds
   */
  String ask(String command) throws IOException;

  /** That of a line: {@code bin/console} knows the root Asterisk runs in. */
  static Console of(Home home, StateFolder state) {
    return command -> run(home, state, command);
  }

  private static String run(Home home, StateFolder state, String command) throws IOException {
    Process process =
        new ProcessBuilder(
                home.folder().resolve("bin/console").toString(), state.toString(), command)
            .redirectErrorStream(true)
            .start();
    process.getOutputStream().close();
    // bin/console itself waits for ten seconds and no longer
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (process.waitFor(1, TimeUnit.SECONDS) && process.exitValue() == 0) {
        return said;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      process.destroyForcibly();
    }
    throw new IOException("Asterisk does not answer on its console: " + said.strip());
  }
}
