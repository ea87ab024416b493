package dev.madoguchi.agi;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Cuts what Asterisk sends into lines; one for each connection, used by its event loop only.
 *
 * <p>Of our own, for a call begins with two dozen short lines: decoders of a pipeline, one behind
 * the other, cost more than all that is done with them.
 */
final class AgiLines {
  /** A usage text is the longest line Asterisk sends; the header has a limit of its own. */
  static final int LONGEST = 8_192;

  /** Who gets the lines, without what ends them. */
  interface Taker {
    void line(String line) throws AgiHeader.Rejected, AgiReplies.Garbage;
  }

  private static final byte[] NOTHING = {};

  private byte[] begun = NOTHING;

  /**
   * Takes all of the bytes.
   *
   * @throws AgiReplies.Garbage when a line does not end
   */
  void take(ByteBuf bytes, Taker taker) throws AgiHeader.Rejected, AgiReplies.Garbage {
    while (bytes.isReadable()) {
      int end = bytes.bytesBefore((byte) '\n');
      int more = end < 0 ? bytes.readableBytes() : end;
      if (begun.length + more > LONGEST) {
        throw new AgiReplies.Garbage("a line without an end");
      }
      byte[] line = Arrays.copyOf(begun, begun.length + more);
      bytes.readBytes(line, begun.length, more);
      if (end < 0) {
        begun = line;
      } else {
        begun = NOTHING;
        bytes.skipBytes(1);
        taker.line(text(line));
      }
    }
  }

  private static String text(byte[] line) {
    boolean windows = line.length > 0 && line[line.length - 1] == '\r';
    return new String(line, 0, windows ? line.length - 1 : line.length, StandardCharsets.UTF_8);
  }
}
