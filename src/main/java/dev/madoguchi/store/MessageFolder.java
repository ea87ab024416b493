package dev.madoguchi.store;

import dev.madoguchi.call.CallId;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder of recordings: where the switch records, {@code notes/} of what is on its way, and
 * {@code inquiries/} where we keep.
 */
final class MessageFolder {
  private static final Logger log = LoggerFactory.getLogger(MessageFolder.class);
  private static final String KEPT = "inquiries";
  private static final String NOTES = "notes";
  private static final String WAV = ".wav";
  private static final String NOTE = ".json";
  private static final String UNFINISHED = ".tmp";
  private static final long LEAST_ROOM = 1 << 20; // bytes: a minute of a message
  private static final Duration ROW_DUE = Duration.ofSeconds(30);

  private final Path recordings;
  private final Path kept;
  private final Path notes;

  MessageFolder(Path recordings) {
    this.recordings = recordings.toAbsolutePath().normalize();
    this.kept = this.recordings.resolve(KEPT);
    this.notes = this.recordings.resolve(NOTES);
    for (Path folder : List.of(kept, notes)) {
      try {
        Files.createDirectories(
            folder,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      } catch (IOException e) {
        throw new StoreException("cannot make the folder of messages " + folder, e);
      }
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

  /** Where the switch recorded a take of the message; never outside the folder. */
  Path source(Note note, String take) throws IOException {
    Path source = recordings.resolve(take).normalize();
    if (!source.startsWith(recordings)) {
      throw new IOException("the note of call " + note.call() + " names a file outside the folder");
    }
    return source;
  }

  /** Whether the disk still has room: without it a recording is not what was said. */
  boolean hasRoom() throws IOException {
    return Files.getFileStore(recordings).getUsableSpace() >= LEAST_ROOM;
  }

  /** Writes the note whole or not at all, and to the disk. */
  void write(Note note) throws IOException {
    Path unfinished = notes.resolve(note.call() + NOTE + UNFINISHED);
    Files.deleteIfExists(unfinished);
    Files.createFile(
        unfinished,
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.write(unfinished, note.toJson());
    force(unfinished);
    Files.move(unfinished, noteFile(note), StandardCopyOption.ATOMIC_MOVE);
    force(notes);
  }

  Path noteFile(Note note) {
    return notes.resolve(note.call() + NOTE);
  }

  Path notesFolder() {
    return notes;
  }

  /** The files of all notes. */
  List<Path> notes() throws IOException {
    return notesIn(notes);
  }

  private static List<Path> notesIn(Path notes) throws IOException {
    try (Stream<Path> files = Files.list(notes)) {
      return files.filter(each -> each.toString().endsWith(NOTE)).sorted().toList();
    }
  }

  /** How many notes tell of an inquiry that has its number, and have waited for its row. */
  static long withoutRows(Path recordings) throws IOException {
    Instant before = Instant.now().minus(ROW_DUE);
    long waiting = 0;
    for (Path file : notesIn(recordings.resolve(NOTES))) {
      try {
        if (untouchedSince(before, file)
            && Note.fromJson(Files.readAllBytes(file)).receipt().isPresent()) {
          waiting++;
        }
      } catch (IOException e) {
        log.debug("a note that cannot be read, or has just gone", e);
      }
    }
    return waiting;
  }

  /** What the switch has recorded and nobody has taken yet, but for the dialplan's. */
  List<Path> takes() throws IOException {
    try (Stream<Path> files = Files.list(recordings)) {
      return files
          .filter(each -> each.toString().endsWith(WAV))
          .filter(each -> Files.isRegularFile(each, LinkOption.NOFOLLOW_LINKS))
          .toList();
    }
  }

  /** A message the dialplan took. */
  Path ofDialplan(String name) {
    return recordings.resolve("dialplan").resolve(name);
  }

  /** There is no message: the note is done with. Failing that is no harm. */
  void removeNote(Note note) {
    try {
      Files.deleteIfExists(noteFile(note));
    } catch (IOException e) {
      log.warn("call {}: cannot remove the note of its message: {}", note.call(), Why.of(e));
    }
  }

  /**
   * Its row is there: the note goes beside the audio and stays as long, for a backup of the
   * database that is put in place may not have that row. Failing that is no harm.
   */
  void keepNote(Note note) {
    try {
      if (hasAudio(note.call())) {
        Files.move(noteFile(note), keptNote(note.call()), StandardCopyOption.ATOMIC_MOVE);
      } else {
        Files.deleteIfExists(noteFile(note));
      }
    } catch (NoSuchFileException e) {
      log.debug("call {}: its note is there already, or there was no room for one", note.call(), e);
    } catch (IOException e) {
      log.warn("call {}: cannot keep the note of its message: {}", note.call(), Why.of(e));
    }
  }

  /** What was known of a call when its row was written; not there when the disk was full. */
  Path keptNote(CallId call) {
    return kept.resolve(call + NOTE);
  }

  /** Deletes audio whose time is over, and first the note beside it. */
  static void deleteKept(Path audio) throws IOException {
    String name = audio.getFileName().toString();
    if (name.endsWith(WAV)) {
      String call = name.substring(0, name.length() - WAV.length());
      Files.deleteIfExists(audio.resolveSibling(call + NOTE));
    }
    Files.deleteIfExists(audio);
  }

  /** Moves a recording that is no message out of the way, into a folder beside it. */
  void setAside(Path source, String folder) throws IOException {
    Path aside = source.resolveSibling(folder);
    Files.createDirectories(
        aside, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    Files.move(source, aside.resolve(source.getFileName()), StandardCopyOption.ATOMIC_MOVE);
  }

  /** Moves the audio of a take to its place, for its owner only, and to the disk. */
  void take(Note note, String take) throws IOException {
    Path source = source(note, take);
    Path audio = audio(note.call());
    force(source);
    Files.move(source, audio, StandardCopyOption.ATOMIC_MOVE);
    force(kept);
    force(source.getParent());
    try {
      Files.setPosixFilePermissions(audio, PosixFilePermissions.fromString("rw-------"));
    } catch (IOException e) {
      // its folder is closed to others all the same; no reason to lose the message
      log.warn(
          "call {}: its message cannot be made readable for its owner only: {}",
          note.call(),
          Why.of(e));
    }
  }

  Instant recordedAt(CallId call) throws IOException {
    return Files.getLastModifiedTime(audio(call)).toInstant();
  }

  /** The calls whose audio is kept. */
  Set<CallId> withAudio() throws IOException {
    return calls();
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
    Instant before = now().minus(untouched);
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(each -> each.toString().endsWith(WAV)).toList()) {
        if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && untouchedSince(before, file)) {
          names.add(file.getFileName().toString());
        }
      }
    }
    return names;
  }

  static boolean untouchedSince(Instant before, Path file) throws IOException {
    return Files.getLastModifiedTime(file).toInstant().isBefore(before);
  }

  // the clock handed in may be set by hand, and the folder may be on another machine
  Instant now() throws IOException {
    Path probe = Files.createTempFile(notes, "now", UNFINISHED);
    try {
      return Files.getLastModifiedTime(probe).toInstant();
    } finally {
      Files.delete(probe);
    }
  }

  private Set<CallId> calls() throws IOException {
    Set<CallId> calls = new TreeSet<>((a, b) -> a.value().compareTo(b.value()));
    try (Stream<Path> files = Files.list(kept)) {
      for (Path file : files.toList()) {
        String name = file.getFileName().toString();
        if (!name.endsWith(WAV)) {
          continue;
        }
        try {
          calls.add(new CallId(name.substring(0, name.length() - WAV.length())));
        } catch (IllegalArgumentException e) {
          log.warn("{} is not named as a message of ours; it is left alone", file);
        }
      }
    }
    return calls;
  }

  static void force(Path file) throws IOException {
    // forcing works on a channel opened to read, and a folder cannot be opened to write (fsync(2))
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
