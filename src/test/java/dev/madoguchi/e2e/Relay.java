package dev.madoguchi.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;

/**
 * A wire between the two that can go bad: what comes in on one side goes out on the other, as long
 * as it is well. Two virtual threads for each connection.
 */
final class Relay implements AutoCloseable {
  /** How well the wire is. */
  enum Wire {
    /** Everything gets through. */
    WELL,
    /** Nothing gets through and nobody is told: what is sent meanwhile arrives afterwards. */
    STALLED,
    /** A byte at a time. */
    DRIPPING
  }

  /** Hears what passes; called on the wires' threads. */
  @FunctionalInterface
  interface Tap {
    Tap NOBODY = (connection, from, bytes) -> {};

    /**
     * These bytes have come; none, when no more will.
     *
     * @param connection which of the wires, by its caller's port
     */
    void passed(int connection, End from, byte[] bytes);
  }

  /** Who says something. */
  enum End {
    CALLER,
    CALLED
  }

  private static final int CONNECT_MILLIS = 2000;
  private static final int GARBAGE = 3000;
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(10);

  private final ServerSocket listening;
  private final InetSocketAddress behind;
  private final Tap tap;
  private final Monitor monitor = new Monitor();
  private final Queue<Pair> pairs = new ConcurrentLinkedQueue<>();
  private Wire wire = Wire.WELL;

  /** The two ends of a connection, and where the frames of what is called end. */
  private record Pair(Socket caller, Socket called, FrameEnds frames) {
    void close() {
      try (caller;
          called) {
        // both
      } catch (IOException e) {
        throw new UncheckedIOException("cannot close a wire", e);
      }
    }
  }

  private Relay(ServerSocket listening, InetSocketAddress behind, Tap tap) {
    this.listening = listening;
    this.behind = behind;
    this.tap = tap;
  }

  /** Begins to listen on a port of its own. */
  static Relay to(int port) {
    return to(port, Tap.NOBODY);
  }

  /** The same, heard by somebody. */
  static Relay to(int port, Tap tap) {
    try {
      ServerSocket listening = new ServerSocket();
      listening.bind(FreePorts.loopback(FreePorts.tcp()), 500);
      Relay relay = new Relay(listening, FreePorts.loopback(port), tap);
      Thread.ofVirtual().name("relay").start(relay::accept);
      return relay;
    } catch (IOException e) {
      throw new UncheckedIOException("no port for a relay", e);
    }
  }

  int port() {
    return listening.getLocalPort();
  }

  private void accept() {
    while (!listening.isClosed()) {
      try {
        Socket caller = listening.accept();
        Thread.ofVirtual().start(() -> join(caller));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void join(Socket caller) {
    Socket called = new Socket();
    Pair pair = new Pair(caller, called, new FrameEnds());
    try {
      called.connect(behind, CONNECT_MILLIS);
    } catch (IOException gone) {
      pair.close();
      return;
    }
    pairs.add(pair);
    Thread.ofVirtual().start(() -> pass(pair, caller, called));
    pass(pair, called, caller);
  }

  private void pass(Pair pair, Socket from, Socket to) {
    byte[] buffer = new byte[8192];
    End end = from.equals(pair.caller()) ? End.CALLER : End.CALLED;
    try {
      int length = from.getInputStream().read(buffer);
      while (length >= 0) {
        tap.passed(pair.caller().getPort(), end, Arrays.copyOf(buffer, length));
        int step = throughput(length);
        for (int at = 0; at < length; at += step) {
          write(pair, to, buffer, at, Math.min(step, length - at));
        }
        length = from.getInputStream().read(buffer);
      }
      tap.passed(pair.caller().getPort(), end, new byte[0]);
    } catch (IOException over) {
      // so is the other direction
    } finally {
      pairs.remove(pair);
      pair.close();
    }
  }

  private static void write(Pair pair, Socket to, byte[] bytes, int at, int length)
      throws IOException {
    if (to.equals(pair.caller())) {
      pair.frames().pass(to.getOutputStream(), bytes, at, length);
    } else {
      to.getOutputStream().write(bytes, at, length);
      to.getOutputStream().flush();
    }
  }

  /** Says a frame as if from what is called, on any WebSocket that is between two frames. */
  void say(byte[] frame) {
    while (!listening.isClosed()) {
      for (Pair pair : pairs) {
        try {
          if (pair.frames().between(pair.caller().getOutputStream(), frame)) {
            pairs.remove(pair); // each has its turn
            pairs.add(pair);
            return;
          }
        } catch (IOException gone) {
          // there are others
        }
      }
      LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
    }
  }

  /** How much may be written at once; waits while nothing may. */
  private int throughput(int length) {
    while (!monitor.await(() -> wire != Wire.STALLED, Fault.A_WHILE)) {
      // a stall may last
    }
    return monitor.read(() -> wire) == Wire.DRIPPING ? 1 : length;
  }

  void be(Wire wire) {
    monitor.change(() -> this.wire = wire);
  }

  /** Ends every connection there is; new ones are made. */
  void cut() {
    pairs.forEach(Pair::close);
  }

  /** Says what nobody said, to both sides of every connection. */
  void garble(long seed) {
    Random random = new Random(seed);
    for (Pair pair : pairs) {
      byte[] garbage = new byte[GARBAGE];
      random.nextBytes(garbage);
      for (Socket side : new Socket[] {pair.caller(), pair.called()}) {
        try {
          side.getOutputStream().write(garbage);
        } catch (IOException gone) {
          // nobody to say it to
        }
      }
    }
  }

  @Override
  public void close() {
    be(Wire.WELL);
    cut();
    try {
      listening.close();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot close a relay", e);
    }
  }
}
