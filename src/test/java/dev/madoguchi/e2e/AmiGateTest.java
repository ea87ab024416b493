package dev.madoguchi.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AmiGateTest {
  private static final Duration SOON = Duration.ofSeconds(10);
  private static final Duration AT_ONCE = Duration.ofMillis(200);
  private static final String REFUSED = "Message: Authentication failed\r\n\r\n";

  private final CompletableFuture<String> heard = new CompletableFuture<>();
  private ServerSocket asterisk;
  private AmiGate gate;
  private volatile boolean over;

  @BeforeEach
  void begin() throws IOException {
    asterisk = new ServerSocket();
    asterisk.bind(FreePorts.loopback(0));
    gate = AmiGate.at(0, asterisk.getLocalPort());
  }

  @AfterEach
  void end() throws IOException {
    over = true;
    gate.close();
    asterisk.close();
  }

  @Test
  void is_open_when_asterisk_has_let_the_server_in_and_goes_on_passing_what_is_said()
      throws Exception {
    // in two pieces, as TCP may
    asteriskSays("Message: Authentication", " accepted\r\n\r\n", "Event: FullyBooted");
    serverComesAgainUntilItHears("FullyBooted");
    gate.openUntilLoggedIn(SOON);
    assertThat(heard.get(SOON.toSeconds(), TimeUnit.SECONDS)).contains("accepted");
  }

  @Test
  void says_so_when_the_server_is_refused() throws Exception {
    asteriskSays(REFUSED);
    serverComesAgainUntilItHears("failed");
    assertThatThrownBy(() -> gate.openUntilLoggedIn(AT_ONCE))
        .hasMessageContaining("has not logged in to AMI");
    assertThat(heard.get(SOON.toSeconds(), TimeUnit.SECONDS)).contains("failed");
  }

  @Test
  void a_login_of_before_it_was_shut_is_none() throws Exception {
    asteriskSays("Message: Authentication accepted");
    serverComesAgainUntilItHears("accepted");
    gate.openUntilLoggedIn(SOON);
    gate.shut();
    assertThatThrownBy(() -> gate.openUntilLoggedIn(AT_ONCE))
        .hasMessageContaining("has not logged in to AMI");
  }

  private void asteriskSays(String... pieces) {
    Thread.ofVirtual()
        .start(
            () -> {
              try (Socket in = asterisk.accept()) {
                in.setTcpNoDelay(true);
                for (String piece : pieces) {
                  in.getOutputStream().write(piece.getBytes(UTF_8));
                }
                in.getInputStream().read(); // until the other end goes
              } catch (IOException e) {
                // the test is over
              }
            });
  }

  /** As long as the gate is shut it is sent away. */
  private void serverComesAgainUntilItHears(String word) {
    Thread.ofVirtual()
        .start(
            () -> {
              StringBuilder all = new StringBuilder();
              while (all.indexOf(word) < 0 && !over) {
                try (Socket in = new Socket(InetAddress.getLoopbackAddress(), gate.port())) {
                  int some = in.getInputStream().read();
                  while (some >= 0 && all.append((char) some).indexOf(word) < 0) {
                    some = in.getInputStream().read();
                  }
                } catch (IOException e) {
                  // sent away: again
                }
              }
              heard.complete(all.toString());
            });
  }
}
