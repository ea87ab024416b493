package dev.madoguchi.agi;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AgiChannelTest {
  private static final int PATIENCE_MILLIS = 10_000;

  private final EventLoopGroup loops =
      new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
  private final Queue<String> dropped = new ConcurrentLinkedQueue<>();

  /** Hangs up on whoever comes, with one byte. */
  private static final class Greeting extends ChannelInboundHandlerAdapter {
    @Override
    public void channelActive(ChannelHandlerContext context) {
      var _ =
          context
              .writeAndFlush(context.alloc().buffer(1).writeByte('x'))
              .addListener(ChannelFutureListener.CLOSE);
    }
  }

  @AfterEach
  void end() {
    loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
  }

  @Test
  void a_connection_that_cannot_be_made_is_closed_and_the_next_one_is_taken() throws IOException {
    AtomicInteger made = new AtomicInteger();
    Channel listening =
        listen(
            new AgiChannel.Listening(
                (parent, socket) -> {
                  if (made.getAndIncrement() == 0) {
                    throw new IllegalStateException("as the test wants");
                  }
                  return new NioSocketChannel(parent, socket);
                },
                dropped::add));
    try (Socket first = connect(listening);
        Socket second = connect(listening)) {
      assertThat(first.getInputStream().read()).isEqualTo(-1);
      assertThat(second.getInputStream().read()).isEqualTo('x');
    }
    assertThat(dropped)
        .containsExactly("it cannot be served: java.lang.IllegalStateException: as the test wants");
  }

  private Channel listen(AgiChannel.Listening listening) {
    return new ServerBootstrap()
        .group(loops)
        .channelFactory(() -> listening)
        .childHandler(new Greeting())
        .bind(InetAddress.getLoopbackAddress(), 0)
        .syncUninterruptibly()
        .channel();
  }

  private static Socket connect(Channel listening) throws IOException {
    InetSocketAddress address = (InetSocketAddress) listening.localAddress();
    Socket socket = new Socket(address.getAddress(), address.getPort());
    socket.setSoTimeout(PATIENCE_MILLIS);
    return socket;
  }
}
