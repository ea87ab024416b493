package dev.madoguchi.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Whether the switch has closed a recording: it replies first, and puts the length into it last.
 */
final class RecordingEnd {
  private static final Duration CLOSING = Duration.ofMillis(300);
  private static final Duration POLL = Duration.ofMillis(10);

  private RecordingEnd() {}

  /**
   * Waits a moment for it. For the call's own thread.
   *
   * @return whether it has; so it has when there is no file
   */
  static boolean await(Path recording) {
    long deadline = System.nanoTime() + CLOSING.toNanos();
    while (!hasCome(recording) && System.nanoTime() < deadline) {
      LockSupport.parkNanos(POLL.toNanos());
    }
    return hasCome(recording);
  }

  private static boolean hasCome(Path recording) {
    try (InputStream in = Files.newInputStream(recording)) {
      byte[] head = in.readNBytes(8);
      return head.length < 8
          || ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN).getInt(4) + 8L
              == Files.size(recording);
    } catch (IOException e) {
      return true; // who reads the whole file says what is wrong with it
    }
  }
}
