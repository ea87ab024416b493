package dev.madoguchi.asterisk;

import dev.madoguchi.call.Language;
import dev.madoguchi.call.Prompt;
import dev.madoguchi.call.RecordingName;
import dev.madoguchi.call.Words;
import dev.madoguchi.speech.Wav;
import dev.madoguchi.speech.WavException;
import dev.madoguchi.speech.WavFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which prompts can be played and how long they are; shared by all calls, thread-safe.
 *
 * <p>Each file is read when it is first used and again when its size or time has changed. What
 * cannot be played is left out, counted each time and logged once a minute for each file.
 */
public final class PromptShelf {
  private static final Logger LOG = LoggerFactory.getLogger(PromptShelf.class);

  /** A file that was read; one that is no telephone sound has a fault instead of a sound. */
  private record Read(long bytes, FileTime modified, Optional<Sound> sound, String fault) {}

  private static final String WAV = ".wav";

  /** So long words that were found whole are taken to be as they were: a menu is twenty files. */
  private static final Duration FRESH = Duration.ofSeconds(1);

  private static final int MOST_FRESH = 500;

  private record Found(List<Sound> sounds, Instant at) {
    boolean isFresh(Instant now) {
      Duration age = Duration.between(at, now);
      return !age.isNegative() && age.compareTo(FRESH) < 0; // a clock may be set back
    }
  }

  private final Path prompts;
  private final Path recordings;
  private final JoinedSounds joined;
  private final InstantSource clock;
  private final Map<Path, Read> files = new ConcurrentHashMap<>();
  private final Map<Words, Found> inPieces = new ConcurrentHashMap<>();
  private final Map<Words, Found> inOne = new ConcurrentHashMap<>();
  private final OnceAMinute misses = new OnceAMinute();
  private final AtomicLong missed = new AtomicLong();

  /**
   * @param sounds where joined ones are written
   */
  public PromptShelf(Path prompts, Path recordings, Path sounds, InstantSource clock) {
    this.prompts = prompts;
    this.recordings = recordings;
    this.joined = new JoinedSounds(sounds);
    this.clock = clock;
  }

  /** Deletes joined sounds an earlier run left behind; to be called before the first call. */
  public void clear() {
    joined.clear();
  }

  /** The sounds of the words, in order, without what cannot be played. */
  public List<Sound> each(Words words) {
    return fresh(words, inPieces, pieces -> pieces);
  }

  /**
   * The words as one sound, none when nothing of them can be played. When they cannot be joined,
   * which is logged, they come as {@link #each} of them.
   */
  public List<Sound> asOne(Words words) {
    return fresh(words, inOne, pieces -> joined(words, pieces));
  }

  private List<Sound> fresh(Words words, Map<Words, Found> found, UnaryOperator<List<Sound>> made) {
    Instant now = clock.instant();
    Found before = found.get(words);
    if (before != null && before.isFresh(now)) {
      return before.sounds();
    }
    List<Sound> pieces = pieces(words);
    List<Sound> sounds = made.apply(pieces);
    if (words.use() == Words.Use.AGAIN && pieces.size() == words.spoken().size()) {
      if (found.size() >= MOST_FRESH) {
        found.clear();
      }
      found.put(words, new Found(sounds, now));
    }
    return sounds;
  }

  private List<Sound> pieces(Words words) {
    List<Sound> sounds = new ArrayList<>();
    for (Words.Spoken spoken : words.spoken()) {
      switch (spoken) {
        case Words.Spoken.Said(Language language, Prompt prompt) ->
            look(prompts.resolve(language.code()).resolve(prompt + WAV)).ifPresent(sounds::add);
        case Words.Spoken.Recorded(RecordingName name) ->
            listen(recordings.resolve(name + WAV)).ifPresent(sounds::add);
      }
    }
    return List.copyOf(sounds);
  }

  private List<Sound> joined(Words words, List<Sound> sounds) {
    if (sounds.size() < 2) {
      return sounds;
    }
    try {
      return List.of(
          switch (words.use()) {
            case AGAIN -> joined.of(language(words), sounds);
            case ONCE -> joined.once(sounds);
          });
    } catch (IOException e) {
      LOG.error(
          "prompts cannot be joined: there are pauses, in which a key may be missed: {}",
          e.toString());
      return sounds;
    }
  }

  /** A silence at least so long; empty for none, and when it cannot be made, which is logged. */
  public Optional<Sound> silence(Duration length) {
    if (!length.isPositive()) {
      return Optional.empty();
    }
    try {
      return Optional.of(joined.silence(length));
    } catch (IOException e) {
      LOG.error("a silence cannot be made: {}", e.toString());
      return Optional.empty();
    }
  }

  private static Language language(Words words) {
    return words.spoken().stream()
        .flatMap(
            spoken ->
                spoken instanceof Words.Spoken.Said(Language language, _)
                    ? Stream.of(language)
                    : Stream.empty())
        .findFirst()
        .orElseThrow();
  }

  /** The words have been said: nothing is left of those that were one caller's alone. */
  public void done(Words words, List<Sound> sounds) {
    switch (words.use()) {
      case AGAIN -> {}
      case ONCE -> joined.forget(sounds);
    }
  }

  /** Asterisk could not play it after all. */
  public void unplayable(Sound sound) {
    miss(sound.wav(), "Asterisk cannot play it; check that it may read the file");
  }

  /** How often a sound was left out. */
  public long missed() {
    return missed.get();
  }

  private Optional<Sound> look(Path wav) {
    try {
      BasicFileAttributes now = Files.readAttributes(wav, BasicFileAttributes.class);
      Read read = files.get(wav);
      if (read == null || read.bytes() != now.size() || !read.modified().equals(modified(now))) {
        read = read(wav, now);
        files.put(wav, read);
      }
      if (read.sound().isEmpty()) {
        miss(wav, read.fault());
      }
      return read.sound();
    } catch (NoSuchFileException e) {
      miss(wav, "the file is not there");
    } catch (IOException e) {
      miss(wav, e.toString());
    }
    return Optional.empty();
  }

  /** A recording is played once or twice: what is known of it need not be kept. */
  private Optional<Sound> listen(Path wav) {
    try {
      Read read = read(wav, Files.readAttributes(wav, BasicFileAttributes.class));
      if (read.sound().isEmpty()) {
        miss(wav, read.fault());
      }
      return read.sound();
    } catch (IOException e) {
      miss(wav, e.toString());
      return Optional.empty();
    }
  }

  private static Read read(Path wav, BasicFileAttributes now) throws IOException {
    String fault;
    try {
      Wav sound = Wav.read(wav);
      if (sound.format().equals(WavFormat.TELEPHONE) && !sound.length().isZero()) {
        Sound good = new Sound(wav, now.size(), modified(now), sound.length());
        return new Read(now.size(), modified(now), Optional.of(good), "");
      }
      fault =
          sound.format().equals(WavFormat.TELEPHONE)
              ? "there is no sound in it"
              : "it is " + sound.format() + " and must be " + WavFormat.TELEPHONE;
    } catch (WavException e) {
      fault = e.getMessage();
    }
    return new Read(now.size(), modified(now), Optional.empty(), fault);
  }

  private static FileTime modified(BasicFileAttributes attributes) {
    return attributes.lastModifiedTime();
  }

  private void miss(Path wav, String why) {
    missed.incrementAndGet();
    if (misses.isDue(wav)) {
      LOG.error("the words are said without {}: {}", wav, why);
    }
  }
}
