package dev.madoguchi.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Stands between a server and Asterisk's AMI, and can be shut: what it costs Asterisk to tell a
 * server of its queues is laid to the account of that server alone. Shut in the beginning.
 *
 * <p>Opened and shut by one thread.
 */
final class AmiGate implements AutoCloseable {
  /** What Asterisk says to whoever may come in (manager.c). */
  private static final String ACCEPTED = "Message: Authentication accepted";

  private final ServerSocket door;
  private final InetSocketAddress asterisk;
  private final Set<Socket> through = ConcurrentHashMap.newKeySet();
  private volatile boolean open;
  private volatile CountDownLatch loggedIn = new CountDownLatch(1);

  private AmiGate(ServerSocket door, InetSocketAddress asterisk) {
    this.door = door;
    this.asterisk = asterisk;
  }

  static AmiGate at(int port, int asterisk) {
    try {
      ServerSocket door = new ServerSocket();
      door.bind(FreePorts.loopback(port));
      AmiGate gate = new AmiGate(door, FreePorts.loopback(asterisk));
      Thread.ofVirtual().name("ami-gate").start(gate::welcome);
      return gate;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot listen on " + port, e);
    }
  }

  int port() {
    return door.getLocalPort();
  }

  void open() {
    loggedIn = new CountDownLatch(1);
    open = true;
  }

  /** Opens, and waits until Asterisk has let a server in that came through since. */
  void openUntilLoggedIn(Duration atMost) {
    open();
    try {
      if (!loggedIn.await(atMost.toNanos(), TimeUnit.NANOSECONDS)) {
        throw new AssertionError(
            "the server has not logged in to AMI within %d s".formatted(atMost.toSeconds()));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while a server logged in to AMI", e);
    }
  }

  void shut() {
    open = false;
    through.forEach(AmiGate::close);
    through.clear();
  }

  private void welcome() {
    while (!door.isClosed()) {
      try {
        Socket in = door.accept();
        if (open) {
          letThrough(in, loggedIn);
        } else {
          close(in);
        }
      } catch (IOException e) {
        // the door was closed
      }
    }
  }

  private void letThrough(Socket in, CountDownLatch login) {
    Socket out;
    try {
      out = new Socket(asterisk.getAddress(), asterisk.getPort());
    } catch (IOException e) {
      close(in); // Asterisk is not there: the server will come again
      return;
    }
    through.add(in);
    through.add(out);
    if (!open || !login.equals(loggedIn)) { // shut meanwhile, by whoever did not see these two
      close(in);
      close(out);
    }
    Thread.ofVirtual().start(() -> pass(in, out));
    Thread.ofVirtual().start(() -> answer(out, in, login));
  }

  /** Asterisk's side: looks out for the login, and costs no more than the other side behind it. */
  private static void answer(Socket from, Socket to, CountDownLatch login) {
    try {
      StringBuilder said = new StringBuilder();
      byte[] some = new byte[4096];
      int read = 0;
      while (said.indexOf(ACCEPTED) < 0 && read >= 0) {
        read = from.getInputStream().read(some);
        if (read > 0) {
          to.getOutputStream().write(some, 0, read);
          said.append(new String(some, 0, read, StandardCharsets.ISO_8859_1));
        }
      }
      if (read >= 0) {
        login.countDown();
      }
    } catch (IOException e) {
      // as below
    }
    pass(from, to);
  }

  private static void pass(Socket from, Socket to) {
    try (from;
        to) {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException e) {
      // one of the two has gone, and the other goes with it
    }
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // it is no longer of use either way
    }
  }

  @Override
  public void close() {
    shut();
    try {
      door.close();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot close the gate", e);
    }
  }
}
