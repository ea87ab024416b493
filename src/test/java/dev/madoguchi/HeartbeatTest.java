package dev.madoguchi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HeartbeatTest {
  private static final Duration AT_ONCE = Duration.ofMillis(1);

  private final BlockingQueue<String> beats = new LinkedBlockingQueue<>();
  private volatile boolean read = true;

  /** Whoever reads it may be gone. */
  private final OutputStream wire =
      new OutputStream() {
        @Override
        public void write(byte[] beat) throws IOException {
          if (!read) {
            throw new IOException("Broken pipe");
          }
          beats.add(new String(beat, StandardCharsets.US_ASCII));
        }

        @Override
        public void write(int one) {
          throw new AssertionError("a beat is written whole");
        }
      };

  @AfterEach
  void nobody_reads_any_more() {
    read = false;
  }

  @Test
  void each_beat_is_a_line_with_the_number_of_this_process() throws InterruptedException {
    Heartbeat.start(() -> {}, () -> wire, AT_ONCE);
    String line = ProcessHandle.current().pid() + "\n";
    assertThat(beats.poll(5, TimeUnit.SECONDS)).isEqualTo(line);
    assertThat(beats.poll(5, TimeUnit.SECONDS)).isEqualTo(line);
  }

  @Test
  void a_round_that_does_not_end_is_followed_by_no_beat() throws InterruptedException {
    Semaphore begun = new Semaphore(0);
    Semaphore mayEnd = new Semaphore(2);
    Heartbeat.start(
        () -> {
          begun.release();
          mayEnd.acquireUninterruptibly();
        },
        () -> wire,
        AT_ONCE);
    assertThat(begun.tryAcquire(3, 5, TimeUnit.SECONDS)).as("the third round").isTrue();
    assertThat(beats).hasSize(2);
    mayEnd.release();
    assertThat(begun.tryAcquire(5, TimeUnit.SECONDS)).isTrue();
    assertThat(beats).hasSize(3);
    mayEnd.release(1000);
  }

  @Test
  void a_round_goes_on_a_virtual_thread_as_a_call_does() throws InterruptedException {
    BlockingQueue<Boolean> virtual = new LinkedBlockingQueue<>();
    Heartbeat.start(() -> virtual.add(Thread.currentThread().isVirtual()), () -> wire, AT_ONCE);
    assertThat(virtual.poll(5, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void it_ends_when_nobody_reads_it() throws InterruptedException {
    read = false;
    assertThat(Heartbeat.start(() -> {}, () -> wire, AT_ONCE).join(Duration.ofSeconds(5))).isTrue();
  }
}
