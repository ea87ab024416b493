package dev.madoguchi.control;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * The running server, as a command sees it.
 *
 * @param socket of its state folder
 */
public record RunningServer(Path socket) {
  /**
   * Asks and waits for the answer.
   *
   * @throws IOException when no server is there, or it ended before it had answered
   */
  public Answer ask(String request) throws IOException {
    try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      channel.connect(UnixDomainSocketAddress.of(socket));
      ByteBuffer line = ByteBuffer.wrap((request + "\n").getBytes(StandardCharsets.UTF_8));
      while (line.hasRemaining()) {
        channel.write(line);
      }
      String text =
          new String(Channels.newInputStream(channel).readAllBytes(), StandardCharsets.UTF_8);
      return Answer.parse(text)
          .orElseThrow(() -> new IOException("the server ended before it had answered"));
    }
  }
}
