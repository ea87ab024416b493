package dev.madoguchi.agi;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.channel.embedded.EmbeddedChannel;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** How long a command waits for its reply. */
class AgiConnectionTest {
  private static final AgiCommand COMMAND = AgiCommand.of("NOOP");

  private final EmbeddedChannel channel = new EmbeddedChannel();
  private final AgiConnection connection = new AgiConnection(channel, bytes -> {});

  @Test
  void a_reply_that_does_not_come_in_time_ends_the_connection() throws Exception {
    CompletableFuture<AgiReply> reply = asking(Duration.ofNanos(1));
    while (!reply.isDone()) {
      connection.overdue();
      channel.runPendingTasks();
      Thread.onSpinWait();
    }
    assertThat(reply.get()).isEqualTo(new AgiReply.Lost("no reply to NOOP within PT0.000000001S"));
    assertThat(channel.isActive()).isFalse();
  }

  @Test
  void a_reply_that_may_still_come_is_waited_for() throws Exception {
    CompletableFuture<AgiReply> reply = asking(Duration.ofHours(1));
    while (channel.outboundMessages().isEmpty()) {
      channel.runPendingTasks();
      Thread.onSpinWait();
    }
    connection.overdue();
    assertThat(reply).isNotDone();
    connection.line("200 result=0");
    assertThat(reply.get(10, TimeUnit.SECONDS)).isEqualTo(new AgiReply.Done("0", ""));
    assertThat(channel.isActive()).isTrue();
  }

  @Test
  void on_a_closed_connection_nothing_is_waited_for() {
    var _ = channel.close();
    assertThat(connection.ask(COMMAND, Duration.ofHours(1)))
        .isEqualTo(new AgiReply.Lost("the connection is closed"));
  }

  @Test
  void what_the_socket_has_no_room_for_goes_by_the_event_loop() throws Exception {
    ByteBuffer room = ByteBuffer.allocate(3);
    AgiConnection narrow =
        new AgiConnection(
            channel,
            bytes -> {
              while (room.hasRemaining()) {
                room.put(bytes.get());
              }
            });
    CompletableFuture<AgiReply> reply = asking(narrow, Duration.ofHours(1));
    while (channel.outboundMessages().isEmpty()) {
      channel.runPendingTasks();
      Thread.onSpinWait();
    }
    ByteBuf rest = channel.readOutbound();
    assertThat(new String(room.array(), US_ASCII) + rest.toString(US_ASCII)).isEqualTo("NOOP\n");
    rest.release();
    narrow.lost("the test is over");
    assertThat(reply.get(10, TimeUnit.SECONDS)).isEqualTo(new AgiReply.Lost("the test is over"));
  }

  @Test
  void a_command_a_broken_socket_does_not_take_is_lost() {
    AgiConnection broken =
        new AgiConnection(
            channel,
            bytes -> {
              throw new IOException("as the test wants");
            });
    assertThat(broken.ask(COMMAND, Duration.ofHours(1)))
        .isEqualTo(new AgiReply.Lost("the connection is closed"));
  }

  private CompletableFuture<AgiReply> asking(Duration atMost) {
    return asking(connection, atMost);
  }

  private static CompletableFuture<AgiReply> asking(AgiConnection connection, Duration atMost) {
    return CompletableFuture.supplyAsync(
        () -> connection.ask(COMMAND, atMost), Executors.newVirtualThreadPerTaskExecutor());
  }
}
