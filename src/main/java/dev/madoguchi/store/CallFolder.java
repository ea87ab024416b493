package dev.madoguchi.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The folder in which the dialplan writes a file of each call. */
final class CallFolder {
  private static final Logger log = LoggerFactory.getLogger(CallFolder.class);
  private static final int LONGEST = 4096; // bytes; the dialplan writes some 300

  private final Path folder;
  private final Path switchPid;
  private final Set<String> complainedOf = ConcurrentHashMap.newKeySet();
  private Map<String, FileTime> known = Map.of();

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
    } catch (IOException e) {
      throw new StoreException("cannot make the folder of calls " + folder, e);
    }
  }

  /**
   * The names of files that were written to since this was last asked and whose calls may be over.
   * For one thread.
   *
   * <p>Asked for every now and then: to be told of each write cost a call as much as a tenth of all
   * the server does for it.
   */
  Set<String> changed() throws IOException {
    Map<String, FileTime> now = new HashMap<>();
    for (String name : names()) {
      try {
        BasicFileAttributes file =
            Files.readAttributes(
                folder.resolve(name), BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (file.size() > CallFile.LONGEST_BEGINNING) {
          now.put(name, file.lastModifiedTime());
        }
      } catch (NoSuchFileException e) {
        log.trace("taken in a moment ago: {}", name, e);
      }
    }
    Set<String> changed = new HashSet<>();
    now.forEach(
        (name, time) -> {
          if (!time.equals(known.get(name))) {
            changed.add(name);
          }
        });
    known = now;
    return changed;
  }

  /** Every name in it. */
  List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  /** Those of these files whose calls are over, or whose switch has died in the middle of them. */
  List<CallFile> over(Iterable<String> names) throws IOException {
    Optional<FileTime> began = switchBegan();
    List<CallFile> over = new ArrayList<>();
    for (String name : names) {
      read(name, began).ifPresent(over::add);
    }
    return over;
  }

  private Optional<CallFile> read(String name, Optional<FileTime> switchBegan) throws IOException {
    Path file = folder.resolve(name);
    try {
      if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
        return complain(name);
      }
      long size = Files.size(file);
      if (size > LONGEST) {
        return complain(name);
      }
      if (size <= CallFile.LONGEST_BEGINNING && !ofAnEarlierSwitch(file, switchBegan)) {
        return Optional.empty();
      }
      Optional<CallFile> parsed =
          CallFile.parse(name, Files.readString(file, StandardCharsets.ISO_8859_1));
      if (parsed.filter(CallFile::isOver).isPresent()) {
        return parsed;
      }
      if (!ofAnEarlierSwitch(file, switchBegan)) {
        return Optional.empty();
      }
      return parsed.isPresent() ? parsed : complain(name);
    } catch (NoSuchFileException e) {
      return Optional.empty(); // taken in a moment ago
    }
  }

  /** Nobody goes on writing a file that is older than the switch. */
  private static boolean ofAnEarlierSwitch(Path file, Optional<FileTime> switchBegan)
      throws IOException {
    return switchBegan.isPresent()
        && Files.getLastModifiedTime(file).compareTo(switchBegan.get()) < 0;
  }

  private Optional<FileTime> switchBegan() throws IOException {
    try {
      return Optional.of(Files.getLastModifiedTime(switchPid));
    } catch (NoSuchFileException e) {
      return Optional.empty(); // it is down, or starting: the next look will tell
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
}
