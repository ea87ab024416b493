package dev.madoguchi.agi;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.embedded.EmbeddedChannel;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** How long a command waits for its reply. */
class AgiConnectionTest {
  private static final AgiCommand COMMAND = AgiCommand.of("NOOP");

  private final EmbeddedChannel channel = new EmbeddedChannel();
  private final AgiConnection connection = new AgiConnection(channel);

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

  private CompletableFuture<AgiReply> asking(Duration atMost) {
    return CompletableFuture.supplyAsync(
        () -> connection.ask(COMMAND, atMost), Executors.newVirtualThreadPerTaskExecutor());
  }
}
