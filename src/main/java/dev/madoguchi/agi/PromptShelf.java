package dev.madoguchi.agi;

import dev.madoguchi.call.Prompt;
import dev.madoguchi.call.Words;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which prompts Asterisk can play, as it said itself; shared by all calls, thread-safe.
 *
 * <p>A list with a file that is missing or broken plays on without it, but nothing tells which one
 * it was, and when it is the last, Read does not wait for a key at all (app_read.c, seen on 22.10).
 * So each file is tried once, silently, before it is first used, and the answer is kept a while.
 */
final class PromptShelf {
  private static final Logger LOG = LoggerFactory.getLogger(PromptShelf.class);
  private static final Duration GOOD_FOR = Duration.ofMinutes(5);
  private static final Duration BAD_FOR = Duration.ofMinutes(1);

  private record Verdict(boolean playable, Instant until) {}

  private final Path folder;
  private final InstantSource clock;
  private final Map<String, Verdict> verdicts = new ConcurrentHashMap<>();
  private final AtomicLong missed = new AtomicLong();

  PromptShelf(Path folder, InstantSource clock) {
    this.folder = folder;
    this.clock = clock;
  }

  /**
   * The files of the words that can be played, in order; what cannot is logged once a minute and
   * counted each time.
   *
   * @param test asks Asterisk whether it can play a file
   */
  List<String> files(Words words, Predicate<String> test) {
    List<String> files = new ArrayList<>();
    for (Prompt prompt : words.prompts()) {
      String file = folder.resolve(words.language().code()).resolve(prompt.name()).toString();
      if (playable(file, test)) {
        files.add(file);
      } else {
        missed.incrementAndGet();
      }
    }
    return files;
  }

  /** Something of these could not be played after all: each is tried again before its next use. */
  void doubt(List<String> files) {
    files.forEach(verdicts::remove);
  }

  long missed() {
    return missed.get();
  }

  private boolean playable(String file, Predicate<String> test) {
    Instant now = clock.instant();
    Verdict known = verdicts.get(file);
    if (known != null && now.isBefore(known.until())) {
      return known.playable();
    }
    boolean playable = test.test(file);
    verdicts.put(file, new Verdict(playable, now.plus(playable ? GOOD_FOR : BAD_FOR)));
    if (!playable) {
      LOG.error(
          "Asterisk cannot play {}.wav: the words are said without it. Check that the file is there"
              + " (8 kHz, mono, 16 bit) and that Asterisk may read it",
          file);
    }
    return playable;
  }
}
