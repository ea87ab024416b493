package dev.madoguchi.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What a caller of SIPp says and presses in the course of a call, as the capture file SIPp plays:
 * RTP in UDP, IPv4, Ethernet, a packet every 20 ms.
 *
 * <p>One file for a whole call, for the files SIPp ships may be played only once each: they all
 * have the same timestamps, and a key with the timestamp of an earlier one is a repetition of it
 * (RFC 4733).
 */
final class Pcap {
  private static final int SAMPLES = 160;
  private static final int TICKS_A_SECOND = 50;
  private static final int KEY_PACKETS = 5;
  private static final int ETHERNET = 14;
  private static final int IP = 20;
  private static final int UDP = 8;
  private static final int RECORD = 16;

  private final List<Sent> packets = new ArrayList<>();
  private int tick;

  private record Sent(int tick, RtpPacket packet) {}

  Pcap say(Sound sound) {
    for (int from = 0; from < sound.size(); from += SAMPLES) {
      add(RtpPacket.PCMU, tick, MuLaw.encode(sound.slice(from, from + SAMPLES)));
      tick++;
    }
    return this;
  }

  Pcap silence(Duration length) {
    return say(new Sound("silence", new short[Sound.samplesIn(length)]));
  }

  /** Sends nothing for so long. */
  Pcap pause(Duration length) {
    tick += Sound.samplesIn(length) / SAMPLES;
    return this;
  }

  /** From the beginning to what comes next. */
  Duration length() {
    return Sound.lengthOf(tick * SAMPLES);
  }

  boolean isEmpty() {
    return packets.isEmpty();
  }

  Pcap press(char key) {
    int began = tick;
    for (int i = 1; i <= KEY_PACKETS; i++, tick++) {
      add(Sdp.KEYS, began, RtpStream.event(key, 0, (short) (i * SAMPLES)));
    }
    for (int times = 0; times < 3; times++) {
      add(Sdp.KEYS, began, RtpStream.event(key, 0x80, (short) ((KEY_PACKETS + 1) * SAMPLES)));
    }
    tick++;
    return this;
  }

  private void add(int type, int began, byte[] payload) {
    boolean first = packets.isEmpty() || (type == Sdp.KEYS && began == tick);
    int sequence = packets.size();
    packets.add(
        new Sent(tick, new RtpPacket(first, type, sequence, began * SAMPLES, 0x4d47, payload)));
  }

  void write(Path file) {
    int most = RECORD + ETHERNET + IP + UDP + 12 + SAMPLES;
    ByteBuffer out = ByteBuffer.allocate(24 + packets.size() * most);
    out.order(ByteOrder.LITTLE_ENDIAN);
    out.putInt(0xa1b2c3d4).putShort((short) 2).putShort((short) 4);
    out.putInt(0).putInt(0).putInt(65_535).putInt(1);
    packets.forEach(sent -> put(out, sent));
    byte[] written = new byte[out.position()];
    out.flip().get(written);
    try {
      Files.write(file, written);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }

  /** Addresses and ports are SIPp's to fill in. */
  private static void put(ByteBuffer out, Sent sent) {
    byte[] rtp = sent.packet().bytes();
    int frame = ETHERNET + IP + UDP + rtp.length;
    out.order(ByteOrder.LITTLE_ENDIAN);
    out.putInt(sent.tick() / TICKS_A_SECOND);
    out.putInt(sent.tick() % TICKS_A_SECOND * (1_000_000 / TICKS_A_SECOND));
    out.putInt(frame).putInt(frame);
    out.order(ByteOrder.BIG_ENDIAN);
    out.put(new byte[12]).putShort((short) 0x0800);
    out.putShort((short) 0x4500).putShort((short) (IP + UDP + rtp.length)).putInt(0);
    out.putShort((short) 0x4011).putShort((short) 0).putInt(0x7f000001).putInt(0x7f000001);
    out.putShort((short) 6000).putShort((short) 6000);
    out.putShort((short) (UDP + rtp.length)).putShort((short) 0);
    out.put(rtp);
  }
}
