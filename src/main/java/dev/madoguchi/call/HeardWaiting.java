package dev.madoguchi.call;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Remembers what a waiting caller was told; said on a thread of the line's, read by the call's. */
final class HeardWaiting implements Announcements {
  private final Announcements announcements;
  private final List<Words> said = new ArrayList<>();
  private Words next = Words.NONE;

  HeardWaiting(Announcements announcements) {
    this.announcements = announcements;
  }

  @Override
  public Optional<Words> after(Duration waited) {
    Optional<Words> words = announcements.after(waited);
    synchronized (this) {
      next = words.orElse(Words.NONE);
    }
    return words;
  }

  @Override
  public void said() {
    announcements.said();
    synchronized (this) {
      said.add(next);
      next = Words.NONE;
    }
  }

  /** The words in their order, as they were said. */
  synchronized List<Words> words() {
    return List.copyOf(said);
  }
}
