package dev.madoguchi.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/** A capture file as SIPp plays it: one RTP packet of PCMU every 20 ms, in UDP, IPv4, Ethernet. */
final class Pcap {
  private static final int SAMPLES = 160;
  private static final int ETHERNET = 14;
  private static final int IP = 20;
  private static final int UDP = 8;

  private Pcap() {}

  static void write(Sound sound, Path file) {
    int packets = (sound.size() + SAMPLES - 1) / SAMPLES;
    int frame = ETHERNET + IP + UDP + 12 + SAMPLES;
    ByteBuffer out = ByteBuffer.allocate(24 + packets * (16 + frame));
    out.order(ByteOrder.LITTLE_ENDIAN);
    out.putInt(0xa1b2c3d4).putShort((short) 2).putShort((short) 4);
    out.putInt(0).putInt(0).putInt(65_535).putInt(1);
    for (int i = 0; i < packets; i++) {
      out.order(ByteOrder.LITTLE_ENDIAN);
      out.putInt(i / 50).putInt(i % 50 * 20_000).putInt(frame).putInt(frame);
      out.order(ByteOrder.BIG_ENDIAN);
      byte[] voice = MuLaw.encode(sound.slice(i * SAMPLES, (i + 1) * SAMPLES));
      putHeaders(out, 12 + SAMPLES);
      out.put(new RtpPacket(i == 0, RtpPacket.PCMU, i, i * SAMPLES, 0x4d47, voice).bytes());
    }
    try {
      Files.write(file, out.array());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }

  /** Addresses and ports are SIPp's to fill in. */
  private static void putHeaders(ByteBuffer out, int payload) {
    out.put(new byte[12]).putShort((short) 0x0800);
    out.putShort((short) 0x4500).putShort((short) (IP + UDP + payload)).putInt(0);
    out.putShort((short) 0x4011).putShort((short) 0).putInt(0x7f000001).putInt(0x7f000001);
    out.putShort((short) 6000).putShort((short) 6000);
    out.putShort((short) (UDP + payload)).putShort((short) 0);
  }
}
