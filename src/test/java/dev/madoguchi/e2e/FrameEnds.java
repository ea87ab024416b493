package dev.madoguchi.e2e;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Knows where the frames of a WebSocket end as they pass by, from a server to its client (RFC 6455
 * 5.2), so that something can be said between two of them. Safe for use by many threads.
 */
final class FrameEnds {
  private static final String SWITCHING = "HTTP/1.1 101";

  private final ReentrantLock lock = new ReentrantLock();
  private final StringBuilder answer = new StringBuilder();
  private boolean upgraded;
  private int headerSeen;
  private int headerLength;
  private long payloadLeft;

  /** Passes bytes on. */
  void pass(OutputStream to, byte[] bytes, int at, int length) throws IOException {
    lock.lock();
    try {
      to.write(bytes, at, length);
      to.flush();
      for (int i = at; i < at + length; i++) {
        see(bytes[i]);
      }
    } finally {
      lock.unlock();
    }
  }

  /** Says this too, when a frame has just ended and none has begun; false when it is not so. */
  boolean between(OutputStream to, byte[] frame) throws IOException {
    lock.lock();
    try {
      boolean ended = upgraded && headerSeen == 0 && payloadLeft == 0;
      if (ended) {
        to.write(frame);
        to.flush();
      }
      return ended;
    } finally {
      lock.unlock();
    }
  }

  private void see(byte next) {
    if (!upgraded) {
      answer.append(new String(new byte[] {next}, ISO_8859_1));
      upgraded = answer.indexOf("\r\n\r\n") >= 0 && answer.indexOf(SWITCHING) == 0;
    } else if (headerSeen == 0 && payloadLeft > 0) {
      payloadLeft--;
    } else {
      seeHeader(next & 0xff);
    }
  }

  private void seeHeader(int next) {
    headerSeen++;
    if (headerSeen == 1) {
      return;
    }
    if (headerSeen == 2) {
      int length = next & 0x7f;
      headerLength = length == 127 ? 10 : length == 126 ? 4 : 2;
      payloadLeft = headerLength == 2 ? length : 0;
    } else {
      payloadLeft = payloadLeft << 8 | next;
    }
    if (headerSeen == headerLength) {
      headerSeen = 0;
    }
  }
}
