package dev.madoguchi.ari;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.regex.Pattern;

/**
 * Asterisk's side of ARI over real sockets: it lets clients in, writes down what they ask, answers
 * as a script tells, and sends what the test makes it send. Its messages are as Asterisk 22.10 was
 * seen to write them.
 */
final class FakeAri implements AutoCloseable {
  /** What to answer: a status and a body. */
  record Answer(int status, String reason, String body) {
    static final Answer NO_CONTENT = new Answer(204, "No Content", "");
    static final Answer NOT_FOUND =
        new Answer(404, "Not Found", "{\"message\":\"Channel not found\"}");

    static Answer ok(String body) {
      return new Answer(200, "OK", body);
    }
  }

  /** A request, over whichever way it came. */
  record Request(Way way, String method, String uri, JsonNode body) {
    enum Way {
      SOCKET,
      HTTP
    }

    String line() {
      return method + " " + uri;
    }

    /** Whether it is one of those a server needs, and leads into no context but the two of ours. */
    boolean isAllowed() {
      return ALLOWED.matcher(line()).matches()
          && (!uri.endsWith("/continue")
              || Set.of("from-ari", "support-line").contains(body.path("context").asText()));
    }
  }

  /** No variable, no function, no other channel, no module: whatever is not here is not asked. */
  private static final Pattern ALLOWED =
      Pattern.compile(
          """
          GET applications/madoguchi-\\d
          |PUT applications/madoguchi-\\d/eventFilter
          |POST applications/madoguchi-\\d/subscription
          |GET channels/[\\d.]+
          |POST channels/[\\d.]+/(continue|record|play/[\\d.]+-[ab])
          |(GET|DELETE) playbacks/[\\d.]+-[ab]
          |GET recordings/live/[\\w-]+"""
              .replace("\n", ""));

  private static final WebSocketServerProtocolConfig WAY_IN =
      WebSocketServerProtocolConfig.newBuilder()
          .websocketPath("/ari/events")
          .checkStartsWith(true)
          .subprotocols("ari")
          .build();
  private static final ObjectMapper JSON = new ObjectMapper();

  private final EventLoopGroup loops =
      new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
  private final Map<String, Channel> sockets = new ConcurrentHashMap<>();
  private final BiFunction<FakeAri, Request, Optional<Answer>> script;
  private final Channel listening;
  final List<Request> requests = new CopyOnWriteArrayList<>();

  /** Answers with the script; where it is empty, never. */
  FakeAri(BiFunction<FakeAri, Request, Optional<Answer>> script) {
    this.script = script;
    this.listening =
        new ServerBootstrap()
            .group(loops)
            .channel(NioServerSocketChannel.class)
            .childHandler(
                new ChannelInitializer<SocketChannel>() {
                  @Override
                  protected void initChannel(SocketChannel channel) {
                    channel
                        .pipeline()
                        .addLast(new HttpServerCodec())
                        .addLast(new HttpObjectAggregator(1 << 16))
                        .addLast(new Door())
                        .addLast(new WebSocketServerProtocolHandler(WAY_IN))
                        .addLast(new Socket())
                        .addLast(new Http());
                  }
                })
            .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
            .syncUninterruptibly()
            .channel();
  }

  InetSocketAddress address() {
    return (InetSocketAddress) listening.localAddress();
  }

  /** Sends a message as it is. */
  void send(String app, String text) {
    var _ = sockets.get(app).writeAndFlush(new TextWebSocketFrame(text));
  }

  /** Ends an app's socket without a word. */
  void cut(String app) {
    sockets.remove(app).close().syncUninterruptibly();
  }

  /** Ends an app's socket as a peer does that means it: with a Close frame. */
  void saysGoodbye(String app) {
    var _ =
        sockets
            .remove(app)
            .writeAndFlush(new CloseWebSocketFrame(WebSocketCloseStatus.NORMAL_CLOSURE));
  }

  /** What was asked for and is none of a server's business. */
  List<String> notAllowed() {
    return requests.stream().filter(each -> !each.isAllowed()).map(Request::line).toList();
  }

  /** The methods and paths that were asked for, in order. */
  List<String> lines() {
    return requests.stream().map(Request::line).toList();
  }

  @Override
  public void close() {
    listening.close().syncUninterruptibly();
    loops.shutdownGracefully(0, 5, TimeUnit.SECONDS).awaitUninterruptibly();
  }

  private Optional<Answer> answer(Request request) {
    requests.add(request);
    return script.apply(this, request);
  }

  private static JsonNode tree(String text) {
    try {
      return text.isEmpty() ? JSON.missingNode() : JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a request that is no JSON: " + text, e);
    }
  }

  /**
   * Lets nobody in without the password in the header, or with more in the address than the app,
   * and notes whose socket it is.
   */
  private final class Door extends SimpleChannelInboundHandler<FullHttpRequest> {
    Door() {
      super(false);
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
      QueryStringDecoder query = new QueryStringDecoder(request.uri());
      boolean socket = query.path().equals("/ari/events");
      if (!"Basic bWFkb2d1Y2hpOjAxMjM0NTY3ODlhYmNkZWY="
              .equals(request.headers().get("Authorization"))
          || !query.parameters().keySet().equals(socket ? Set.of("app") : Set.of())) {
        request.release();
        var _ = context.close();
        return;
      }
      if (socket) {
        sockets.put(query.parameters().get("app").getFirst(), context.channel());
      }
      context.fireChannelRead(request);
    }
  }

  private final class Socket extends SimpleChannelInboundHandler<TextWebSocketFrame> {
    @Override
    protected void channelRead0(ChannelHandlerContext context, TextWebSocketFrame frame) {
      JsonNode message = tree(frame.text());
      Request request =
          new Request(
              Request.Way.SOCKET,
              message.path("method").asText(),
              message.path("uri").asText(),
              tree(message.path("message_body").asText("")));
      answer(request)
          .ifPresent(
              answer -> {
                ObjectNode reply =
                    JSON.createObjectNode()
                        .put("type", "RESTResponse")
                        .put("transaction_id", "")
                        .put("request_id", message.path("request_id").asText())
                        .put("status_code", answer.status())
                        .put("reason_phrase", answer.reason())
                        .put("uri", request.uri());
                if (!answer.body().isEmpty()) {
                  reply.put("content_type", "application/json");
                  reply.put("message_body", answer.body());
                }
                var _ = context.writeAndFlush(new TextWebSocketFrame(reply.toString()));
              });
    }
  }

  @ChannelHandler.Sharable
  private final class Http extends SimpleChannelInboundHandler<FullHttpRequest> {
    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
      Request asked =
          new Request(
              Request.Way.HTTP,
              request.method().name(),
              request.uri().substring("/ari/".length()),
              tree(request.content().toString(UTF_8)));
      answer(asked)
          .ifPresent(
              answer -> {
                FullHttpResponse response =
                    new DefaultFullHttpResponse(
                        HttpVersion.HTTP_1_1,
                        new HttpResponseStatus(answer.status(), answer.reason()),
                        Unpooled.copiedBuffer(answer.body(), UTF_8));
                HttpUtil.setContentLength(response, response.content().readableBytes());
                var _ = context.writeAndFlush(response);
              });
    }
  }
}
