package dev.madoguchi.store;

import dev.madoguchi.call.CallId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes that belong to no note and no live call. Nobody can tell whose they are; set aside, they
 * have their time like everything else that is recorded.
 */
final class Strays {
  private static final Logger log = LoggerFactory.getLogger(Strays.class);

  private final MessageFolder folder;
  private final Set<CallId> live;

  Strays(MessageFolder folder, Set<CallId> live) {
    this.folder = folder;
    this.live = live;
  }

  /** Sets aside those that nobody has written to since. */
  void setAside(Instant before) throws IOException {
    // takes first: a note is there before its takes, so whatever comes meanwhile is not among them
    List<Path> takes = folder.takes();
    if (takes.isEmpty()) {
      return;
    }
    Set<String> calls = new HashSet<>();
    Set<String> noted = new HashSet<>();
    live.forEach(call -> calls.add(call.value()));
    for (Path file : folder.notes()) {
      calls.add(file.getFileName().toString().replaceFirst("\\.json$", ""));
      noted.addAll(sources(file));
    }
    for (Path take : takes) {
      String name = take.getFileName().toString();
      if (!noted.contains(name) && calls.stream().noneMatch(call -> isOf(call, name))) {
        setAside(take, before);
      }
    }
  }

  private void setAside(Path take, Instant before) throws IOException {
    try {
      if (MessageFolder.untouchedSince(before, take)) {
        folder.setAside(take, "broken");
        log.warn("nothing is known of the recording {}; set aside in broken/", take.getFileName());
      }
    } catch (NoSuchFileException e) {
      log.debug("its call has finished with it", e);
    }
  }

  private static boolean isOf(String call, String name) {
    return name.startsWith(call + "-") || name.equals(call + ".wav");
  }

  /** A note that cannot be read still protects what is named as its call's. */
  private static List<String> sources(Path file) {
    try {
      return Note.fromJson(Files.readAllBytes(file)).sources();
    } catch (IOException | RuntimeException e) {
      log.debug("a note that cannot be read, or has just gone", e);
      return List.of();
    }
  }
}
