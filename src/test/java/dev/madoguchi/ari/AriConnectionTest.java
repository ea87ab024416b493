package dev.madoguchi.ari;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler.ClientHandshakeStateEvent;
import io.netty.handler.timeout.IdleStateHandler;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** When a socket counts as dead; the time is the test's. */
class AriConnectionTest {
  private static final AriLimits LIMITS = AriLimits.USUAL;

  private final AriConnection connection = new AriConnection(new Nobody(), LIMITS);
  private final EmbeddedChannel channel = new EmbeddedChannel();

  @Test
  void a_silent_socket_is_pinged_and_is_dead_after_the_silence_of_the_limits() {
    open();
    passes(LIMITS.silence().toMillis() - 1);
    assertThat(channel.isOpen()).isTrue();
    assertThat(channel.outboundMessages())
        .hasSize(2)
        .allMatch(PingWebSocketFrame.class::isInstance);
    passes(1);
    assertThat(channel.isOpen()).isFalse();
    assertThat(connection.closed()).isCompletedWithValueMatching(why -> why.contains("is silent"));
  }

  @Test
  void a_socket_that_answers_pings_lives() {
    open();
    for (int i = 0; i < 10; i++) {
      passes(LIMITS.ping().toMillis());
      channel.writeInbound(new PongWebSocketFrame(Unpooled.EMPTY_BUFFER));
    }
    assertThat(channel.isOpen()).isTrue();
    channel.finishAndReleaseAll();
  }

  private void open() {
    channel.freezeTime();
    channel
        .pipeline()
        .addLast(new IdleStateHandler(LIMITS.ping().toMillis(), 0, 0, TimeUnit.MILLISECONDS))
        .addLast(connection)
        .fireUserEventTriggered(ClientHandshakeStateEvent.HANDSHAKE_COMPLETE);
  }

  private void passes(long millis) {
    for (long i = 0; i < millis; i++) { // a step at a time, or the timers of many are one
      channel.advanceTimeBy(1, TimeUnit.MILLISECONDS);
      channel.runScheduledPendingTasks();
    }
  }

  private static final class Nobody implements AriConnection.Ear {
    @Override
    public void heard(AriEvent event) {}

    @Override
    public void unknown(String type) {}

    @Override
    public void lost(AriConnection lost) {}
  }
}
