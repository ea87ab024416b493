package dev.madoguchi.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WavTest {
  @TempDir Path folder;

  @Test
  void tells_format_length_and_samples() throws IOException {
    Path file = Files.write(folder.resolve("a.wav"), WavBytes.telephone(new short[12_000]));

    Wav wav = Wav.read(file);

    assertThat(wav.format()).isEqualTo(WavFormat.TELEPHONE);
    assertThat(wav.length()).isEqualTo(Duration.ofMillis(1500));
    assertThat(wav.samples().remaining()).isEqualTo(12_000);
  }

  @Test
  void samples_come_as_written() throws IOException {
    short[] samples = {0, 1, -1, Short.MAX_VALUE, Short.MIN_VALUE};

    assertThat(parse(WavBytes.telephone(samples)).samples()).isEqualTo(ShortBuffer.wrap(samples));
  }

  @Test
  void samples_are_read_only() throws IOException {
    assertThat(parse(WavBytes.telephone((short) 1)).samples().isReadOnly()).isTrue();
  }

  @Test
  void joined_sounds_follow_each_other_without_a_gap() throws IOException {
    Wav one = parse(WavBytes.telephone((short) 1, (short) 2));
    Wav two = parse(WavBytes.telephone((short) 3));

    Wav joined = Wav.join(List.of(one, two, one));

    assertThat(joined.samples()).isEqualTo(ShortBuffer.wrap(new short[] {1, 2, 3, 1, 2}));
    assertThat(joined.format()).isEqualTo(WavFormat.TELEPHONE);
  }

  @Test
  void half_a_sample_at_the_end_is_not_joined() throws IOException {
    byte[] odd =
        new WavBytes().format(WavFormat.TELEPHONE).part("data", new byte[] {1, 0, 9}).bytes();

    assertThat(Wav.join(List.of(parse(odd), parse(odd))).samples())
        .isEqualTo(ShortBuffer.wrap(new short[] {1, 1}));
  }

  @Test
  void sounds_of_two_formats_and_no_sounds_cannot_be_joined() throws IOException {
    Wav one = parse(WavBytes.telephone((short) 1));
    Wav stereo =
        parse(
            new WavBytes().format(new WavFormat(1, 2, 8000, 16)).part("data", new byte[4]).bytes());

    assertThatIllegalArgumentException().isThrownBy(() -> Wav.join(List.of(one, stereo)));
    assertThatIllegalArgumentException().isThrownBy(() -> Wav.join(List.of()));
  }

  @Test
  void its_bytes_are_a_plain_file() throws IOException {
    byte[] file = WavBytes.telephone((short) 1, (short) -2);
    ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putInt(4, file.length - 8);

    assertThat(parse(file).bytes()).isEqualTo(file);
  }

  @Test
  void parts_it_does_not_know_are_skipped() throws IOException {
    byte[] bytes =
        new WavBytes()
            .part("LIST", new byte[7])
            .format(WavFormat.TELEPHONE)
            .part("fact", new byte[4])
            .part("data", WavBytes.pcm((short) 5))
            .part("LIST", new byte[20])
            .bytes();

    assertThat(parse(bytes).samples()).isEqualTo(ShortBuffer.wrap(new short[] {5}));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 7, 1_000_000, -1})
  void a_recording_that_was_cut_off_is_as_long_as_its_file(int claimed) throws IOException {
    byte[] bytes =
        new WavBytes()
            .format(WavFormat.TELEPHONE)
            .part("data", claimed, WavBytes.pcm((short) 1, (short) 2, (short) 3))
            .bytes();

    assertThat(parse(bytes).samples().remaining()).isEqualTo(3);
  }

  @Test
  void half_a_sample_at_the_end_is_dropped() throws IOException {
    byte[] bytes =
        new WavBytes().format(WavFormat.TELEPHONE).part("data", 0, new byte[] {1, 0, 2}).bytes();

    assertThat(parse(Arrays.copyOf(bytes, bytes.length - 1)).samples().remaining()).isEqualTo(1);
  }

  @Test
  void other_formats_are_told_but_not_listened_to() throws IOException {
    Wav gsm =
        parse(
            new WavBytes()
                .format(new WavFormat(49, 1, 8000, 0))
                .part("data", new byte[65])
                .bytes());

    assertThat(gsm.format()).hasToString("encoding 49, 1 channel, 8000 Hz, 0 bit");
    assertThatIllegalStateException().isThrownBy(gsm::length);
    assertThatIllegalStateException().isThrownBy(gsm::samples);
  }

  @Test
  void stereo_counts_moments_not_numbers() throws IOException {
    Wav stereo =
        parse(
            new WavBytes()
                .format(new WavFormat(1, 2, 44_100, 16))
                .part("data", WavBytes.pcm(new short[88_200]))
                .bytes());

    assertThat(stereo.length()).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void what_is_no_wav_is_said_with_the_name_of_the_file() {
    assertBroken("".getBytes(StandardCharsets.US_ASCII), "not a WAV file");
    assertBroken(new byte[4096], "not a WAV file");
    assertBroken(new WavBytes().bytes(), "no data part");
    assertBroken(new WavBytes().part("data", new byte[2]).bytes(), "sound before its format");
    assertBroken(new WavBytes().part("fmt ", new byte[15]).bytes(), "has 15 bytes, not 16");
    assertBroken(new WavBytes().part("fmt ", new byte[16]).bytes(), "0 channels at 0 Hz");
    assertBroken(
        new WavBytes().format(new WavFormat(1, 1, -1, 16)).bytes(), "1 channels at 4294967295 Hz");
    assertBroken(
        new WavBytes().part("LIST", -1, new byte[8]).bytes(),
        "byte 12 claims 4294967295 bytes, 8 are left");
  }

  @Test
  void a_file_too_large_is_refused_without_reading_it_all() throws IOException {
    Path file = folder.resolve("huge.wav");
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.setLength(1L << 36);
    }

    assertThatThrownBy(() -> Wav.read(file))
        .isInstanceOf(WavException.class)
        .hasMessageContaining("larger than");
  }

  @Test
  void a_missing_file_and_a_folder_are_said_as_such() {
    assertThatThrownBy(() -> Wav.read(folder.resolve("none.wav")))
        .isInstanceOf(NoSuchFileException.class);
    assertThatThrownBy(() -> Wav.read(folder))
        .isInstanceOf(WavException.class)
        .hasMessageContaining("not a file");
  }

  @Property
  void no_bytes_do_worse_than_a_wav_exception(
      @ForAll byte[] tail, @ForAll @IntRange(max = 60) int cut, @ForAll byte changed) {
    byte[] whole = WavBytes.telephone((short) 1, (short) 2, (short) 3, (short) 4);
    byte[] bytes = Arrays.copyOf(whole, cut + tail.length);
    System.arraycopy(tail, 0, bytes, Math.min(cut, bytes.length - tail.length), tail.length);
    if (cut < bytes.length) {
      bytes[cut] = changed;
    }
    try {
      Wav wav = parse(bytes);
      if (wav.format().isPcm16()) {
        assertThat(wav.samples().remaining()).isLessThanOrEqualTo(bytes.length / 2);
        assertThat(wav.length()).isGreaterThanOrEqualTo(Duration.ZERO);
      }
    } catch (WavException e) {
      assertThat(e).hasMessageStartingWith("x.wav");
    }
  }

  private static Wav parse(byte[] bytes) throws WavException {
    return Wav.parse(bytes, "x.wav");
  }

  private static void assertBroken(byte[] bytes, String because) {
    assertThatThrownBy(() -> parse(bytes))
        .isInstanceOf(WavException.class)
        .hasMessageStartingWith("x.wav")
        .hasMessageContaining(because);
  }
}
