package dev.madoguchi.agi;

import dev.madoguchi.speech.Wav;
import dev.madoguchi.speech.WavFormat;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The music of the queues, cut into parts with a place to speak after each: {@code 00-music.wav},
 * {@code 00-say.wav}, {@code 01-music.wav} and so on, in a folder Asterisk plays round and round.
 *
 * <p>Music on hold opens each file anew, by its name and the channel's language: for a caller whose
 * language is {@code ja_7f} the file {@code ja_7f/00-say.wav} goes before {@code 00-say.wav} (main/
 * file.c, fileexists_core). So every caller can be told something of their own, without leaving the
 * music, the queue or the reach of an agent. The places to speak are empty sounds, which are passed
 * over without a gap (res_musiconhold.c, moh_files_readframe reads on after one that ends at once).
 *
 * @param parts how long each part of the music is
 */
public record HoldMusic(Path folder, List<Duration> parts) {
  /** Asterisk plays 20 ms at a time: a cut anywhere else would be heard. */
  static final int FRAME = 160;

  private static final int PART = 240 * FRAME;

  /** Enough that a place to speak comes round again only long after what was said there is gone. */
  private static final int LEAST_PARTS = 8;

  public HoldMusic {
    parts = List.copyOf(parts);
  }

  /**
   * Cuts the music into the folder, anew.
   *
   * @param music the folder of it: WAV files in the telephone's format, played by their names
   * @throws IOException when it cannot be read or written, or there is none
   */
  public static void cut(Path music, Path folder) throws IOException {
    clear(folder);
    List<Wav> pieces = new ArrayList<>();
    for (Path file : wavs(music)) {
      Wav wav = Wav.read(file);
      if (!wav.format().equals(WavFormat.TELEPHONE) || wav.frames() < FRAME) {
        throw new IOException(file + " is no music for a telephone: " + WavFormat.TELEPHONE);
      }
      pieces.add(wav);
    }
    if (pieces.isEmpty()) {
      throw new IOException("no music (*.wav) in " + music);
    }
    Wav whole = Wav.join(pieces);
    Wav nothing = whole.part(0, 0);
    List<Wav> parts = new ArrayList<>();
    while (parts.size() < LEAST_PARTS) {
      for (int from = 0; whole.frames() - from >= FRAME; from += PART) {
        parts.add(whole.part(from, (int) Math.min(PART, wholeFrames(whole.frames() - from))));
      }
    }
    for (int i = 0; i < parts.size(); i++) {
      Files.write(folder.resolve(name(i, "music", parts.size())), parts.get(i).bytes());
      Files.write(folder.resolve(name(i, "say", parts.size())), nothing.bytes());
    }
  }

  private static long wholeFrames(long samples) {
    return samples - samples % FRAME;
  }

  /**
   * The music in the folder as it was cut.
   *
   * @throws IOException when there is none
   */
  public static HoldMusic in(Path folder) throws IOException {
    List<Duration> parts = new ArrayList<>();
    for (Path file : wavs(folder)) {
      if (file.getFileName().toString().endsWith("-music.wav")) {
        parts.add(Wav.read(file).length());
      }
    }
    if (parts.isEmpty()) {
      throw new IOException("no music cut for speaking in " + folder);
    }
    return new HoldMusic(folder, parts);
  }

  /** What speaks after this part, in the folder of its caller. */
  String say(int part) {
    return name(part, "say", parts.size());
  }

  /** Takes away what callers of an earlier run were to be told. */
  void clearCallers() throws IOException {
    try (DirectoryStream<Path> callers =
        Files.newDirectoryStream(folder, file -> Files.isDirectory(file))) {
      for (Path caller : callers) {
        clear(caller);
        Files.deleteIfExists(caller);
      }
    }
  }

  private static String name(int part, String what, int of) {
    int width = Integer.toString(of - 1).length();
    return ("%0" + Math.max(2, width) + "d-%s.wav").formatted(part, what);
  }

  private static List<Path> wavs(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".wav"))
          .sorted(Comparator.comparing(Path::toString))
          .toList();
    }
  }

  private static void clear(Path folder) throws IOException {
    try (DirectoryStream<Path> left = Files.newDirectoryStream(folder, "*.{wav,part}")) {
      for (Path file : left) {
        Files.deleteIfExists(file);
      }
    }
  }
}
