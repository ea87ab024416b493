package dev.madoguchi.e2e;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameDecoder;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import io.netty.util.ReferenceCountUtil;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** ARI: our server calls, on five sockets at once, and both say frames of text. */
final class TappedFrames implements TappedWire {
  private static final Pattern CHANNEL = Pattern.compile("\"id\":\"(\\d+\\.\\d+)\"");
  private static final String HEADER_END = "\r\n\r\n";

  private final Path state;
  private final List<String> told = new ArrayList<>();
  private final Map<Integer, Map<Relay.End, Half>> halves = new HashMap<>();
  private String id = "no call yet";

  TappedFrames(Path state) {
    this.state = state;
  }

  /** One direction of a socket: a header of HTTP, and frames. */
  private static final class Half {
    private final EmbeddedChannel frames;
    private final StringBuilder header = new StringBuilder();

    Half(Relay.End from) {
      frames =
          new EmbeddedChannel(
              new WebSocket13FrameDecoder(
                  WebSocketDecoderConfig.newBuilder()
                      .maxFramePayloadLength(1 << 20)
                      .expectMaskedFrames(from == Relay.End.CALLER)
                      .build()));
    }

    /** The texts that are whole now. */
    List<String> texts(byte[] bytes) {
      int begin = 0;
      while (begin < bytes.length && header.indexOf(HEADER_END) < 0) {
        header.append(new String(bytes, begin++, 1, ISO_8859_1));
      }
      boolean _ = frames.writeInbound(Unpooled.copiedBuffer(bytes, begin, bytes.length - begin));
      List<String> texts = new ArrayList<>();
      for (Object frame = frames.readInbound(); frame != null; frame = frames.readInbound()) {
        if (frame instanceof TextWebSocketFrame text) {
          texts.add(text.text());
        }
        ReferenceCountUtil.release(frame);
      }
      return texts;
    }
  }

  @Override
  public synchronized void forget() {
    told.clear();
    id = "no call yet";
  }

  @Override
  public synchronized List<String> taken() {
    return List.copyOf(told);
  }

  @Override
  public synchronized void passed(int connection, Relay.End from, byte[] bytes) {
    Half half =
        halves
            .computeIfAbsent(connection, _ -> new EnumMap<>(Relay.End.class))
            .computeIfAbsent(from, Half::new);
    String who = from == Relay.End.CALLER ? "server: " : "asterisk: ";
    half.texts(bytes).forEach(text -> told.add(who + neutral(text)));
  }

  private String neutral(String text) {
    Matcher channel = CHANNEL.matcher(text);
    if (text.contains("\"StasisStart\"") && channel.find()) {
      id = channel.group(1);
    }
    return text.replace(id, "1763945999.1")
        .replace(state.toString(), "/state")
        .replace(Prompts.root().toString(), "/madoguchi")
        .replaceAll("(\"(?:timestamp|creationtime)\":\")[^\"]*", "$12026-11-24T10:00:00.000+0900")
        .replaceAll("(\"asterisk_id\":\")[^\"]*", "$102:00:00:00:00:01")
        .replaceAll("(\"protocol_id\":\")[^\"]*", "$1invented")
        .replaceAll("(PJSIP/[a-z]+-)[0-9a-f]{8}", "$100000001");
  }
}
