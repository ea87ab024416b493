package dev.madoguchi.ari;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** One connection for a plain request, of who holds no socket. */
final class AriExchange extends SimpleChannelInboundHandler<FullHttpResponse> {
  private final AtomicReference<CompletableFuture<AriReply>> waiting = new AtomicReference<>();
  private volatile Channel channel;

  /** Sends the request; what comes back is never a failure. */
  CompletableFuture<AriReply> ask(AriRequest request, Consumer<HttpHeaders> identity) {
    CompletableFuture<AriReply> reply = new CompletableFuture<>();
    waiting.set(reply);
    channel
        .writeAndFlush(http(request, identity))
        .addListener(
            sent -> {
              if (!sent.isSuccess()) {
                answered(new AriReply.Lost("the connection to Asterisk is closed"));
              }
            });
    return reply;
  }

  private static FullHttpRequest http(AriRequest request, Consumer<HttpHeaders> identity) {
    ByteBuf body =
        request.body().isEmpty()
            ? Unpooled.EMPTY_BUFFER
            : Unpooled.copiedBuffer(request.body().toString(), StandardCharsets.UTF_8);
    FullHttpRequest http =
        new DefaultFullHttpRequest(
            HttpVersion.HTTP_1_1,
            HttpMethod.valueOf(request.method()),
            "/ari/" + request.uri(),
            body);
    identity.accept(http.headers());
    http.headers().set(HttpHeaderNames.CONTENT_TYPE, HttpHeaderValues.APPLICATION_JSON);
    HttpUtil.setContentLength(http, body.readableBytes());
    return http;
  }

  @Override
  public void handlerAdded(ChannelHandlerContext context) {
    channel = context.channel();
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, FullHttpResponse response) {
    if (!HttpUtil.isKeepAlive(response)) {
      var _ = context.close();
    }
    answered(
        AriReply.of(
            response.status().code(),
            response.status().reasonPhrase(),
            response.content().toString(StandardCharsets.UTF_8)));
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    answered(new AriReply.Lost("the connection to Asterisk was lost"));
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    var _ = context.close();
  }

  private void answered(AriReply reply) {
    CompletableFuture<AriReply> asked = waiting.getAndSet(null);
    if (asked != null) {
      asked.complete(reply);
    }
  }
}
