package dev.madoguchi.control;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketTimeoutException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * The running server, as a command sees it.
 *
 * @param socket of its state folder
 */
public record RunningServer(Path socket) {
  /** Answered by the connections to Asterisk it keeps, a line of text of each kind. */
  public static final String CONNECTIONS = "connections";

  /** Reading a plan takes a second at the most. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /**
   * Asks and waits for the answer, ten seconds at the most.
   *
   * @throws SocketTimeoutException when it hangs
   * @throws IOException when no server is there, or it ended before it had answered
   */
  public Answer ask(String request) throws IOException {
    try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      // a server that hangs still has its socket: whoever waits is woken by the end of the channel
      CompletableFuture.delayedExecutor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
          .execute(() -> close(channel));
      channel.connect(UnixDomainSocketAddress.of(socket));
      ByteBuffer line = ByteBuffer.wrap((request + "\n").getBytes(StandardCharsets.UTF_8));
      while (line.hasRemaining()) {
        channel.write(line);
      }
      String text =
          new String(Channels.newInputStream(channel).readAllBytes(), StandardCharsets.UTF_8);
      return Answer.parse(text)
          .orElseThrow(() -> new IOException("the server ended before it had answered"));
    } catch (ClosedChannelException e) {
      IOException hangs =
          new SocketTimeoutException(
              "the server hangs: no answer in " + PATIENCE.toSeconds() + " s");
      hangs.initCause(e);
      throw hangs;
    }
  }

  private static void close(SocketChannel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException("a socket that cannot be closed", e);
    }
  }
}
