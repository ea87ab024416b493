package dev.madoguchi.e2e;

import java.nio.ByteBuffer;
import java.util.Optional;

/** An RTP packet (RFC 3550); extensions and contributing sources are skipped when read. */
@SuppressWarnings("ArrayRecordComponent") // a packet is passed on, never compared
record RtpPacket(
    boolean marker, int payloadType, int sequence, int timestamp, int source, byte[] payload) {
  /** PCMU, 8 kHz. */
  static final int PCMU = 0;

  private static final int HEADER = 12;

  /** Reads a datagram; empty when it is no RTP (RTCP, a stray packet). */
  static Optional<RtpPacket> parse(byte[] datagram, int length) {
    if (length < HEADER || (datagram[0] & 0xc0) != 0x80) {
      return Optional.empty();
    }
    ByteBuffer in = ByteBuffer.wrap(datagram, 0, length);
    int first = in.get();
    int second = in.get();
    int type = second & 0x7f;
    if (type >= 72 && type <= 76) { // RTCP: 200 to 204 without the top bit
      return Optional.empty();
    }
    int sequence = in.getShort() & 0xffff;
    int timestamp = in.getInt();
    int source = in.getInt();
    int start = HEADER + 4 * (first & 0x0f);
    if ((first & 0x10) != 0 && start + 4 <= length) {
      start += 4 + 4 * (in.getShort(start + 2) & 0xffff);
    }
    int end = (first & 0x20) == 0 ? length : length - (datagram[length - 1] & 0xff);
    if (start > end) {
      return Optional.empty();
    }
    byte[] payload = new byte[end - start];
    in.get(start, payload);
    return Optional.of(
        new RtpPacket((second & 0x80) != 0, type, sequence, timestamp, source, payload));
  }

  byte[] bytes() {
    return ByteBuffer.allocate(HEADER + payload.length)
        .put((byte) 0x80)
        .put((byte) ((marker ? 0x80 : 0) | payloadType))
        .putShort((short) sequence)
        .putInt(timestamp)
        .putInt(source)
        .put(payload)
        .array();
  }
}
