package dev.madoguchi.setup;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.madoguchi.plan.Entrances;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class PortsTest {
  private static final InetSocketAddress ANY =
      new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0);

  @Test
  void a_taken_sip_port_is_named_with_the_option_that_moves_it() throws IOException {
    int agi = free();
    int ami = free();
    try (DatagramSocket other = new DatagramSocket(ANY)) {
      Settings settings = settings(other.getLocalPort(), agi, ami);

      assertThatThrownBy(() -> Ports.checkFree(settings, Entrances.USUAL))
          .isInstanceOf(SetupProblem.class)
          .hasMessageContaining("UDP 127.0.0.1:" + other.getLocalPort())
          .hasMessageContaining("--sip");
    }
  }

  @Test
  void a_taken_ami_port_is_named_with_the_option_that_moves_it() throws IOException {
    int sip = free();
    int agi = free();
    try (ServerSocket other = bound()) {
      Settings settings = settings(sip, agi, other.getLocalPort());

      assertThatThrownBy(() -> Ports.checkFree(settings, Entrances.USUAL))
          .isInstanceOf(SetupProblem.class)
          .hasMessageContaining("TCP 127.0.0.1:" + other.getLocalPort())
          .hasMessageContaining("--ami-port");
    }
  }

  private static int free() throws IOException {
    try (ServerSocket socket = bound()) {
      return socket.getLocalPort();
    }
  }

  private static ServerSocket bound() throws IOException {
    ServerSocket socket = new ServerSocket();
    socket.bind(ANY);
    return socket;
  }

  private static Settings settings(int sip, int agi, int ami) {
    return new Settings(
        new SipBind(Address.LOOPBACK, new Port(sip)),
        Settings.parseTrunks("127.0.0.1"),
        new Port(agi),
        new Port(ami),
        new Port(8088),
        // far from any port a test is given
        new PortRange(2000, 2100),
        MostCalls.USUAL,
        Path.of("plan.yaml"),
        AsOf.NOW);
  }
}
