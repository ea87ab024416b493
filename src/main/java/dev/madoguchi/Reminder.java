package dev.madoguchi;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells what is amiss, again and again for as long as it is. */
final class Reminder implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Reminder.class);

  static final Duration DAILY = Duration.ofDays(1);

  private final CountDownLatch ended = new CountDownLatch(1);
  private final Thread thread;

  private Reminder(Runnable round, Duration first, Duration every) {
    this.thread =
        // not a virtual one: a long look would keep calls from a processor
        Thread.ofPlatform()
            .daemon()
            .name("reminder")
            .unstarted(
                () -> {
                  try {
                    Duration wait = first;
                    while (!ended.await(wait.toMillis(), TimeUnit.MILLISECONDS)) {
                      round.run();
                      wait = every;
                    }
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  }
                });
  }

  /**
   * Begins.
   *
   * @param amiss looked at in each round; empty when there is nothing to tell
   * @param first so long after the beginning
   * @param tell may be called on any thread of ours
   */
  static Reminder start(
      Supplier<List<String>> amiss, Duration first, Duration every, Consumer<String> tell) {
    Reminder reminder = new Reminder(() -> look(amiss, tell), first, every);
    reminder.thread.start();
    return reminder;
  }

  /** What cannot be looked at in one round may be in the next. */
  private static void look(Supplier<List<String>> amiss, Consumer<String> tell) {
    try {
      amiss.get().forEach(tell);
    } catch (RuntimeException e) {
      log.error("cannot look whether anything is amiss; tried again tomorrow", e);
    }
  }

  /** Ends after the round that is under way. */
  @Override
  public void close() {
    ended.countDown();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
