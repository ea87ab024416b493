package dev.madoguchi.agi;

import dev.madoguchi.call.Line;
import dev.madoguchi.call.Listening;
import dev.madoguchi.call.Words;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * A server that runs as a program of its own, so that it can be given few descriptors.
 *
 * <p>Prints "port N" once it listens; a call it takes is asked for a key again and again. Ends with
 * its input.
 */
final class FewFiles {
  private FewFiles() {}

  public static void main(String[] arguments) throws Exception {
    try (AgiServer server =
        AgiServer.start(
            TestCalls.settings(1_000, Duration.ofSeconds(60)), TestCalls.CLOCK, FewFiles::serve)) {
      System.out.println("port " + server.address().getPort());
      System.in.transferTo(OutputStream.nullOutputStream());
    }
  }

  private static void serve(Line line) {
    while (true) {
      line.play(Words.NONE, new Listening.ForKey(Duration.ZERO));
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
  }
}
