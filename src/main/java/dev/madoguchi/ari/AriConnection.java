package dev.madoguchi.ari;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler.ClientHandshakeStateEvent;
import io.netty.handler.timeout.IdleStateEvent;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One life of an app's socket. {@link #ask} and {@link #close} are for any thread; everything else
 * runs on the event loop, which must not wait.
 */
final class AriConnection extends SimpleChannelInboundHandler<TextWebSocketFrame> {
  /** Who listens; called on the event loop. */
  interface Ear {
    void heard(AriEvent event);

    /** Something we do not know; it is ignored. */
    void unknown(String type);

    /** Nothing more will be heard; told before any request is told that it is lost. */
    void lost(AriConnection connection);
  }

  private final Ear ear;
  private final int mostIdle;
  private final AtomicLong number = new AtomicLong();
  private final Map<String, CompletableFuture<AriReply>> waiting = new ConcurrentHashMap<>();
  private final CompletableFuture<AriConnection> open = new CompletableFuture<>();
  private final CompletableFuture<String> closed = new CompletableFuture<>();
  private volatile Channel channel;
  private int idle;
  private String why = "Asterisk closed the connection";

  AriConnection(Ear ear, AriLimits limits) {
    this.ear = ear;
    this.mostIdle =
        Math.toIntExact(Math.ceilDiv(limits.silence().toNanos(), limits.ping().toNanos()));
  }

  /** Done when Asterisk has let us in; failed when it has not. */
  CompletableFuture<AriConnection> open() {
    return open;
  }

  /** Done, with the reason, when the socket is gone. */
  CompletableFuture<String> closed() {
    return closed;
  }

  /**
   * Sends the request; what comes back is never a failure. Who stops waiting before it comes says
   * so by {@link CompletableFuture#cancel}: nothing of the request is kept then.
   */
  CompletableFuture<AriReply> ask(AriRequest request) {
    String id = Long.toString(number.incrementAndGet());
    CompletableFuture<AriReply> reply = new CompletableFuture<>();
    waiting.put(id, reply);
    var _ = reply.whenComplete((_, _) -> waiting.remove(id));
    channel
        .writeAndFlush(new TextWebSocketFrame(request.message(id)))
        .addListener(
            sent -> {
              if (!sent.isSuccess()) {
                answered(id, new AriReply.Lost("the socket to Asterisk is closed"));
              }
            });
    return reply;
  }

  /** Sends a request whose reply nobody waits for. */
  void tell(AriRequest request) {
    String id = Long.toString(number.incrementAndGet());
    var _ = channel.writeAndFlush(new TextWebSocketFrame(request.message(id)));
  }

  /** How many requests have somebody who waits for their reply. */
  int unanswered() {
    return waiting.size();
  }

  /** Lets go of the socket. */
  void close() {
    Channel now = channel;
    if (now != null) {
      var _ = now.close();
    }
  }

  @Override
  public void handlerAdded(ChannelHandlerContext context) {
    channel = context.channel();
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext context, Object event) {
    switch (event) {
      case ClientHandshakeStateEvent.HANDSHAKE_COMPLETE -> open.complete(this);
      case ClientHandshakeStateEvent.HANDSHAKE_TIMEOUT ->
          close(context, "Asterisk accepts but does not answer");
      case IdleStateEvent silence -> {
        idle = silence.isFirst() ? 1 : idle + 1;
        if (idle >= mostIdle) {
          close(context, "Asterisk is silent, also to our pings");
        } else if (open.isDone()) {
          var _ = context.writeAndFlush(new PingWebSocketFrame());
        }
      }
      default -> {}
    }
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, TextWebSocketFrame frame) {
    switch (AriMessages.read(frame.text())) {
      case AriMessage.Answer(String request, AriReply reply) -> answered(request, reply);
      case AriMessage.News(AriEvent event) -> ear.heard(event);
      case AriMessage.Unknown(String type) -> ear.unknown(type);
    }
  }

  /** A reply that comes after we stopped waiting is nobody's. */
  private void answered(String request, AriReply reply) {
    CompletableFuture<AriReply> asked = waiting.remove(request);
    if (asked != null) {
      asked.complete(reply);
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    open.completeExceptionally(new AriUnavailable(why));
    ear.lost(this);
    closed.complete(why);
    for (String request : waiting.keySet()) {
      answered(request, new AriReply.Lost("the socket to Asterisk was lost"));
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    close(context, String.valueOf(cause.getMessage()));
  }

  private void close(ChannelHandlerContext context, String reason) {
    why = reason;
    var _ = context.close(); // channelInactive does the rest
  }
}
