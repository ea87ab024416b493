package dev.madoguchi.asterisk;

import dev.madoguchi.call.Language;
import dev.madoguchi.speech.Wav;
import dev.madoguchi.speech.WavFormat;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
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
 * <p>After the last part everybody is made the offer, in the folder of their language ({@code
 * ja/}): a language is looked for without what follows its underscore, too. So it is heard when
 * nobody speaks; who does speak to a caller puts an empty sound into that caller's folder.
 *
 * @param parts how long each part of the music is
 * @param offerAfter the part after which everybody is made the offer
 * @param side whose callers' folders are told by it from those of the other server
 */
public record HoldMusic(
    Path folder, List<Duration> parts, Optional<Integer> offerAfter, Side side) {
  private static final String OFFER = "offer-in-queue.wav";
  private static final String LANGUAGE = "[a-z][a-z]";
  private static final String CALLER = "[a-z][a-z]_";
  private static final int OWN = 16;

  /** Asterisk plays 20 ms at a time: a cut anywhere else would be heard. */
  static final int FRAME = 160;

  private static final int PART = 240 * FRAME;

  /** Enough that a place to speak comes round again only long after what was said there is gone. */
  private static final int LEAST_PARTS = 8;

  public HoldMusic {
    parts = List.copyOf(parts);
  }

  /**
   * Cuts the music into the folder, anew, with the offer for everybody in every language it is in.
   *
   * @param music the folder of it: WAV files in the telephone's format, played by their names
   * @param prompts the folder of the languages' folders
   * @throws IOException when it cannot be read or written, or there is none
   */
  public static void cut(Path music, Path folder, Path prompts) throws IOException {
    clear(folder);
    clearFolders(folder, "*");
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
    offer(prompts, folder, name(parts.size() - 1, "say", parts.size()));
  }

  private static void offer(Path prompts, Path folder, String place) throws IOException {
    try (DirectoryStream<Path> languages = Files.newDirectoryStream(prompts, LANGUAGE)) {
      for (Path language : languages) {
        Path offer = language.resolve(OFFER);
        if (Files.exists(offer)) {
          Path everybody = Files.createDirectory(folder.resolve(language.getFileName()));
          Files.copy(offer, everybody.resolve(place));
        }
      }
    }
  }

  private static long wholeFrames(long samples) {
    return samples - samples % FRAME;
  }

  /**
   * The music in the folder as it was cut.
   *
   * @param side of two servers; each speaks to its own callers
   * @throws IOException when there is none
   */
  public static HoldMusic in(Path folder, Side side) throws IOException {
    List<Duration> parts = new ArrayList<>();
    for (Path file : wavs(folder)) {
      if (file.getFileName().toString().endsWith("-music.wav")) {
        parts.add(Wav.read(file).length());
      }
    }
    if (parts.isEmpty()) {
      throw new IOException("no music cut for speaking in " + folder);
    }
    int last = parts.size() - 1;
    boolean offered = false;
    try (DirectoryStream<Path> languages = Files.newDirectoryStream(folder, LANGUAGE)) {
      for (Path language : languages) {
        offered |= Files.exists(language.resolve(name(last, "say", parts.size())));
      }
    }
    return new HoldMusic(folder, parts, offered ? Optional.of(last) : Optional.empty(), side);
  }

  /** Nothing is said to this caller after this part, neither to them nor to everybody. */
  void silence(Path own, int part) throws IOException {
    Path place = own.resolve(say(part));
    if (!offerAfter.equals(Optional.of(part))) {
      Files.deleteIfExists(place);
      return;
    }
    Path aside = own.resolve("nothing.part");
    Files.deleteIfExists(aside);
    Files.createLink(aside, folder.resolve(say(part))); // which a full disk does not refuse
    Files.move(aside, place, StandardCopyOption.ATOMIC_MOVE);
  }

  /** This caller is not made everybody's offer. */
  void silenceOffer(Path own) throws IOException {
    if (offerAfter.isPresent()) {
      silence(own, offerAfter.get());
    }
  }

  /** What speaks after this part, in the folder of its caller. */
  String say(int part) {
    return name(part, "say", parts.size());
  }

  /**
   * A language of a channel's own, of twenty characters: without what follows the underscore
   * Asterisk knows the language itself. (It may have 40, and goes with more in an extension of 79.)
   */
  String token(Language language) {
    String own = UUID.randomUUID().toString().replace("-", "");
    return language.code() + "_" + side.mark() + own.substring(0, OWN);
  }

  /** Takes away what callers of an earlier run were to be told; they hear everybody's offer. */
  public void clearCallers() throws IOException {
    clearFolders(folder, CALLER + side.mark() + "*");
  }

  private static void clearFolders(Path folder, String names) throws IOException {
    try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, names)) {
      for (Path below : found) {
        if (Files.isDirectory(below)) {
          clear(below);
          Files.deleteIfExists(below);
        }
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
