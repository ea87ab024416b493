package dev.madoguchi.setup;

import dev.madoguchi.plan.Entrances;
import dev.madoguchi.plan.WayIn;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Looks whether the ports of a line are free, so that a start fails with a sentence, not a log. */
public final class Ports {
  private Ports() {}

  /** Throws {@link SetupProblem} naming the taken port and the option that moves it. */
  public static void checkFree(Settings settings, Entrances entrances) {
    if (settings.otherHost().isPresent()) {
      return; // only Asterisk listens
    }
    SipBind sip = settings.sip();
    udp(sip);
    tcp("AGI", settings.agi(), "--agi-port PORT");
    settings.beside().ifPresent(port -> tcp("second server's AGI", port, "--beside PORT"));
    tcp("AMI", settings.ami(), "--ami-port PORT");
    if (entrances.has(WayIn.ARI)) {
      tcp("ARI", settings.ari(), "--ari-port PORT");
    }
  }

  private static void udp(SipBind sip) {
    InetSocketAddress address = new InetSocketAddress(sip.address().inet(), sip.port().number());
    try (DatagramSocket socket = new DatagramSocket(null)) {
      socket.setReuseAddress(false);
      socket.bind(address);
    } catch (IOException e) {
      throw taken("SIP", "UDP " + sip, "--sip ADDRESS:PORT", e);
    }
  }

  private static void tcp(String what, Port port, String option) {
    try (ServerSocket socket = new ServerSocket()) {
      // As Asterisk and Netty do: connections that are merely ending are no obstacle.
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port.number()));
    } catch (IOException e) {
      throw taken(what, "TCP 127.0.0.1:" + port, option, e);
    }
  }

  private static SetupProblem taken(String what, String where, String option, IOException cause) {
    return new SetupProblem(
        "the "
            + what
            + " port "
            + where
            + " cannot be had ("
            + cause.getMessage()
            + "): end what uses it, or choose another with "
            + option,
        cause);
  }
}
