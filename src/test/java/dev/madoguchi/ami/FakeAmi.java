package dev.madoguchi.ami;

import dev.madoguchi.call.Secret;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * An Asterisk manager interface on a real socket, as scripted. It answers by what it is told to be,
 * not by the number of the connection, because a client may connect once more than expected.
 */
final class FakeAmi implements AutoCloseable {
  static final Secret SECRET = new Secret("OpenSesameOpenSesame");
  private static final String CHALLENGE = "840415273";

  private final ServerSocket server;
  private final Thread accepting;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
  private final List<String> queues = new CopyOnWriteArrayList<>();
  private volatile Mood mood = Mood.ANSWERS;

  /** How it treats those who ask. */
  enum Mood {
    ANSWERS,
    /** Reads, and says nothing any more. */
    SILENT,
    /** Closes the socket after the first item of the answer to QueueStatus. */
    CUTS_ANSWERS,
    /** Closes the socket when a challenge is asked for. */
    CUTS_LOGINS,
    /** As while app_queue is not loaded yet. */
    KNOWS_NO_QUEUES
  }

  FakeAmi() throws IOException {
    this(0);
  }

  FakeAmi(int port) throws IOException {
    server = new ServerSocket(port, 10, InetAddress.getLoopbackAddress());
    accepting = Thread.ofVirtual().start(this::accept);
  }

  /**
   * On a port that can be let go and taken again: the system gives none below 32768 to connections
   * by itself, not even to one that tries to reach this very port while nobody listens there.
   */
  static FakeAmi onPortToComeBackTo() throws IOException {
    BindException last = new BindException("no port was tried");
    for (int tries = 0; tries < 100; tries++) {
      try {
        return new FakeAmi(ThreadLocalRandom.current().nextInt(20_000, 32_768));
      } catch (BindException taken) {
        last = taken;
      }
    }
    throw last;
  }

  int port() {
    return server.getLocalPort();
  }

  AmiSettings settings(Secret secret) {
    return new AmiSettings(
        new InetSocketAddress(InetAddress.getLoopbackAddress(), port()),
        "watch",
        secret,
        AmiSettings.Wire.PLAIN);
  }

  void is(Mood next) {
    mood = next;
  }

  /** What QueueStatus answers from now on: each item is an event without its action id. */
  void queuesAre(String... items) {
    queues.clear();
    queues.addAll(List.of(items));
  }

  /** Sends to everyone connected. */
  void send(String text) throws IOException {
    for (Socket socket : sockets) {
      write(socket, text);
    }
  }

  void event(String... fields) throws IOException {
    send(String.join("\r\n", fields) + "\r\n\r\n");
  }

  void cut() throws IOException {
    for (Socket socket : sockets) {
      socket.close();
    }
  }

  /** The actions that were asked for and not awaited, the oldest first. */
  List<String> actions() {
    return List.copyOf(heard);
  }

  /** Waits until the action was asked for once more. */
  void awaitAction(String action) throws InterruptedException {
    String next;
    do {
      next = heard.poll(20, TimeUnit.SECONDS);
      if (next == null) {
        throw new AssertionError("nobody sent " + action);
      }
    } while (!next.equals(action));
  }

  @Override
  public void close() throws IOException {
    server.close();
    cut();
    try {
      // a thread that accepts holds the port until it has seen that the socket is closed
      if (!accepting.join(Duration.ofSeconds(10))) {
        throw new IOException("the port is still held");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while the port was let go", e);
    }
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        sockets.add(socket);
        Thread.ofVirtual().start(() -> serve(socket));
      } catch (IOException e) {
        if (!server.isClosed()) {
          throw new UncheckedIOException(e);
        }
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      write(socket, "Asterisk Call Manager/11.0.0\r\n");
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
      Map<String, String> action = new LinkedHashMap<>();
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (line.isEmpty() && !action.isEmpty()) {
          answer(socket, action);
          action.clear();
        } else if (!line.isEmpty()) {
          String[] parts = line.split(": ?", 2);
          action.put(parts[0].toLowerCase(Locale.ROOT), parts[1]);
        }
      }
    } catch (IOException _) {
      // the client is gone, or the test cut it off
    } finally {
      sockets.remove(socket);
    }
  }

  private void answer(Socket socket, Map<String, String> action) throws IOException {
    String name = action.get("action");
    String id = "ActionID: " + action.get("actionid") + "\r\n";
    heard.add(name);
    if (mood == Mood.SILENT) {
      return;
    }
    switch (name) {
      case "Challenge" -> {
        if (mood == Mood.CUTS_LOGINS) {
          socket.close();
        }
        write(socket, "Response: Success\r\n" + id + "Challenge: " + CHALLENGE + "\r\n\r\n");
      }
      case "Login" ->
          write(
              socket,
              action.get("key").equals(key())
                  ? "Response: Success\r\n" + id + "Message: Authentication accepted\r\n\r\n"
                  : "Response: Error\r\n" + id + "Message: Authentication failed\r\n\r\n");
      case "CoreSettings", "Command" ->
          write(socket, "Response: Error\r\n" + id + "Message: Permission denied\r\n\r\n");
      case "QueueStatus" -> tellQueues(socket, id);
      default -> write(socket, "Response: Goodbye\r\n" + id + "\r\n");
    }
  }

  private void tellQueues(Socket socket, String id) throws IOException {
    if (mood == Mood.KNOWS_NO_QUEUES) {
      write(socket, "Response: Error\r\n" + id + "Message: Invalid/unknown command\r\n\r\n");
      return;
    }
    write(socket, "Response: Success\r\n" + id + "EventList: start\r\n\r\n");
    for (String item : queues) {
      write(socket, item + "\r\n" + id + "\r\n");
      if (mood == Mood.CUTS_ANSWERS) {
        socket.close();
      }
    }
    write(socket, "Event: QueueStatusComplete\r\n" + id + "EventList: Complete\r\n\r\n");
  }

  private static void write(Socket socket, String text) throws IOException {
    OutputStream out = socket.getOutputStream();
    synchronized (socket) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
      out.flush();
    }
  }

  private static String key() {
    try {
      byte[] sum =
          MessageDigest.getInstance("MD5")
              .digest((CHALLENGE + SECRET.text()).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(sum);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
