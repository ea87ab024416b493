package dev.madoguchi.agi;

import io.netty.channel.Channel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/**
 * A connection that may be written to by any thread: by the call's own, and behind a reply by the
 * event loop, which has just read it.
 *
 * <p>Were every command the event loop's, it would be woken a second time for each, and the caller
 * would hear the next prompt later by that. A command is a hundred bytes and the last one was
 * answered, so the socket has room for it.
 */
final class AgiChannel extends NioSocketChannel implements AgiConnection.Wire {
  private AgiChannel(Channel parent, SocketChannel socket) {
    super(parent, socket);
  }

  @Override
  public void write(ByteBuffer bytes) throws IOException {
    javaChannel().write(bytes);
  }

  /** Listens, and gives such connections. */
  static final class Listening extends NioServerSocketChannel {
    private final BiFunction<Channel, SocketChannel, Channel> making;
    private final Consumer<String> dropped;

    /** Is told why a connection could not be made; on an event loop, so it must not wait. */
    Listening(Consumer<String> dropped) {
      this(AgiChannel::new, dropped);
    }

    Listening(BiFunction<Channel, SocketChannel, Channel> making, Consumer<String> dropped) {
      this.making = making;
      this.dropped = dropped;
    }

    @Override
    protected int doReadMessages(List<Object> accepted) throws IOException {
      SocketChannel socket = javaChannel().accept();
      if (socket == null) {
        return 0;
      }
      try {
        accepted.add(making.apply(this, socket));
        return 1;
      } catch (RuntimeException | Error e) {
        // what is no IOException would end all listening (Netty's AbstractNioMessageChannel)
        dropped.accept("it cannot be served: " + e);
        socket.close();
        return 0;
      }
    }
  }
}
