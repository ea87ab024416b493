package dev.madoguchi.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A program that runs beside the test: what it says can be waited for, and it is always ended. */
public final class Program implements AutoCloseable {
  private final String name;
  private final Process process;
  private final Monitor monitor = new Monitor();
  private final List<String> output = new ArrayList<>();
  private final List<String> everything = new ArrayList<>();
  private final List<Thread> readers;

  private Program(String name, Process process) {
    this.name = name;
    this.process = process;
    this.readers =
        List.of(
            reading(() -> read(process.getInputStream(), output)),
            reading(() -> read(process.getErrorStream(), new ArrayList<>())));
  }

  static Program start(Path folder, List<String> command) {
    try {
      Process process = new ProcessBuilder(command).directory(folder.toFile()).start();
      process.getOutputStream().close();
      return new Program(String.join(" ", command), process);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start " + command, e);
    }
  }

  /**
   * A read of a pipe blocks the thread under a virtual one; two such stopped all others for 20 s.
   */
  private static Thread reading(Runnable action) {
    return Thread.ofPlatform().daemon().start(action);
  }

  /** Runs a command to its end and gives its standard output; anything but exit 0 is an error. */
  public static String run(Path folder, Duration atMost, List<String> command) {
    try (Program program = start(folder, command)) {
      int exit = program.awaitExit(atMost);
      if (exit != 0) {
        throw new AssertionError("exit " + exit + ": " + program);
      }
      return program.output();
    }
  }

  private void read(InputStream stream, List<String> also) {
    try (BufferedReader lines = new BufferedReader(new InputStreamReader(stream, UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String read = line;
        monitor.change(
            () -> {
              also.add(read);
              everything.add(read);
            });
      }
    } catch (IOException e) {
      monitor.change(() -> everything.add("(its output broke off: " + e.getMessage() + ")"));
    } finally {
      monitor.change(() -> {}); // whoever waits for a line looks whether one can still come
    }
  }

  /** Waits until that many lines of its output begin so; an error when it ends or takes longer. */
  void awaitLines(String beginning, int count, Duration atMost) {
    boolean came = monitor.await(() -> lines(beginning) >= count || isOver(), atMost);
    if (!came || monitor.read(() -> lines(beginning) < count)) {
      throw new AssertionError(
          "no line beginning with \"%s\" (%d times) in %d s: %s"
              .formatted(beginning, count, atMost.toSeconds(), this));
    }
  }

  /** How many lines of standard output begin so. */
  int lines(String beginning) {
    return monitor.read(() -> (int) output.stream().filter(l -> l.startsWith(beginning)).count());
  }

  private boolean isOver() {
    return !process.isAlive();
  }

  /** Its exit code; an error when it is still running after that time. */
  int awaitExit(Duration atMost) {
    try {
      if (!process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new AssertionError("still running after " + atMost + ": " + this);
      }
      for (Thread reader : readers) {
        reader.join(Duration.ofSeconds(20));
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for " + name, e);
    }
  }

  long pid() {
    return process.pid();
  }

  /** Everything it has started that still runs, and itself. */
  List<ProcessHandle> family() {
    return Stream.concat(Stream.of(process.toHandle()), process.descendants())
        .collect(Collectors.toList());
  }

  /**
   * Asks it to end (SIGTERM); an error when it ends badly or late, or leaves running what it has
   * started, which is ended all the same.
   */
  void stopWithAllItStarted(Duration atMost) {
    List<ProcessHandle> family = family();
    process.destroy();
    try {
      int exit = awaitExit(atMost);
      if (exit != 0) {
        throw new AssertionError("stopped with exit code " + exit + ": " + this);
      }
      // a child of a shell that has ended may still wait to be reaped
      family.forEach(each -> each.onExit().completeOnTimeout(each, 5, TimeUnit.SECONDS).join());
      List<String> left =
          family.stream()
              .filter(ProcessHandle::isAlive)
              .map(each -> each.pid() + " " + each.info())
              .toList();
      if (!left.isEmpty()) {
        throw new AssertionError("left running: " + left);
      }
    } finally {
      family.forEach(ProcessHandle::destroyForcibly);
    }
  }

  /** Ends it, and all it has started, whatever they do. */
  void killWithAllItStarted() {
    List<ProcessHandle> family = family();
    family.forEach(ProcessHandle::destroyForcibly);
    family.forEach(each -> each.onExit().completeOnTimeout(each, 5, TimeUnit.SECONDS).join());
  }

  String output() {
    return monitor.read(() -> String.join("\n", output));
  }

  String everything() {
    return monitor.read(() -> String.join("\n", everything));
  }

  /** Kills it by its process id when it is still there. */
  @Override
  public void close() {
    process.destroyForcibly();
  }

  @Override
  public String toString() {
    return monitor.read(
        () ->
            name
                + "\n"
                + String.join(
                    "\n",
                    everything.subList(Math.max(0, everything.size() - 40), everything.size())));
  }
}
