package dev.madoguchi.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The processes of a line that runs: the server, and Asterisk in whatever root it has. */
record LineProcesses(Path root, Path state) {
  private static final Duration COMMAND = Duration.ofSeconds(30);

  ProcessHandle server() {
    return process("server.pid");
  }

  /** The second of two servers. */
  ProcessHandle serverBeside() {
    return process("beside.pid");
  }

  ProcessHandle asterisk() {
    return process("asterisk.pid");
  }

  private ProcessHandle process(String file) {
    Path pid = state.resolve("run").resolve(file);
    try {
      return ProcessHandle.of(Long.parseLong(Files.readString(pid).strip()))
          .orElseThrow(() -> new AssertionError("the process of " + pid + " does not run"));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + pid, e);
    }
  }

  /** A file as Asterisk sees it. */
  Path inAsterisksRoot(String file) {
    return Path.of("/proc/" + asterisk().pid() + "/root").resolve(file);
  }

  /** Asks Asterisk on its own console. */
  String console(String command) {
    String configuration = state.resolve("asterisk/etc/asterisk.conf").toString();
    return Program.run(
        root,
        COMMAND,
        List.of(
            "chroot",
            inAsterisksRoot("").toString(),
            "/usr/sbin/asterisk",
            "-C",
            configuration,
            "-rx",
            command));
  }

  /** Of those that start the others, and watch over them. */
  static boolean isShell(ProcessHandle process) {
    return process.info().command().filter(file -> file.endsWith("/bash")).isPresent();
  }

  void signal(String signal, long pid) {
    Program.run(root, COMMAND, List.of("kill", signal, Long.toString(pid)));
  }

  /** Whether Asterisk has been started anew, and is ready. */
  boolean isAnotherAsterisk(long before) {
    try {
      return asterisk().pid() != before && console("core waitfullybooted").contains("fully booted");
    } catch (AssertionError | NumberFormatException e) {
      return false; // between the two there is none to ask, and its file may be half written
    }
  }

  /**
   * Since when the console of Asterisk has been there: each start makes it anew, before any call is
   * answered, also one within the same process (restart). Empty between two.
   */
  Optional<FileTime> consoleSince() {
    try {
      return Optional.of(Files.getLastModifiedTime(state.resolve("asterisk/run/asterisk.ctl")));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot look at Asterisk's console", e);
    }
  }
}
