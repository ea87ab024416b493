package dev.madoguchi.e2e;

import dev.madoguchi.control.Answer;
import dev.madoguchi.control.RunningServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** A plan that is read again and again while callers are on the line. */
final class Reloads {
  private static final int TIMES = 200;
  private static final Duration BETWEEN = Duration.ofMillis(100);

  private Reloads() {}

  /** Ten times a second for 20 s, every other time a plan that cannot be. */
  static void tenASecond(FaultScene scene) {
    Path plan = scene.line().state().resolve("plan/support-line.yaml");
    RunningServer server = new RunningServer(scene.line().state().resolve("run/control.sock"));
    try {
      String good = Files.readString(plan);
      scene.undo(() -> write(plan, good));
      List<String> plans =
          List.of(
              good,
              "line: {",
              good.replace("tries: 3", "tries: 4"),
              good.replace("otherwise: other", "otherwise: nobody"));
      for (int i = 0; i < TIMES; i++) {
        write(plan, plans.get(i % plans.size()));
        boolean taken = server.ask("reload") instanceof Answer.Done;
        if (taken != (i % 2 == 0)) {
          throw new AssertionError(
              "plan " + i % plans.size() + (taken ? " was taken" : " was not"));
        }
        LockSupport.parkNanos(BETWEEN.toNanos());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the server does not read its plan again", e);
    }
  }

  /** Whole, or not at all: who reads it meanwhile reads the old one. */
  private static void write(Path plan, String text) {
    try {
      Path next = Files.writeString(plan.resolveSibling("next.yaml"), text);
      Files.move(next, plan, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + plan, e);
    }
  }
}
