package dev.madoguchi.control;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A server that may open no more files: it waits for one, and neither spins nor fills the log. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class NoDescriptorsLeftTest {
  private static final int DESCRIPTORS = 400; // the jars of a class path have theirs too
  private static final Pattern TOLD =
      Pattern.compile("Too many open files \\(([0-9]+) more like it before, not logged\\)");

  @TempDir Path folder;

  @Test
  void a_request_waits_for_a_descriptor_and_is_answered_then() throws Exception {
    Process program = program(folder.resolve("control.sock"));
    try (BufferedReader said = program.inputReader(UTF_8);
        BufferedReader log = program.errorReader(UTF_8);
        BufferedWriter steps = program.outputWriter(UTF_8)) {
      RunningServer server = new RunningServer(folder.resolve("control.sock"));
      awaitLine(said, "listening");
      assertThat(server.ask("before")).isEqualTo(new Answer.Done(List.of("before")));
      steps.write("\n");
      steps.flush();
      awaitLine(said, "none left");
      // the system keeps a descriptor for whoever comes next, and there is none to read with
      assertThatIOException().isThrownBy(() -> server.ask("first"));
      Callable<Answer> asking = () -> server.ask("meanwhile");
      FutureTask<Answer> asked = new FutureTask<>(asking);
      Thread.ofVirtual().start(asked);

      assertThat(attempts(log)).isZero();
      assertThat(attempts(log)).as("attempts in a second").isLessThan(20);

      assertThat(asked.isDone()).isFalse();
      steps.write("\n");
      steps.flush();
      assertThat(asked.get(10, TimeUnit.SECONDS)).isEqualTo(new Answer.Done(List.of("meanwhile")));
    } finally {
      program.destroyForcibly();
    }
  }

  /** How many, after the last that was logged, the next line has to tell of. */
  private static int attempts(BufferedReader log) throws IOException {
    Matcher told = TOLD.matcher(awaitLine(log, "Too many open files"));
    assertThat(told.find()).isTrue();
    return Integer.parseInt(told.group(1));
  }

  private static String awaitLine(BufferedReader from, String word) throws IOException {
    String line = from.readLine();
    while (line != null && !line.contains(word)) {
      line = from.readLine();
    }
    assertThat(line).as(word).isNotNull();
    return line;
  }

  private static Process program(Path socket) throws IOException {
    return new ProcessBuilder(
            "bash",
            "-c",
            "ulimit -n " + DESCRIPTORS + "; exec \"$@\"",
            "no-files",
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            NoFiles.class.getName(),
            socket.toString())
        .start();
  }
}
