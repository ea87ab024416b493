package dev.madoguchi.ari;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.timeout.IdleStateHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.EventExecutor;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import javax.net.ssl.SSLEngine;

/** Makes connections to Asterisk's HTTP server; shared by sockets and plain requests. */
final class AriClient implements AutoCloseable {
  /** Far above the longest message seen, a channel with all its fields. */
  private static final int LONGEST_MESSAGE = 1 << 20;

  private static final Duration LAST_WORDS = Duration.ofSeconds(2);

  private final AriPeer peer;
  private final AriLimits limits;
  private final EventLoopGroup loops =
      new MultiThreadIoEventLoopGroup(
          2, new DefaultThreadFactory("ari-io", true), NioIoHandler.newFactory());

  AriClient(AriPeer peer, AriLimits limits) {
    this.peer = peer;
    this.limits = limits;
  }

  /** Whether the app of that name is one of ours. */
  boolean has(String app) {
    return peer.apps().contains(app);
  }

  /** Opens the app's socket and waits until Asterisk has let us in. */
  AriConnection open(String app, AriConnection.Ear ear)
      throws AriUnavailable, InterruptedException {
    AriConnection connection = new AriConnection(ear, limits);
    connect(() -> socket(app, connection));
    try {
      return connection.open().get(limits.answer().toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw new AriUnavailable(where() + ": " + e.getCause().getMessage());
    } catch (TimeoutException e) {
      connection.close();
      throw new AriUnavailable(where() + " accepts but does not answer");
    }
  }

  private List<ChannelHandler> socket(String app, AriConnection connection) {
    WebSocketClientProtocolConfig config =
        WebSocketClientProtocolConfig.newBuilder()
            .webSocketUri(peer.socket(app))
            .subprotocol("ari")
            .allowExtensions(false)
            .customHeaders(new DefaultHttpHeaders().set(HttpHeaderNames.AUTHORIZATION, password()))
            .maxFramePayloadLength(LONGEST_MESSAGE)
            .handshakeTimeoutMillis(limits.answer().toMillis())
            .build();
    return List.of(
        new IdleStateHandler(limits.ping().toMillis(), 0, 0, TimeUnit.MILLISECONDS),
        new HttpClientCodec(),
        new HttpObjectAggregator(LONGEST_MESSAGE),
        new WebSocketClientProtocolHandler(config),
        new WebSocketFrameAggregator(LONGEST_MESSAGE),
        connection);
  }

  /** Opens a connection for a plain request. */
  AriExchange exchange() throws AriUnavailable, InterruptedException {
    AriExchange exchange = new AriExchange();
    connect(
        () -> List.of(new HttpClientCodec(), new HttpObjectAggregator(LONGEST_MESSAGE), exchange));
    return exchange;
  }

  /** What goes with every plain request. */
  void identify(HttpHeaders headers) {
    headers.set(HttpHeaderNames.HOST, peer.place()).set(HttpHeaderNames.AUTHORIZATION, password());
  }

  private void connect(Supplier<List<ChannelHandler>> handlers)
      throws AriUnavailable, InterruptedException {
    ChannelFuture connected =
        new Bootstrap()
            .group(loops)
            .channel(NioSocketChannel.class)
            .option(ChannelOption.TCP_NODELAY, true)
            .option(ChannelOption.SO_KEEPALIVE, true)
            .option(
                ChannelOption.CONNECT_TIMEOUT_MILLIS, Math.toIntExact(limits.answer().toMillis()))
            .handler(
                new ChannelInitializer<SocketChannel>() {
                  @Override
                  protected void initChannel(SocketChannel channel) {
                    peer.tls()
                        .map(tls -> tls.createSSLEngine())
                        .ifPresent(engine -> channel.pipeline().addLast(handler(engine)));
                    handlers.get().forEach(channel.pipeline()::addLast);
                  }
                })
            .connect(peer.address())
            .await();
    if (!connected.isSuccess()) {
      throw new AriUnavailable(
          where() + " cannot be reached (" + connected.cause().getMessage() + ")");
    }
  }

  private SslHandler handler(SSLEngine engine) {
    engine.setUseClientMode(true);
    SslHandler handler = new SslHandler(engine);
    handler.setHandshakeTimeoutMillis(limits.answer().toMillis());
    return handler;
  }

  private String password() {
    String pair = peer.user() + ":" + peer.secret().text();
    return "Basic "
        + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.ISO_8859_1));
  }

  private String where() {
    return "Asterisk's REST interface at " + peer.place();
  }

  /** Returns when every event loop has had a turn; at once when we are ending. */
  void turn() {
    for (EventExecutor loop : loops) {
      try {
        loop.submit(() -> {}).awaitUninterruptibly();
      } catch (RejectedExecutionException e) {
        return; // closed meanwhile
      }
    }
  }

  @Override
  public void close() {
    loops.shutdownGracefully(0, LAST_WORDS.toSeconds(), TimeUnit.SECONDS).awaitUninterruptibly();
  }
}
