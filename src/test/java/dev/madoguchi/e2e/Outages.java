package dev.madoguchi.e2e;

import java.util.List;
import java.util.stream.Stream;

/**
 * What befalls a line that runs: a process of it dies or does not move, and is started anew, or is
 * not.
 *
 * @param up what starts them, and starts them anew
 */
record Outages(LineProcesses processes, Program up) {
  private static final int SOCKETS = 5;

  /** Nobody starts the server anew. */
  void holdUp() {
    processes.signal("-STOP", up.pid());
  }

  void goOn() {
    processes.signal("-CONT", up.pid());
  }

  /** Asterisk dies and is started anew; its calls are over, and new ones are the server's. */
  void restartAsterisk() {
    long before = processes.asterisk().pid();
    processes.asterisk().destroyForcibly();
    if (!Callers.within(
        RunningLine.START, () -> processes.isAnotherAsterisk(before) && isServed())) {
      throw new AssertionError("Asterisk was not started anew: " + up);
    }
  }

  /** Over FastAGI there is nothing to wait for: each call connects by itself. */
  private boolean isServed() {
    return FaultScene.WayIn.asAsked() == FaultScene.WayIn.AGI
        || processes
                .console("ari show apps")
                .lines()
                .filter(app -> app.contains("madoguchi-"))
                .count()
            >= SOCKETS;
  }

  /** The server's process is there and does not move. */
  void serverHangs() {
    processes.signal("-STOP", processes.server().pid());
  }

  /**
   * The server's process does not move meanwhile, and nobody ends it for that, or starts another,
   * should it end.
   */
  void whileServerHangs(Runnable meanwhile) {
    ProcessHandle server = processes.server();
    List<ProcessHandle> watching = up.family().stream().filter(LineProcesses::isShell).toList();
    try {
      watching.forEach(shell -> processes.signal("-STOP", shell.pid()));
      serverHangs();
      meanwhile.run();
    } finally {
      Stream.concat(Stream.of(server), watching.stream())
          .filter(ProcessHandle::isAlive)
          .forEach(process -> processes.signal("-CONT", process.pid()));
    }
  }

  /** The server dies and is started anew. */
  void restartServer() {
    int ready = up.lines("ready");
    processes.server().destroyForcibly();
    up.awaitLines("ready", ready + 1, RunningLine.START);
  }
}
