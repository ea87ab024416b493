package dev.madoguchi.speech;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Writes WAV files for tests, right ones and wrong ones. */
public final class WavBytes {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  public WavBytes() {
    text("RIFF").number(0).text("WAVE");
  }

  /** A whole file of the telephone's format. */
  public static byte[] telephone(short... samples) {
    return new WavBytes().format(WavFormat.TELEPHONE).part("data", pcm(samples)).bytes();
  }

  public static byte[] pcm(short... samples) {
    ByteBuffer buffer = ByteBuffer.allocate(samples.length * 2).order(ByteOrder.LITTLE_ENDIAN);
    buffer.asShortBuffer().put(samples);
    return buffer.array();
  }

  /** A sine of full, even loudness; the amplitude is that of its top. */
  public static short[] tone(int samples, int amplitude) {
    short[] tone = new short[samples];
    for (int i = 0; i < samples; i++) {
      tone[i] = (short) Math.round(amplitude * Math.sin(2 * Math.PI * 440 * i / 8000));
    }
    return tone;
  }

  public WavBytes format(WavFormat format) {
    int frame = format.channels() * format.bits() / 8;
    ByteBuffer fmt = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
    fmt.putShort((short) format.encoding()).putShort((short) format.channels());
    fmt.putInt(format.rate()).putInt(format.rate() * frame);
    fmt.putShort((short) frame).putShort((short) format.bits());
    return part("fmt ", fmt.array());
  }

  public WavBytes part(String id, byte[] content) {
    return part(id, content.length, content);
  }

  /** A part whose header claims another size. */
  public WavBytes part(String id, int claimed, byte[] content) {
    text(id).number(claimed);
    out.writeBytes(content);
    if (content.length % 2 == 1) {
      out.write(0);
    }
    return this;
  }

  public WavBytes text(String ascii) {
    out.writeBytes(ascii.getBytes(StandardCharsets.US_ASCII));
    return this;
  }

  private WavBytes number(int value) {
    out.writeBytes(ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(value).array());
    return this;
  }

  public byte[] bytes() {
    return out.toByteArray();
  }
}
