package dev.madoguchi.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The server is on another host than Asterisk: only TLS goes between the two. */
class OtherHostE2E {
  private static final Duration START = Duration.ofMinutes(2);
  private static final Duration SOON = Duration.ofSeconds(15);
  private static final int MEDIA_PORTS = 100;

  private final Path root = Prompts.root();
  private final Path state = TemporaryFolder.make();
  private final int sip = FreePorts.udp();
  private final int ami = FreePorts.tcp();
  private final int ari = FreePorts.tcp();

  @Test
  void calls_are_taken_and_queues_are_known_over_tls() {
    int media = FreePorts.udpRange(MEDIA_PORTS);
    try (OtherMachine other = OtherMachine.beside();
        Telephones telephones = new Telephones();
        Program up = Program.start(root, other.command(up(other, media)))) {
      try {
        up.awaitLines("Asterisk is on another host", 1, START);
        try (Program asterisk = Program.start(root, asterisk())) {
          try {
            up.awaitLines("ready", 1, START);
            isServed(telephones.phone(FreePorts.loopback(sip)));
            assertThat(Program.run(root, START, other.command(doctor())))
                .contains("5 of 5 sockets are connected", "Asterisk has 6 queues", other.here());
            assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), ari).close())
                .as("nothing is spoken in the clear, not even to here")
                .isInstanceOf(ConnectException.class);
            assertThat(Callers.within(SOON, this::isRecorded)).isTrue();
          } finally {
            up.stopWithAllItStarted(Duration.ofSeconds(45));
            asterisk.killWithAllItStarted();
          }
        }
      } finally {
        up.killWithAllItStarted();
      }
    } finally {
      FreePorts.giveBack(media, MEDIA_PORTS);
      TemporaryFolder.delete(state);
    }
  }

  private void isServed(Phone phone) {
    PhoneCall caller = phone.call("sip:05058409100@127.0.0.1:" + sip, Phone.from("0312345678"));
    Callers.pressDuringGreeting(caller, '2');
    caller.awaitHeard(Prompts.prompt("nobody-on-duty"), SOON);
    caller.hangUp();
  }

  private boolean isRecorded() {
    return new LineBooks(root, state).calls("0312345678").size() == 1;
  }

  private String[] up(OtherMachine other, int media) {
    List<String> command = new ArrayList<>(List.of("bin/madoguchi", "up"));
    command.addAll(List.of("--state", state.toString()));
    command.addAll(List.of("--as-of", "2026-11-24 10:00"));
    command.addAll(List.of("--plan", ChangedPlan.in(state, RunningLine.OVER_ARI).toString()));
    command.addAll(List.of("--asterisk-host", other.here(), "--server-host", other.there()));
    command.addAll(List.of("--sip", "127.0.0.1:" + sip));
    command.addAll(List.of("--agi-port", Integer.toString(FreePorts.tcp())));
    command.addAll(List.of("--ami-port", Integer.toString(ami)));
    command.addAll(List.of("--ari-port", Integer.toString(ari)));
    command.addAll(List.of("--rtp", media + "-" + (media + MEDIA_PORTS - 1)));
    return command.toArray(String[]::new);
  }

  /** As on the host of Asterisk. */
  private List<String> asterisk() {
    String where = System.getProperty("madoguchi.asterisk");
    String prompts = root.resolve("prompts").toString();
    return List.of("bin/run-asterisk", where, state.toString(), prompts, "-f");
  }

  private String[] doctor() {
    return new String[] {"bin/madoguchi", "doctor", "--state", state.toString()};
  }
}
