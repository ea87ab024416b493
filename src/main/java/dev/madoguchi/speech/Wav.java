package dev.madoguchi.speech;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * A sound file, read whole and checked; immutable.
 *
 * <p>The file is hostile until parsed: no size in it is believed before it is compared with the
 * bytes that are there, and nothing is allocated from one. The one lie that is forgiven is the
 * length of the sound itself: Asterisk writes it when a recording ends, so a recording cut off by a
 * crash says 0, and one that filled the disk says too much. Then the sound is what the file holds.
 */
public final class Wav {
  /** The largest file read: more than an hour of telephone sound. */
  public static final int MAX_BYTES = 64 * 1024 * 1024;

  private static final int RIFF = tag("RIFF");
  private static final int WAVE = tag("WAVE");
  private static final int FMT = tag("fmt ");
  private static final int DATA = tag("data");
  private static final int FMT_BYTES = 16;
  private static final int HEADER_BYTES = 44;

  private final WavFormat format;
  private final ByteBuffer sound;

  private Wav(WavFormat format, ByteBuffer sound) {
    this.format = format;
    this.sound = sound;
  }

  /**
   * Reads a WAV file of any format.
   *
   * @throws WavException when it is no WAV, is broken, or is larger than {@link #MAX_BYTES}
   * @throws IOException when the file cannot be read
   */
  public static Wav read(Path file) throws IOException {
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw new WavException(file + " is not a file");
    }
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      bytes = in.readNBytes(MAX_BYTES + 1);
    }
    if (bytes.length > MAX_BYTES) {
      throw new WavException(file + " is larger than " + MAX_BYTES + " bytes");
    }
    return parse(bytes, file.toString());
  }

  /**
   * Parses the bytes of a WAV file.
   *
   * @param name of the file, for messages
   */
  static Wav parse(byte[] bytes, String name) throws WavException {
    ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    if (in.remaining() < 12 || in.getInt(0) != RIFF || in.getInt(8) != WAVE) {
      throw new WavException(name + " is not a WAV file (no RIFF/WAVE header)");
    }
    in.position(12);
    WavFormat format = null;
    while (in.remaining() >= 8) {
      int id = in.getInt();
      long size = Integer.toUnsignedLong(in.getInt());
      if (id == DATA) {
        if (format == null) {
          throw new WavException(name + " has its sound before its format");
        }
        int there = size == 0 || size > in.remaining() ? in.remaining() : (int) size;
        return new Wav(format, in.slice(in.position(), there));
      }
      if (size > in.remaining()) {
        throw new WavException(
            "%s is broken: a part at byte %d claims %d bytes, %d are left"
                .formatted(name, in.position() - 8, size, in.remaining()));
      }
      int next = in.position() + (int) size;
      if (id == FMT) {
        format = format(in, size, name);
      }
      // parts begin at even bytes
      in.position(Math.min(next + (next & 1), in.limit()));
    }
    throw new WavException(name + " has no sound in it (no data part)");
  }

  private static WavFormat format(ByteBuffer in, long size, String name) throws WavException {
    if (size < FMT_BYTES) {
      throw new WavException(name + " is broken: its format has " + size + " bytes, not 16");
    }
    int encoding = Short.toUnsignedInt(in.getShort());
    int channels = Short.toUnsignedInt(in.getShort());
    int rate = in.getInt();
    in.position(in.position() + 6); // bytes a second and block size follow from the rest
    int bits = Short.toUnsignedInt(in.getShort());
    if (channels == 0 || rate <= 0) {
      throw new WavException(
          "%s is broken: %d channels at %s Hz"
              .formatted(name, channels, Integer.toUnsignedString(rate)));
    }
    return new WavFormat(encoding, channels, rate, bits);
  }

  /**
   * The sounds one after the other, without a gap.
   *
   * @throws WavException when they are larger than {@link #MAX_BYTES} together
   * @throws IllegalArgumentException when there are none or their formats differ
   * @throws IllegalStateException when the format is not 16-bit PCM
   */
  public static Wav join(List<Wav> sounds) throws WavException {
    if (sounds.stream().map(Wav::format).distinct().count() != 1) {
      throw new IllegalArgumentException("sounds of one format can be joined, and at least one");
    }
    long bytes = sounds.stream().mapToLong(Wav::wholeBytes).sum();
    if (bytes > MAX_BYTES) {
      throw new WavException("joined, they are larger than " + MAX_BYTES + " bytes");
    }
    ByteBuffer all = ByteBuffer.allocate((int) bytes);
    sounds.forEach(sound -> all.put(sound.sound.slice(0, sound.wholeBytes())));
    return new Wav(sounds.getFirst().format(), all.flip());
  }

  /** Nothing to hear, of telephone sound, for so long. */
  public static Wav silence(Duration length) {
    WavFormat format = WavFormat.TELEPHONE;
    long frames = length.toMillis() * format.rate() / 1000;
    return new Wav(format, ByteBuffer.allocate(Math.toIntExact(frames * format.bytesPerFrame())));
  }

  /**
   * A part of the sound, as far as there is some; it may be empty.
   *
   * @param from the first frame of it
   * @param frames how many at most
   * @throws IllegalStateException when the format is not 16-bit PCM
   */
  public Wav part(int from, int frames) {
    int begin = Math.min(from, (int) frames());
    int end = Math.min(begin + frames, (int) frames());
    int frame = format.bytesPerFrame();
    return new Wav(format, sound.slice(begin * frame, (end - begin) * frame));
  }

  /**
   * The sound as a WAV file with nothing else in it.
   *
   * @throws IllegalStateException when the format is not 16-bit PCM
   */
  public byte[] bytes() {
    int size = wholeBytes();
    int frame = format.bytesPerFrame();
    ByteBuffer out = ByteBuffer.allocate(HEADER_BYTES + size).order(ByteOrder.LITTLE_ENDIAN);
    out.putInt(RIFF).putInt(HEADER_BYTES - 8 + size).putInt(WAVE);
    out.putInt(FMT).putInt(FMT_BYTES);
    out.putShort((short) format.encoding()).putShort((short) format.channels());
    out.putInt(format.rate()).putInt(format.rate() * frame);
    out.putShort((short) frame).putShort((short) format.bits());
    out.putInt(DATA).putInt(size).put(sound.slice(0, size));
    return out.array();
  }

  /** How the samples are written. */
  public WavFormat format() {
    return format;
  }

  /**
   * How long the sound lasts.
   *
   * @throws IllegalStateException when the format is not 16-bit PCM
   */
  public Duration length() {
    long frames = frames();
    int rate = format.rate();
    return Duration.ofSeconds(frames / rate, frames % rate * 1_000_000_000 / rate);
  }

  /**
   * The samples, those of one moment side by side when there is more than one channel; read-only,
   * with a position of its own each time.
   *
   * @throws IllegalStateException when the format is not 16-bit PCM
   */
  public ShortBuffer samples() {
    return sound
        .slice(0, wholeBytes())
        .order(ByteOrder.LITTLE_ENDIAN)
        .asReadOnlyBuffer()
        .order(ByteOrder.LITTLE_ENDIAN)
        .asShortBuffer();
  }

  /**
   * How many moments are sampled in it.
   *
   * @throws IllegalStateException when the format is not 16-bit PCM
   */
  public long frames() {
    if (!format.isPcm16()) {
      throw new IllegalStateException("no samples to look at in " + format);
    }
    return sound.capacity() / format.bytesPerFrame();
  }

  /** Half a frame at the end is no sound. */
  private int wholeBytes() {
    return (int) frames() * format.bytesPerFrame();
  }

  private static int tag(String four) {
    return four.charAt(0) | four.charAt(1) << 8 | four.charAt(2) << 16 | four.charAt(3) << 24;
  }
}
