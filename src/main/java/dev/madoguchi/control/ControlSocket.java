package dev.madoguchi.control;

import dev.madoguchi.asterisk.Seldom;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The server's end. Requests are answered one after another, on a thread of its own. */
public final class ControlSocket implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(ControlSocket.class);
  private static final int LONGEST_REQUEST = 256; // bytes
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  /** With no descriptors left accepting fails at once, again and again. */
  private static final Duration AFTER_FAILURE = Duration.ofMillis(200);

  private final Path path;
  private final ServerSocketChannel listening;
  private final Function<String, Answer> answers;
  private final Seldom failures = new Seldom(log);
  private final CountDownLatch closing = new CountDownLatch(1);

  private ControlSocket(
      Path path, ServerSocketChannel listening, Function<String, Answer> answers) {
    this.path = path;
    this.listening = listening;
    this.answers = answers;
  }

  /**
   * Listens at once. A socket that is there is that of a server which has died: the state folder
   * has one server at a time.
   *
   * @param answers called for each request, without its end of line; one at a time
   */
  public static ControlSocket open(Path path, Function<String, Answer> answers) throws IOException {
    Files.deleteIfExists(path);
    ServerSocketChannel listening = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    try {
      listening.bind(UnixDomainSocketAddress.of(path));
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
    } catch (IOException e) {
      listening.close();
      throw e;
    }
    ControlSocket socket = new ControlSocket(path, listening, answers);
    Thread.ofPlatform().daemon().name("control").start(socket::serve);
    return socket;
  }

  private void serve() {
    while (listening.isOpen()) {
      try (SocketChannel asking = listening.accept()) {
        answer(asking);
      } catch (ClosedChannelException e) {
        log.trace("closed", e);
      } catch (IOException | RuntimeException e) {
        failures.warn("a request to the server was not answered: " + e);
        pause();
      } catch (Error e) {
        // nobody would begin an ended thread again, and the next request may go well
        log.error("a fault of ours at a request to the server; the next is taken", e);
        pause();
      }
    }
  }

  private void pause() {
    try {
      boolean _ = closing.await(AFTER_FAILURE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt(); // by nobody of ours; what accepts ends by it
    }
  }

  private void answer(SocketChannel asking) throws IOException {
    Optional<String> request = request(asking);
    if (request.isEmpty()) {
      return;
    }
    ByteBuffer answer =
        ByteBuffer.wrap(answers.apply(request.get()).text().getBytes(StandardCharsets.UTF_8));
    write(asking, answer);
  }

  /** Who asks and does not read holds up nobody for long either. */
  private static void write(SocketChannel asking, ByteBuffer answer) throws IOException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    try (Selector selector = Selector.open()) {
      asking.register(selector, SelectionKey.OP_WRITE);
      asking.write(answer);
      while (answer.hasRemaining()) {
        long left = Duration.ofNanos(end - System.nanoTime()).toMillis();
        if (left <= 0 || selector.select(left) == 0) {
          throw new IOException("its answer is not read");
        }
        selector.selectedKeys().clear();
        asking.write(answer);
      }
    }
  }

  /**
   * The first line, if it comes in time: who connects and says nothing holds up nobody for long.
   */
  private static Optional<String> request(SocketChannel asking) throws IOException {
    ByteBuffer read = ByteBuffer.allocate(LONGEST_REQUEST);
    long end = System.nanoTime() + PATIENCE.toNanos();
    asking.configureBlocking(false);
    try (Selector selector = Selector.open()) {
      asking.register(selector, SelectionKey.OP_READ);
      while (read.hasRemaining()) {
        long left = Duration.ofNanos(end - System.nanoTime()).toMillis();
        if (left <= 0 || selector.select(left) == 0 || asking.read(read) < 0) {
          return Optional.empty();
        }
        selector.selectedKeys().clear();
        String text = new String(read.array(), 0, read.position(), StandardCharsets.UTF_8);
        int newline = text.indexOf('\n');
        if (newline >= 0) {
          return Optional.of(text.substring(0, newline));
        }
      }
    }
    return Optional.empty();
  }

  @Override
  public void close() {
    closing.countDown();
    try {
      listening.close();
      Files.deleteIfExists(path);
    } catch (IOException e) {
      log.warn("{} did not close cleanly: {}", path, e.toString());
    }
  }
}
