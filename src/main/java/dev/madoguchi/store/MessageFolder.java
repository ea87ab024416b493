package dev.madoguchi.store;

import dev.madoguchi.call.CallId;
import dev.madoguchi.speech.Wav;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The folder of recordings: where the switch records, and {@code inquiries/} where we keep. */
final class MessageFolder {
  private static final Logger log = LoggerFactory.getLogger(MessageFolder.class);
  private static final String KEPT = "inquiries";
  private static final String WAV = ".wav";
  private static final String NOTE = ".json";
  private static final String UNFINISHED = ".tmp";
  // RIFF header, format and the head of an empty data part, as Asterisk begins every file
  private static final long HEADER_BYTES = 44;

  private final Path recordings;
  private final Path kept;

  MessageFolder(Path recordings) {
    this.recordings = recordings.toAbsolutePath().normalize();
    this.kept = this.recordings.resolve(KEPT);
    try {
      Files.createDirectories(
          kept, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    } catch (IOException e) {
      throw new StoreException("cannot make the folder of messages " + kept, e);
    }
  }

  Path recordings() {
    return recordings;
  }

  /** The kept audio of a call, as it is named in a row. */
  static String audioName(CallId call) {
    return KEPT + "/" + call + WAV;
  }

  Path audio(CallId call) {
    return kept.resolve(call + WAV);
  }

  boolean hasAudio(CallId call) {
    return Files.exists(audio(call));
  }

  /** Where the switch recorded the message; never outside the folder. */
  Path source(Note note) throws IOException {
    Path source = recordings.resolve(note.source()).normalize();
    if (!source.startsWith(recordings)) {
      throw new IOException("the note of call " + note.call() + " names a file outside the folder");
    }
    return source;
  }

  /**
   * How long the sound in the file lasts; zero when there is no file or no sound in it.
   *
   * @throws IOException when the file is no WAV or cannot be read
   */
  static Duration lengthOf(Path file) throws IOException {
    try {
      return Files.size(file) <= HEADER_BYTES ? Duration.ZERO : Wav.read(file).length();
    } catch (NoSuchFileException e) {
      return Duration.ZERO;
    } catch (IllegalStateException e) {
      throw new IOException(file + " is not what a telephone records: " + e.getMessage(), e);
    }
  }

  /** Writes the note whole or not at all, and to the disk. */
  void write(Note note) throws IOException {
    Path unfinished = kept.resolve(note.call() + NOTE + UNFINISHED);
    Files.deleteIfExists(unfinished);
    Files.createFile(
        unfinished,
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.write(unfinished, note.toJson());
    force(unfinished);
    Files.move(unfinished, noteOf(note.call()), StandardCopyOption.ATOMIC_MOVE);
    force(kept);
  }

  /** The note of a call's message, when there is one that can be read. */
  Optional<Note> note(CallId call) {
    try {
      return Optional.of(Note.fromJson(Files.readAllBytes(noteOf(call))));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      log.warn("call {}: the note of its message cannot be read", call, e);
      return Optional.empty();
    }
  }

  /** Its row is there, or there is no message: the note is done with. Failing that is no harm. */
  void removeNote(CallId call) {
    removeQuietly(noteOf(call));
  }

  /** Removes a recording in which nothing was said. */
  void removeSource(Note note) throws IOException {
    removeQuietly(source(note));
  }

  /** Moves the audio to its place, for its owner only, and to the disk. */
  void take(Note note) throws IOException {
    Path source = source(note);
    Path audio = audio(note.call());
    force(source);
    Files.move(source, audio, StandardCopyOption.ATOMIC_MOVE);
    force(kept);
    force(source.getParent());
    try {
      Files.setPosixFilePermissions(audio, PosixFilePermissions.fromString("rw-------"));
    } catch (IOException e) {
      // its folder is closed to others all the same; no reason to lose the message
      log.warn("cannot make {} readable for its owner only", audio, e);
    }
  }

  Instant recordedAt(CallId call) throws IOException {
    return Files.getLastModifiedTime(audio(call)).toInstant();
  }

  /** The calls whose note is still there. */
  Set<CallId> withNote() throws IOException {
    return calls(NOTE);
  }

  /** The calls whose audio is kept. */
  Set<CallId> withAudio() throws IOException {
    return calls(WAV);
  }

  /**
   * The names of the dialplan's messages that nobody has written to for this long, by the clock of
   * the file system.
   */
  Set<String> dialplanNames(Duration untouched) throws IOException {
    Path folder = recordings.resolve("dialplan");
    Set<String> names = new TreeSet<>();
    if (!Files.isDirectory(folder)) {
      return names;
    }
    FileTime before = FileTime.from(now().minus(untouched));
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(each -> each.toString().endsWith(WAV)).toList()) {
        if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
            && Files.getLastModifiedTime(file).compareTo(before) < 0) {
          names.add(file.getFileName().toString());
        }
      }
    }
    return names;
  }

  // the clock handed in may be set by hand, and the folder may be on another machine
  private Instant now() throws IOException {
    Path probe = Files.createTempFile(kept, "now", UNFINISHED);
    try {
      return Files.getLastModifiedTime(probe).toInstant();
    } finally {
      Files.delete(probe);
    }
  }

  private Set<CallId> calls(String ending) throws IOException {
    Set<CallId> calls = new TreeSet<>((a, b) -> a.value().compareTo(b.value()));
    try (Stream<Path> files = Files.list(kept)) {
      for (Path file : files.toList()) {
        String name = file.getFileName().toString();
        if (!name.endsWith(ending)) {
          continue;
        }
        try {
          calls.add(new CallId(name.substring(0, name.length() - ending.length())));
        } catch (IllegalArgumentException e) {
          log.warn("{} is not named as a message of ours; it is left alone", file);
        }
      }
    }
    return calls;
  }

  private Path noteOf(CallId call) {
    return kept.resolve(call + NOTE);
  }

  private static void force(Path file) throws IOException {
    // forcing works on a channel opened to read, and a folder cannot be opened to write (fsync(2))
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private static void removeQuietly(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      log.warn("cannot remove {}", file, e);
    }
  }
}
