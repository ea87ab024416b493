package dev.madoguchi.e2e;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.OptionalInt;

/** The ports of one line, and what is dialled there. Those for media are given back. */
final class LinePorts {
  private static final int MEDIA = 1000;

  private final int sip = FreePorts.udp();
  private final int agi = FreePorts.tcp();
  private OptionalInt media = OptionalInt.empty();

  InetSocketAddress sip() {
    return FreePorts.loopback(sip);
  }

  InetSocketAddress agi() {
    return FreePorts.loopback(agi);
  }

  /** A number or a code as it is dialled at this line. */
  String dialled(String number) {
    return "sip:" + number + "@127.0.0.1:" + sip;
  }

  /** The options that bring a line up on them; those for media, AMI and ARI are taken here. */
  List<String> options() {
    int first = FreePorts.udpRange(MEDIA);
    media = OptionalInt.of(first);
    return List.of(
        "--sip",
        "127.0.0.1:" + sip,
        "--agi-port",
        Integer.toString(agi),
        "--ami-port",
        Integer.toString(FreePorts.tcp()),
        "--ari-port",
        Integer.toString(FreePorts.tcp()),
        "--rtp",
        first + "-" + (first + MEDIA - 1));
  }

  void giveBack() {
    media.ifPresent(first -> FreePorts.giveBack(first, MEDIA));
  }
}
