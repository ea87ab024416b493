package dev.madoguchi.e2e;

import java.io.Closeable;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.BitSet;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/**
 * Ports of the loopback that nobody uses now, each given to one at a time: below the range the
 * system gives away by itself (32768 and up), so that no telephone of a test lands on them before
 * their owner does. Safe for use by many tests at once.
 */
public final class FreePorts {
  private static final int TRIES = 100;
  private static final int MEDIA_FROM = 10_000;
  private static final int SINGLE_FROM = 28_000;
  private static final int END = 32_700;

  private static final BitSet GIVEN = new BitSet();

  private FreePorts() {}

  static InetSocketAddress loopback(int port) {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }

  public static int tcp() {
    return range(SINGLE_FROM, END, 1, FreePorts::tcpAt);
  }

  public static int udp() {
    return range(SINGLE_FROM, END, 1, FreePorts::udpAt);
  }

  /** The first of this many UDP ports side by side, for media; it is even. */
  static int udpRange(int size) {
    return range(MEDIA_FROM, SINGLE_FROM, size, FreePorts::udpAt);
  }

  /** Gives back what {@link #udpRange} gave: there are more tests than such ranges. */
  static synchronized void giveBack(int first, int size) {
    GIVEN.clear(first, first + size);
  }

  private interface Binding {
    Closeable at(int port) throws IOException;
  }

  private static Closeable tcpAt(int port) throws IOException {
    ServerSocket socket = new ServerSocket();
    socket.bind(loopback(port));
    return socket;
  }

  private static Closeable udpAt(int port) throws IOException {
    return new DatagramSocket(loopback(port));
  }

  private static synchronized int range(int from, int end, int size, Binding binding) {
    for (int tries = 0; tries < TRIES; tries++) {
      int first = ThreadLocalRandom.current().nextInt(from / 2, (end - size) / 2) * 2;
      if (IntStream.range(first, first + size).allMatch(port -> free(port, binding))) {
        GIVEN.set(first, first + size);
        return first;
      }
    }
    throw new IllegalStateException("no " + size + " free ports side by side");
  }

  private static boolean free(int port, Binding binding) {
    if (GIVEN.get(port)) {
      return false;
    }
    try (Closeable _ = binding.at(port)) {
      return true;
    } catch (IOException taken) {
      return false;
    }
  }
}
