package dev.madoguchi.agi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import dev.madoguchi.asterisk.Seldom;
import dev.madoguchi.call.CallId;
import dev.madoguchi.call.Line;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.MDC;

class AgiServerTest {
  private static final Duration SHORT = Duration.ofSeconds(1);

  @Test
  void a_call_runs_on_a_virtual_thread_that_carries_its_id() throws Exception {
    CompletableFuture<String> seen = new CompletableFuture<>();
    try (AgiServer server =
            AgiServer.start(
                TestCalls.settings(5, SHORT),
                TestCalls.CLOCK,
                line ->
                    seen.complete(
                        Thread.currentThread().isVirtual()
                            + " "
                            + Thread.currentThread().getName()
                            + " "
                            + MDC.get("call")));
        FakeAsterisk asterisk = new FakeAsterisk(server.address(), TestCalls.header())) {
      assertThat(seen.get(10, TimeUnit.SECONDS)).isEqualTo("true 1763945999.1 1763945999.1");
      assertThat(asterisk.ends(10)).as("closed when the conversation returns").isTrue();
    }
  }

  @Test
  void a_turn_waits_for_the_threads_of_the_wires_and_not_for_an_ended_server() throws Exception {
    CountDownLatch stuck = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    // a refusal is logged on the thread of its wire
    Logger log = new LoggerContext().getLogger("of-the-test");
    AppenderBase<ILoggingEvent> hanging =
        new AppenderBase<>() {
          @Override
          protected void append(ILoggingEvent event) {
            stuck.countDown();
            try {
              goOn.await();
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
          }
        };
    hanging.start();
    log.addAppender(hanging);
    AgiServer server =
        AgiServer.start(TestCalls.settings(5, SHORT), TestCalls.CLOCK, new Seldom(log), line -> {});
    try (server;
        Socket _ = saying(server.address(), "GET / HTTP/1.1\r\n\r\n")) {
      assertThat(stuck.await(10, TimeUnit.SECONDS)).isTrue();
      Thread turn = Thread.startVirtualThread(server::turn);
      assertThat(turn.join(Duration.ofMillis(50))).as("while a thread hangs").isFalse();
      goOn.countDown();
      assertThat(turn.join(Duration.ofSeconds(10))).isTrue();
    }
    server.turn();
  }

  @Test
  void a_conversation_that_fails_leaves_the_caller_to_the_dialplan() throws IOException {
    try (AgiServer server =
            AgiServer.start(
                TestCalls.settings(5, SHORT),
                TestCalls.CLOCK,
                line -> {
                  throw new IllegalStateException("as the test wants");
                });
        FakeAsterisk asterisk = new FakeAsterisk(server.address(), TestCalls.header())) {
      assertThat(asterisk.ends(10)).isTrue();
      assertThat(asterisk.variables).doesNotContainKey("MADOGUCHI_RESULT");
    }
  }

  @Test
  void a_taken_port_is_told_by_its_name_and_the_sounds_of_its_owner_stay(@TempDir Path sounds)
      throws IOException {
    Path playing = Files.write(sounds.resolve("ja-0123456789abcdef.wav"), new byte[1]);
    AgiSettings free = TestCalls.settings(5, SHORT);
    try (AgiServer server = AgiServer.start(free, TestCalls.CLOCK, line -> {})) {
      AgiSettings taken =
          new AgiSettings(
              server.address(),
              free.secret(),
              free.prompts(),
              sounds,
              free.hold(),
              free.recordings(),
              1,
              SHORT,
              free.watchdog(),
              free.side());
      assertThatIOException()
          .isThrownBy(() -> AgiServer.start(taken, TestCalls.CLOCK, line -> {}).close())
          .withMessageContaining(String.valueOf(server.address().getPort()));
      assertThat(playing).exists();
    }
  }

  @Test
  void hostile_clients_are_dropped_and_other_calls_unharmed() throws Exception {
    try (TestCalls calls = new TestCalls(TestCalls.settings(5, SHORT));
        FakeAsterisk good = calls.ring()) {
      Line line = calls.next();
      InetSocketAddress server = calls.server.address();
      List<Socket> hostile = new ArrayList<>();
      hostile.add(saying(server, "")); // half-open
      hostile.add(saying(server, "agi_network: yes\nagi_unique")); // stops in the middle
      hostile.add(saying(server, "GET / HTTP/1.1\r\nHost: x\r\n\r\n"));
      hostile.add(saying(server, "x".repeat(100_000)));
      hostile.add(
          saying(server, String.join("\n", TestCalls.header()).replace("cdef", "cdee") + "\n\n"));
      hostile.add(saying(server, "\n\n\n"));
      byte[] noise = new byte[50_000];
      new Random(1).nextBytes(noise);
      hostile.add(saying(server, new String(noise, UTF_8)));
      for (Socket socket : hostile) {
        assertDropped(socket);
      }
      line.answer();
      line.giveBack();
      assertThat(good.ends(10)).isTrue();
      assertThat(good.commands)
          .containsExactly("EXEC Answer \",i\"", "SET VARIABLE MADOGUCHI_ALONE yes");
      assertThat(calls.server.calls()).isEqualTo(1);
      assertThat(calls.server.refused()).isEqualTo(hostile.size());
    }
  }

  @Test
  void a_header_said_byte_by_byte_is_dropped_at_the_deadline() throws Exception {
    try (TestCalls calls = new TestCalls(TestCalls.settings(5, SHORT));
        Socket slow = saying(calls.server.address(), "a")) {
      Thread dripping =
          Thread.ofVirtual()
              .start(
                  () -> {
                    try {
                      OutputStream out = slow.getOutputStream();
                      while (!Thread.interrupted()) {
                        out.write('a');
                        LockSupport.parkNanos(20_000_000);
                      }
                    } catch (IOException e) {
                      // dropped, which is what the test waits for
                    }
                  });
      assertDropped(slow);
      dripping.interrupt();
    }
  }

  @Test
  void over_the_limit_a_call_is_closed_at_once_and_taken_again_when_there_is_room()
      throws Exception {
    try (TestCalls calls = new TestCalls(TestCalls.settings(1, Duration.ofSeconds(5)));
        FakeAsterisk first = calls.ring()) {
      Line line = calls.next();
      try (FakeAsterisk second = calls.ring()) {
        assertThat(second.ends(3)).isTrue();
      }
      assertThat(calls.server.refused()).isEqualTo(1);
      assertThat(calls.server.calls()).isEqualTo(1);
      line.giveBack();
      assertThat(first.ends(10)).isTrue();
      assertThat(first.commands).hasSize(1);
    }
  }

  @Test
  void lines_asked_for_by_nobody_end_the_call() throws Exception {
    try (TestCalls calls = new TestCalls();
        FakeAsterisk asterisk = calls.ring()) {
      calls.next();
      asterisk.raw("200 result=1 (forged)\n");
      assertThat(asterisk.ends(10)).isTrue();
    }
  }

  @Test
  void closing_leaves_the_callers_to_the_dialplan() throws Exception {
    TestCalls calls = new TestCalls();
    try (FakeAsterisk asterisk = calls.ring()) {
      assertThat(calls.next().id()).isEqualTo(new CallId("1763945999.1"));
      calls.close();
      assertThat(asterisk.ends(10)).isTrue();
      assertThat(asterisk.variables).doesNotContainKey("MADOGUCHI_RESULT");
      assertThat(calls.server.calls()).isZero();
    }
  }

  private static Socket saying(InetSocketAddress server, String text) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.getPort());
    socket.setSoTimeout(10_000);
    try {
      socket.getOutputStream().write(text.getBytes(UTF_8));
    } catch (IOException e) {
      // dropped before all was said; assertDropped tells
    }
    return socket;
  }

  /** Ends with end of file or a reset; a SocketTimeoutException would fail the test. */
  private static void assertDropped(Socket socket) throws IOException {
    try (socket) {
      assertThat(socket.getInputStream().read()).isEqualTo(-1);
    } catch (SocketException reset) {
      assertThat(reset).hasMessageContaining("reset");
    }
  }
}
