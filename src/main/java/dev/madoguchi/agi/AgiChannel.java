package dev.madoguchi.agi;

import io.netty.channel.Channel;
import io.netty.channel.ChannelException;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A connection that is written to by the call's own thread.
 *
 * <p>Through the event loop each command would wake it a second time, and the caller would hear the
 * next prompt later by that. A command is a hundred bytes and the last one was answered, so the
 * socket has room for it.
 */
final class AgiChannel extends NioSocketChannel implements AgiConnection.Socket {
  private AgiChannel(Channel parent, SocketChannel socket) {
    super(parent, socket);
  }

  @Override
  public void write(ByteBuffer bytes) throws IOException {
    javaChannel().write(bytes);
  }

  /** Listens, and gives such connections. */
  static final class Listening extends NioServerSocketChannel {
    private static final Logger LOG = LoggerFactory.getLogger(Listening.class);

    @Override
    protected int doReadMessages(List<Object> accepted) throws Exception {
      SocketChannel socket = javaChannel().accept();
      if (socket == null) {
        return 0;
      }
      try {
        accepted.add(new AgiChannel(this, socket));
      } catch (ChannelException e) {
        LOG.warn("a connection cannot be served, its caller goes to the dialplan", e);
        socket.close();
        return 0;
      }
      return 1;
    }
  }
}
