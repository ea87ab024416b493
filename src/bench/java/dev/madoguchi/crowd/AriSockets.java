package dev.madoguchi.crowd;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ManualIoEventLoop;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Asterisk's HTTP port, as far as a line uses it: a WebSocket for each application. Used by the
 * thread that made it, which is the event loop too.
 */
final class AriSockets {
  private static final int LONGEST = 1 << 20;
  private static final WebSocketServerProtocolConfig WAY_IN =
      WebSocketServerProtocolConfig.newBuilder()
          .websocketPath("/ari/events")
          .checkStartsWith(true)
          .subprotocols("ari")
          .maxFramePayloadLength(LONGEST)
          .dropPongFrames(false)
          .build();

  /** Who is told. */
  interface Ear {
    void heard(String app, String text);

    /** Everything said on the socket before the last ping has been read. */
    void allRead(String app);

    /** Nobody was let in, or a socket was lost that was not cut. */
    void lost();
  }

  private final ManualIoEventLoop loop =
      new ManualIoEventLoop(Thread.currentThread(), NioIoHandler.newFactory());
  private final Map<String, Channel> sockets = new HashMap<>();
  private final String authorization;
  private final Ear ear;

  AriSockets(InetSocketAddress address, String secret, Ear ear) {
    this.authorization =
        "Basic "
            + Base64.getEncoder()
                .encodeToString(("madoguchi:" + secret).getBytes(StandardCharsets.US_ASCII));
    this.ear = ear;
    var bound =
        new ServerBootstrap()
            .group(loop)
            .channel(NioServerSocketChannel.class)
            .childHandler(
                new ChannelInitializer<SocketChannel>() {
                  @Override
                  protected void initChannel(SocketChannel channel) {
                    channel
                        .pipeline()
                        .addLast(
                            new HttpServerCodec(),
                            new HttpObjectAggregator(LONGEST),
                            new Door(),
                            new WebSocketServerProtocolHandler(WAY_IN),
                            new Socket());
                  }
                })
            .bind(address);
    while (!bound.isDone()) {
      turn();
    }
    if (!bound.isSuccess()) {
      throw new IllegalStateException("cannot listen at " + address, bound.cause());
    }
  }

  /** Reads what has come, for a millisecond at most when nothing has. */
  void turn() {
    int _ = loop.run(TimeUnit.MILLISECONDS.toNanos(1));
  }

  /** Sends it if the socket is there. */
  void say(String app, String text) {
    Channel socket = sockets.get(app);
    if (socket != null) {
      var _ = socket.writeAndFlush(new TextWebSocketFrame(text));
    }
  }

  /** The apps that have a socket. */
  List<String> apps() {
    return List.copyOf(sockets.keySet());
  }

  /** {@link Ear#allRead} is told when the far end has read what was said until now. */
  void ping(String app) {
    var _ = sockets.get(app).writeAndFlush(new PingWebSocketFrame());
  }

  void cut() {
    Map<String, Channel> all = Map.copyOf(sockets);
    sockets.clear();
    for (Channel socket : all.values()) {
      var _ = socket.close();
    }
  }

  /** Lets nobody in without the password, and notes whose socket it is. */
  private final class Door extends SimpleChannelInboundHandler<FullHttpRequest> {
    Door() {
      super(false);
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
      QueryStringDecoder query = new QueryStringDecoder(request.uri());
      List<String> apps = query.parameters().getOrDefault("app", List.of());
      if (apps.size() != 1
          || !authorization.equals(request.headers().get(HttpHeaderNames.AUTHORIZATION))) {
        request.release();
        ear.lost();
        var _ = context.close();
        return;
      }
      context.pipeline().get(Socket.class).app = apps.getFirst();
      context.fireChannelRead(request);
    }
  }

  private final class Socket extends SimpleChannelInboundHandler<WebSocketFrame> {
    private String app = "";

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
      if (event instanceof WebSocketServerProtocolHandler.HandshakeComplete) {
        sockets.put(app, context.channel());
      }
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, WebSocketFrame frame) {
      switch (frame) {
        case TextWebSocketFrame text -> ear.heard(app, text.text());
        case PongWebSocketFrame _ -> ear.allRead(app);
        default -> {}
      }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
      if (sockets.remove(app, context.channel())) {
        ear.lost();
      }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
      System.err.println("a socket is lost: " + cause);
      var _ = context.close();
    }
  }
}
