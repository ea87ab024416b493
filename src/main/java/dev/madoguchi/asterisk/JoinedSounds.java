package dev.madoguchi.asterisk;

import dev.madoguchi.call.Language;
import dev.madoguchi.speech.Wav;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Prompts joined into one file each, so that no key falls between two; shared by all calls,
 * thread-safe.
 *
 * <p>What is joined are the menus of the plan, and when a closed line opens next, which is new each
 * day: those used last are kept. A file's name holds a hash of its pieces with their sizes and
 * times: a changed prompt makes another file, without a restart.
 */
final class JoinedSounds {
  private static final Logger LOG = LoggerFactory.getLogger(JoinedSounds.class);
  private static final String OURS = "{??-????????????????.wav,once-*.wav,silence-*.wav,*.part}";
  private static final String ONCE = "once-";
  private static final String SILENCE = "silence-";
  private static final int HASH_BYTES = 8;
  private static final Duration PACKET = Duration.ofMillis(20);

  /** Every menu of a plan in every language is far below that. */
  static final int MOST = 500;

  private final Path folder;
  private final Map<List<Sound>, Sound> joined =
      Collections.synchronizedMap(
          new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<List<Sound>, Sound> eldest) {
              if (size() <= MOST) {
                return false;
              }
              delete(eldest.getValue()); // whoever is just hearing it has it open
              return true;
            }
          });
  private final Map<Duration, Sound> silences = new ConcurrentHashMap<>();

  JoinedSounds(Path folder) {
    this.folder = folder;
  }

  /** Takes away what an earlier run left behind. */
  void clear() {
    try (DirectoryStream<Path> left = Files.newDirectoryStream(folder, OURS)) {
      for (Path file : left) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      LOG.warn("cannot clear the folder of joined sounds {}: {}", folder, e.toString());
    }
  }

  /**
   * The sounds as one; making it is paid for by the first call that needs it.
   *
   * @throws IOException when a piece cannot be read or the file cannot be written
   */
  Sound of(Language language, List<Sound> pieces) throws IOException {
    Sound known = joined.get(pieces);
    if (known != null && Files.exists(known.wav())) {
      return known;
    }
    Sound made = make(folder.resolve(language.code() + "-" + hash(pieces) + ".wav"), pieces);
    joined.put(List.copyOf(pieces), made);
    return made;
  }

  /**
   * The sounds as one that only one caller hears; to be forgotten when it has been.
   *
   * @throws IOException when a piece cannot be read or the file cannot be written
   */
  Sound once(List<Sound> pieces) throws IOException {
    return make(folder.resolve(ONCE + UUID.randomUUID() + ".wav"), pieces);
  }

  /** Deletes those of the sounds that were for one caller. */
  void forget(List<Sound> sounds) {
    for (Sound sound : sounds) {
      if (sound.wav().startsWith(folder) && sound.wav().getFileName().toString().startsWith(ONCE)) {
        delete(sound);
      }
    }
  }

  /**
   * A silence at least so long, rounded up to whole packets (20 ms): what is left of a wait is
   * another length each time, and each would be a file.
   *
   * @throws IOException when the file cannot be written
   */
  Sound silence(Duration atLeast) throws IOException {
    Duration length = PACKET.multipliedBy(Math.ceilDiv(atLeast.toNanos(), PACKET.toNanos()));
    Sound known = silences.get(length);
    if (known != null && Files.exists(known.wav())) {
      return known;
    }
    Path file = folder.resolve(SILENCE + length.toMillis() + ".wav");
    Sound made = write(file, Wav.silence(length));
    silences.put(length, made);
    return made;
  }

  private static void delete(Sound sound) {
    try {
      Files.deleteIfExists(sound.wav());
    } catch (IOException e) {
      LOG.warn("cannot delete {}, which is not heard again: {}", sound.wav(), e.toString());
    }
  }

  private Sound make(Path file, List<Sound> pieces) throws IOException {
    List<Wav> wavs = new ArrayList<>();
    for (Sound piece : pieces) {
      wavs.add(Wav.read(piece.wav()));
    }
    return write(file, Wav.join(wavs));
  }

  private Sound write(Path file, Wav whole) throws IOException {
    // Written aside and moved: two calls may make the same one at once, and Asterisk sees it whole.
    Path aside = folder.resolve(UUID.randomUUID() + ".part");
    try {
      Files.write(aside, whole.bytes());
      Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(aside);
    }
    return new Sound(file, Files.size(file), Files.getLastModifiedTime(file), whole.length());
  }

  private static String hash(List<Sound> pieces) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (Sound piece : pieces) {
        String text = piece.wav() + "\0" + piece.bytes() + "\0" + piece.modified() + "\0";
        digest.update(text.getBytes(StandardCharsets.UTF_8));
      }
      return HexFormat.of().formatHex(digest.digest(), 0, HASH_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
