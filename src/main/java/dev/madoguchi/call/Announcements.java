package dev.madoguchi.call;

import java.time.Duration;
import java.util.Optional;

/** What one caller is told in a queue: the line asks again and again for as long as they wait. */
@FunctionalInterface
public interface Announcements {
  /** Nothing but music. */
  Announcements NONE = waited -> Optional.empty();

  /**
   * What to say now; empty for more music. Called on a thread of the line's own, never by two at
   * once; a late answer is not said.
   *
   * @param waited since the caller joined the queue
   */
  Optional<Words> after(Duration waited);

  /** What was returned last will be heard; without this it was not, and may be returned again. */
  default void said() {}
}
