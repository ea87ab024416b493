package dev.madoguchi.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Stands between a server and Asterisk's AMI, and can be shut: what it costs Asterisk to tell a
 * server of its queues is laid to the account of that server alone. Shut in the beginning.
 */
final class AmiGate implements AutoCloseable {
  private final ServerSocket door;
  private final InetSocketAddress asterisk;
  private final Set<Socket> through = ConcurrentHashMap.newKeySet();
  private volatile boolean open;

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
    open = true;
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
        if (!open) {
          close(in);
          continue;
        }
        Socket out = new Socket(asterisk.getAddress(), asterisk.getPort());
        through.add(in);
        through.add(out);
        Thread.ofVirtual().start(() -> pass(in, out));
        Thread.ofVirtual().start(() -> pass(out, in));
      } catch (IOException e) {
        // the door was closed, or Asterisk is not there: the server will come again
      }
    }
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
