package dev.madoguchi;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells whoever watches over the server, twice a second, that it can serve its calls: before each
 * beat a virtual thread begins, as a call's does, and goes through what calls depend on. When that
 * does not come to its end there is no beat.
 *
 * <p>Ends with the process, or when nobody reads it any more; that is no reason to serve no calls.
 */
final class Heartbeat {
  /** What watches counts in the same measure (bin/watch). */
  static final Duration EVERY = Duration.ofMillis(500);

  /** Where the beats go; opening it may wait for somebody to read. */
  @FunctionalInterface
  interface Wire {
    OutputStream open() throws IOException;
  }

  private Heartbeat() {}

  /**
   * Begins. A beat is a line with the number of this process: who ends it for having none ends no
   * other.
   *
   * @param round goes through what calls depend on; must not throw
   */
  static Thread start(Runnable round, Wire wire, Duration every) {
    // not a virtual thread: it must not wait for the carriers it looks at
    return Thread.ofPlatform().daemon().name("heartbeat").start(() -> beat(round, wire, every));
  }

  private static void beat(Runnable round, Wire wire, Duration every) {
    byte[] beat = (ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.US_ASCII);
    try (OutputStream out = wire.open()) {
      while (true) {
        Thread.ofVirtual().name("heartbeat").start(round).join();
        out.write(beat);
        Thread.sleep(every);
      }
    } catch (IOException e) {
      // not a static one: madoguchi.clock.mark must be set before the first logger exists
      Logger log = LoggerFactory.getLogger(Heartbeat.class);
      log.warn("nobody sees any more whether this server moves: {}", e.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
