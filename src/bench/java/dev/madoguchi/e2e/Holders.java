package dev.madoguchi.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** Callers of SIPp who listen until they are hung up on; all of them are, in the end. */
final class Holders implements AutoCloseable {
  private static final Duration GONE = Duration.ofSeconds(60);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(500);

  private final Path folder;
  private final BenchLine line;
  private final int rate;
  private final List<Program> callers = new ArrayList<>();
  private int asked;

  Holders(Path folder, BenchLine line, int rate) {
    this.folder = folder;
    this.line = line;
    this.rate = rate;
  }

  /** Places as many calls as are missing, and waits until the last is on its way. */
  void hold(String dialled, int number) {
    int more = number - asked;
    if (more <= 0) {
      return;
    }
    callers.add(place(dialled, more));
    asked = number;
    long deadline = System.nanoTime() + GONE.toNanos();
    while (held() < number && System.nanoTime() < deadline) {
      LockSupport.parkNanos(LOOK_AGAIN.toNanos());
    }
  }

  /** How many channels Asterisk has. */
  int held() {
    return line.channels();
  }

  private Program place(String dialled, int calls) {
    try {
      Files.createDirectories(folder);
      Path scenario = folder.resolve("listener.xml");
      Files.writeString(
          scenario,
          Workload.HangsUp.LINE
              .scenario()
              .replace("@dialled@", dialled)
              .replace("@speech@", "")
              .replace("@run@", "98"));
      List<String> command = new ArrayList<>();
      command.addAll(List.of("sipp", "127.0.0.1:" + line.sip().getPort()));
      command.addAll(List.of("-sf", scenario.toString(), "-i", "127.0.0.1", "-mi", "127.0.0.1"));
      command.addAll(List.of("-p", "" + FreePorts.udp(), "-mp", "" + FreePorts.udpRange(4)));
      command.addAll(List.of("-nostdin", "-m", "" + calls, "-l", "" + calls, "-r", "" + rate));
      return Program.start(folder, command);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write SIPp's scenario to " + folder, e);
    }
  }

  @Override
  public void close() {
    line.ask("channel request hangup all");
    callers.forEach(caller -> caller.awaitExit(GONE));
  }
}
