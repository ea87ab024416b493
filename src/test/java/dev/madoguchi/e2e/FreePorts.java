package dev.madoguchi.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketException;
import java.util.concurrent.ThreadLocalRandom;

/** Ports of the loopback that nobody uses now; taken and let go, so use them soon. */
final class FreePorts {
  private static final int TRIES = 100;

  private FreePorts() {}

  static InetSocketAddress loopback(int port) {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }

  static int tcp() {
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(loopback(0));
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException("no free TCP port", e);
    }
  }

  static int udp() {
    try (DatagramSocket socket = new DatagramSocket(loopback(0))) {
      return socket.getLocalPort();
    } catch (SocketException e) {
      throw new UncheckedIOException("no free UDP port", e);
    }
  }

  /**
   * The first of this many UDP ports side by side, for media: below the range the system gives away
   * by itself (32768 and up), so that no telephone of a test lands among them.
   */
  static int udpRange(int size) {
    for (int tries = 0; tries < TRIES; tries++) {
      int first = ThreadLocalRandom.current().nextInt(10_000 / 2, (32_000 - size) / 2) * 2;
      if (allFree(first, size)) {
        return first;
      }
    }
    throw new IllegalStateException("no " + size + " free UDP ports side by side");
  }

  private static boolean allFree(int first, int size) {
    for (int port = first; port < first + size; port++) {
      try (DatagramSocket socket = new DatagramSocket(loopback(port))) {
        if (socket.getLocalPort() != port) {
          return false;
        }
      } catch (SocketException taken) {
        return false;
      }
    }
    return true;
  }
}
