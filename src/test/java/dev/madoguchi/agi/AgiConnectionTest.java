package dev.madoguchi.agi;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.madoguchi.agi.AgiConnection.Answered;
import dev.madoguchi.agi.AgiConnection.Timed;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.channel.embedded.EmbeddedChannel;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a command goes out, and how long it waits for its reply. */
class AgiConnectionTest {
  private static final AgiCommand COMMAND = AgiCommand.of("NOOP");
  private static final Duration HOUR = Duration.ofHours(1);

  private final BlockingQueue<String> written = new LinkedBlockingQueue<>();
  private final EmbeddedChannel channel = new EmbeddedChannel(new Outgoing());
  private final AgiConnection connection = new AgiConnection(channel, bytes -> {});

  /** What goes out by the event loop. */
  private final class Outgoing extends ChannelOutboundHandlerAdapter {
    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
      ByteBuf bytes = (ByteBuf) message;
      written.add(bytes.toString(US_ASCII));
      bytes.release();
      promise.setSuccess();
    }
  }

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
    assertThat(nextWritten()).isEqualTo("NOOP\n");
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
    String rest = nextWritten();
    assertThat(new String(room.array(), US_ASCII) + rest).isEqualTo("NOOP\n");
    narrow.lost("the test is over");
    assertThat(reply.get(10, TimeUnit.SECONDS)).isEqualTo(new AgiReply.Lost("the test is over"));
  }

  @Test
  void a_command_a_broken_wire_does_not_take_is_lost_and_ends_the_connection() throws Exception {
    AgiConnection broken =
        new AgiConnection(
            channel,
            bytes -> {
              throw new IOException("as the test wants");
            });
    assertThat(asking(broken, Duration.ofHours(1)).get(10, TimeUnit.SECONDS))
        .isEqualTo(new AgiReply.Lost("the connection is closed"));
    assertThat(broken.open()).isFalse();
    assertThat(channel.isActive()).isFalse();
  }

  @Test
  void nothing_is_asked_behind_our_own_end_although_the_event_loop_has_not_come_to_it()
      throws Exception {
    EmbeddedChannel busy =
        new EmbeddedChannel(
            new ChannelOutboundHandlerAdapter() {
              @Override
              public void close(ChannelHandlerContext context, ChannelPromise promise) {
                // later
              }
            });
    AgiConnection closing = new AgiConnection(busy, bytes -> {});
    closing.close();
    assertThat(busy.isActive()).isTrue();
    assertThat(asking(closing, Duration.ofHours(1)).get(10, TimeUnit.SECONDS))
        .isEqualTo(new AgiReply.Lost("the connection is closed"));
  }

  @Test
  void of_several_commands_each_goes_out_when_the_one_before_was_replied_to() throws Exception {
    CompletableFuture<Answered> last = askingTwo(HOUR);
    connection.line("200 result=0");
    assertThat(written).isEmpty();
    connection.allRead();
    assertThat(written.remove()).as("at once, by this thread").isEqualTo("NOOP 2\n");
    assertThat(last).isNotDone();
    connection.line("200 result=7");
    assertThat(last.get(10, TimeUnit.SECONDS).reply()).isEqualTo(new AgiReply.Done("7", ""));
    assertThat(last.get().command()).hasToString("NOOP 2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"200 result=-1", "510 Invalid or unknown command", "511 dead"})
  void what_does_not_go_well_is_the_last_of_several_commands(String reply) throws Exception {
    CompletableFuture<Answered> last = askingTwo(HOUR);
    connection.line(reply);
    connection.allRead();
    assertThat(last.get(10, TimeUnit.SECONDS).command()).hasToString("NOOP 1");
    assertThat(last.get().rest()).hasSize(1);
    assertThat(written).isEmpty();
  }

  @Test
  void a_second_reply_is_none_to_the_command_that_comes_next() throws Exception {
    CompletableFuture<Answered> last = askingTwo(HOUR);
    connection.line("200 result=0");
    assertThatThrownBy(() -> connection.line("200 result=1 (forged)"))
        .isInstanceOf(AgiReplies.Garbage.class);
    connection.lost("dropped");
    assertThat(last.get(10, TimeUnit.SECONDS).reply()).isEqualTo(new AgiReply.Lost("dropped"));
  }

  @Test
  void each_of_several_commands_has_its_own_time() throws Exception {
    CompletableFuture<Answered> last = askingTwo(Duration.ZERO);
    connection.overdue();
    assertThat(last).isNotDone();
    connection.line("200 result=0");
    connection.allRead();
    connection.overdue();
    assertThat(last.get(10, TimeUnit.SECONDS).reply())
        .isEqualTo(new AgiReply.Lost("no reply to NOOP 2 within PT0S"));
  }

  @Test
  void none_of_several_commands_goes_out_behind_our_own_end() throws Exception {
    CompletableFuture<Answered> last = askingTwo(HOUR);
    connection.line("200 result=0");
    connection.close();
    connection.allRead();
    assertThat(last.get(10, TimeUnit.SECONDS).reply())
        .isEqualTo(new AgiReply.Lost("the connection is closed"));
    assertThat(written).isEmpty();
  }

  @Test
  void a_wire_that_breaks_between_two_commands_ends_the_connection() throws Exception {
    AtomicInteger sent = new AtomicInteger();
    AgiConnection breaking =
        new AgiConnection(
            channel,
            bytes -> {
              bytes.position(bytes.limit());
              written.add("by the wire");
              if (sent.incrementAndGet() == 2) {
                throw new IOException("as the test wants");
              }
            });
    CompletableFuture<Answered> last = askingTwo(breaking, HOUR);
    assertThat(nextWritten()).isEqualTo("by the wire");
    breaking.line("200 result=0");
    breaking.allRead();
    assertThat(last.get(10, TimeUnit.SECONDS).command()).hasToString("NOOP 2");
    assertThat(last.get().reply()).isEqualTo(new AgiReply.Lost("the connection is closed"));
    assertThat(breaking.open()).isFalse();
  }

  /** The first is written, and may take an hour. */
  private CompletableFuture<Answered> askingTwo(Duration second) throws InterruptedException {
    CompletableFuture<Answered> last = askingTwo(connection, second);
    assertThat(nextWritten()).isEqualTo("NOOP 1\n");
    return last;
  }

  private static CompletableFuture<Answered> askingTwo(AgiConnection connection, Duration second) {
    List<Timed> commands =
        List.of(
            new Timed(AgiCommand.of("NOOP", "1"), HOUR),
            new Timed(AgiCommand.of("NOOP", "2"), second));
    return CompletableFuture.supplyAsync(
        () -> connection.ask(commands), Executors.newVirtualThreadPerTaskExecutor());
  }

  private String nextWritten() throws InterruptedException {
    return Optional.ofNullable(written.poll(10, TimeUnit.SECONDS)).orElseThrow();
  }

  private CompletableFuture<AgiReply> asking(Duration atMost) {
    return asking(connection, atMost);
  }

  private static CompletableFuture<AgiReply> asking(AgiConnection connection, Duration atMost) {
    return CompletableFuture.supplyAsync(
        () -> connection.ask(COMMAND, atMost), Executors.newVirtualThreadPerTaskExecutor());
  }
}
