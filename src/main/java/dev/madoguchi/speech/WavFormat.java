package dev.madoguchi.speech;

/**
 * How the samples of a WAV are written.
 *
 * @param encoding WAVE_FORMAT number: 1 is plain PCM, 6 A-law, 7 µ-law, 49 GSM
 * @param channels 1 is mono
 * @param rate samples a second
 * @param bits of one sample
 */
public record WavFormat(int encoding, int channels, int rate, int bits) {
  /** What Asterisk plays from and records to a file named .wav (its formats/format_wav.c). */
  public static final WavFormat TELEPHONE = new WavFormat(1, 1, 8000, 16);

  private static final int PCM = 1;

  /** Whether the samples are plain 16-bit numbers, so that this program can look at them. */
  public boolean isPcm16() {
    return encoding == PCM && bits == 16;
  }

  int bytesPerFrame() {
    return channels * ((bits + 7) / 8);
  }

  @Override
  public String toString() {
    return "%s, %d channel%s, %d Hz, %d bit"
        .formatted(
            encoding == PCM ? "PCM" : "encoding " + encoding,
            channels,
            channels == 1 ? "" : "s",
            rate,
            bits);
  }
}
