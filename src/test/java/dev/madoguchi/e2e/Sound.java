package dev.madoguchi.e2e;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;

/** Samples of telephone audio with a name to speak of them by: 8 kHz, mono, 16 bit. Immutable. */
final class Sound {
  static final int RATE = 8000;

  private final String name;
  private final short[] samples;

  Sound(String name, short[] samples) {
    this.name = name;
    this.samples = samples.clone();
  }

  /** Reads a WAV file; it must be 8 kHz, mono, 16 bit. */
  static Sound read(Path wav) {
    try (AudioInputStream in = AudioSystem.getAudioInputStream(wav.toFile())) {
      AudioFormat format = in.getFormat();
      if (format.getSampleRate() != RATE
          || format.getChannels() != 1
          || format.getSampleSizeInBits() != 16) {
        throw new IllegalArgumentException(wav + " is not 8 kHz, mono, 16 bit but " + format);
      }
      byte[] bytes = in.readAllBytes();
      short[] samples = new short[bytes.length / 2];
      ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(samples);
      return new Sound(wav.getFileName().toString().replaceFirst("\\.wav$", ""), samples);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + wav, e);
    } catch (UnsupportedAudioFileException e) {
      throw new IllegalArgumentException(wav + " is no WAV file", e);
    }
  }

  /**
   * A tone that glides from one pitch to another: it matches nothing but itself, and its place is
   * exact, which a steady tone's is not.
   */
  static Sound sweep(int fromHertz, int toHertz, Duration length) {
    short[] samples = new short[samplesIn(length)];
    double phase = 0;
    for (int i = 0; i < samples.length; i++) {
      double hertz = fromHertz + (double) (toHertz - fromHertz) * i / samples.length;
      phase += 2 * Math.PI * hertz / RATE;
      samples[i] = (short) (8000 * Math.sin(phase));
    }
    return new Sound("sweep-%d-%d".formatted(fromHertz, toHertz), samples);
  }

  static int samplesIn(Duration length) {
    return Math.toIntExact(length.toMillis() * RATE / 1000);
  }

  static Duration lengthOf(int samples) {
    return Duration.ofMillis(samples * 1000L / RATE);
  }

  String name() {
    return name;
  }

  short[] samples() {
    return samples.clone();
  }

  /** A part; silence where it reaches beyond the end. */
  short[] slice(int from, int until) {
    return Arrays.copyOfRange(samples, from, until);
  }

  int size() {
    return samples.length;
  }

  Duration length() {
    return lengthOf(samples.length);
  }

  /** The beginning, at most that long: enough to know a sound by before it is over. */
  Sound first(Duration atMost) {
    int kept = Math.min(samples.length, samplesIn(atMost));
    return new Sound(name + " (beginning)", Arrays.copyOf(samples, kept));
  }

  void write(Path wav) {
    ByteBuffer bytes = ByteBuffer.allocate(2 * samples.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asShortBuffer().put(samples);
    AudioFormat format = new AudioFormat(RATE, 16, 1, true, false);
    try (AudioInputStream in =
        new AudioInputStream(new ByteArrayInputStream(bytes.array()), format, samples.length)) {
      Files.createDirectories(wav.toAbsolutePath().getParent());
      AudioSystem.write(in, AudioFileFormat.Type.WAVE, wav.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + wav, e);
    }
  }

  @Override
  public String toString() {
    return name + " (" + length().toMillis() + " ms)";
  }
}
