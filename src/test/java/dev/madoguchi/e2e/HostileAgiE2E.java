package dev.madoguchi.e2e;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Strangers at the server's AGI port: dropped in time, and a call goes on beside them. */
@DisabledIfSystemProperty(
    named = "madoguchi.way-in",
    matches = "ari",
    disabledReason = "over ARI nobody listens for AGI; hostile frames are faults: frames-malformed")
class HostileAgiE2E {
  @RegisterExtension static final RunningLine LINE = RunningLine.asOf("2026-11-24 10:00");

  private static final Duration IN_TIME = Duration.ofSeconds(6);

  @Test
  void garbage_silence_and_single_bytes_are_dropped_while_a_call_goes_on() throws IOException {
    Phone agent = LINE.agent("6005");
    PhoneCall caller = LINE.call("0312345678");
    List<Socket> strangers = new ArrayList<>();
    try {
      for (int i = 0; i < 20; i++) {
        strangers.add(stranger(new byte[0]));
        strangers.add(stranger(garbage(i)));
        strangers.add(stranger("agi_request: agi://x\nagi_channel".getBytes(US_ASCII)));
        strangers.add(stranger("GET / HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(US_ASCII)));
        strangers.add(stranger(withoutSecret()));
        strangers.add(stranger(("agi_x: " + "y".repeat(200_000)).getBytes(US_ASCII)));
      }
      Socket slow = stranger(new byte[0]);
      strangers.add(slow);
      Thread dripping = Thread.ofVirtual().start(() -> drip(slow));

      caller.awaitHeard(Prompts.prompt("greeting"), Duration.ofSeconds(15));
      caller.press('5');
      caller.awaitHeard(Prompts.prompt("connecting"), Duration.ofSeconds(5));
      PhoneCall taken = agent.awaitCall(Duration.ofSeconds(5));
      Callers.take(taken, "site");
      Sound words = Sound.sweep(300, 800, Duration.ofSeconds(1));
      taken.say(words);
      caller.awaitHeard(words, Duration.ofSeconds(5));

      for (Socket stranger : strangers) {
        assertThat(isDropped(stranger)).isTrue();
      }
      assertThat(dripping.join(IN_TIME)).as("the slow one was let go on").isTrue();
      taken.hangUp();
      caller.awaitHeard(Prompts.prompt("goodbye"), Duration.ofSeconds(10));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } finally {
      for (Socket stranger : strangers) {
        stranger.close();
      }
    }
  }

  private static Socket stranger(byte[] says) throws IOException {
    Socket socket = new Socket();
    socket.connect(LINE.agi(), 2000);
    try {
      socket.getOutputStream().write(says);
      socket.getOutputStream().flush();
    } catch (SocketException alreadyDropped) {
      assertThat(says).as("dropped before it said anything").isNotEmpty();
    }
    return socket;
  }

  private static byte[] garbage(int seed) {
    byte[] bytes = new byte[5000];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }

  private static byte[] withoutSecret() {
    return """
    agi_network: yes
    agi_network_script: support-line
    agi_request: agi://127.0.0.1/support-line
    agi_channel: PJSIP/trunk-1
    agi_uniqueid: 1.1
    agi_callerid: 0312345678
    agi_arg_1: guessed

    """
        .getBytes(US_ASCII);
  }

  /** A header byte by byte, for as long as anybody listens. */
  private static void drip(Socket socket) {
    byte[] header = "agi_network: yes\n".repeat(100).getBytes(US_ASCII);
    try {
      OutputStream out = socket.getOutputStream();
      for (byte one : header) {
        out.write(one);
        out.flush();
        LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
      }
    } catch (IOException dropped) {
      // which is what is waited for: whoever is not dropped is still at it when the time is over
    }
  }

  /** Whether the server has ended the connection, at once or within the deadline. */
  private static boolean isDropped(Socket socket) throws IOException {
    socket.setSoTimeout(Math.toIntExact(IN_TIME.toMillis()));
    try {
      while (socket.getInputStream().read() >= 0) {
        // whatever it says before it goes
      }
      return true;
    } catch (SocketException reset) {
      return true;
    } catch (java.net.SocketTimeoutException stillThere) {
      return false;
    }
  }
}
