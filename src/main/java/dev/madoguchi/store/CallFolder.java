package dev.madoguchi.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The folder in which the dialplan writes a file of each call. */
final class CallFolder implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(CallFolder.class);
  private static final int LONGEST = 4096; // bytes; the dialplan writes some 300

  private final Path folder;
  private final Path switchPid;
  private final WatchService watcher;
  private final Set<String> complainedOf = ConcurrentHashMap.newKeySet();

  /**
   * The folder, made when it is not there.
   *
   * @param switchPid the file the switch writes when it starts
   */
  CallFolder(Path folder, Path switchPid) {
    this.folder = folder;
    this.switchPid = switchPid;
    try {
      Files.createDirectories(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      watcher = folder.getFileSystem().newWatchService();
      folder.register(
          watcher, StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_MODIFY);
    } catch (IOException e) {
      throw new StoreException("cannot watch the folder of calls " + folder, e);
    }
  }

  /** Tells names of files that were written to, until closed; an empty name stands for any. */
  void watch(Consumer<String> written) {
    try {
      while (true) {
        WatchKey key = watcher.take();
        for (WatchEvent<?> event : key.pollEvents()) {
          written.accept(event.context() instanceof Path name ? name.toString() : "");
        }
        key.reset();
      }
    } catch (ClosedWatchServiceException e) {
      log.trace("no longer watching", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Every name in it. */
  List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  /** Those of these files whose calls are over, or whose switch has died in the middle of them. */
  List<CallFile> over(Iterable<String> names) throws IOException {
    List<CallFile> over = new ArrayList<>();
    for (String name : names) {
      read(name).ifPresent(over::add);
    }
    return over;
  }

  private Optional<CallFile> read(String name) throws IOException {
    Path file = folder.resolve(name);
    try {
      if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || Files.size(file) > LONGEST) {
        return complain(name);
      }
      Optional<CallFile> parsed =
          CallFile.parse(name, Files.readString(file, StandardCharsets.ISO_8859_1));
      if (parsed.filter(CallFile::isOver).isPresent()) {
        return parsed;
      }
      if (!ofAnEarlierSwitch(file)) {
        return Optional.empty();
      }
      return parsed.isPresent() ? parsed : complain(name);
    } catch (NoSuchFileException e) {
      return Optional.empty(); // taken in a moment ago
    }
  }

  /** Nobody goes on writing a file that is older than the switch. */
  private boolean ofAnEarlierSwitch(Path file) throws IOException {
    FileTime written = Files.getLastModifiedTime(file);
    try {
      return written.compareTo(Files.getLastModifiedTime(switchPid)) < 0;
    } catch (NoSuchFileException e) {
      return false; // the switch is down, or starting: the next look will tell
    }
  }

  private Optional<CallFile> complain(String name) {
    if (Files.exists(folder.resolve(name)) && complainedOf.add(name)) {
      log.warn("a file in {} is not of a call and is left alone", folder);
    }
    return Optional.empty();
  }

  /** Its record is there. */
  void remove(CallFile file) {
    try {
      Files.deleteIfExists(folder.resolve(file.call().value()));
    } catch (IOException e) {
      log.warn("call {}: its file cannot be removed: {}", file.call(), Why.of(e));
    }
  }

  @Override
  public void close() {
    try {
      watcher.close();
    } catch (IOException e) {
      log.warn("the watch over {} did not end cleanly", folder, e);
    }
  }
}
