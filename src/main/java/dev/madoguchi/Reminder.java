package dev.madoguchi;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Tells what is overdue, at once and then again and again for as long as it is. */
final class Reminder implements AutoCloseable {
  static final Duration DAILY = Duration.ofDays(1);

  private final CountDownLatch ended = new CountDownLatch(1);
  private final Thread thread;

  private Reminder(Runnable round, Duration every) {
    this.thread =
        Thread.ofVirtual()
            .name("reminder")
            .unstarted(
                () -> {
                  try {
                    do {
                      round.run();
                    } while (!ended.await(every.toMillis(), TimeUnit.MILLISECONDS));
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  }
                });
  }

  /**
   * Begins.
   *
   * @param overdue looked at in each round; empty when there is nothing to tell
   * @param tell may be called on any thread of ours
   */
  static Reminder start(Supplier<Optional<String>> overdue, Duration every, Consumer<String> tell) {
    Reminder reminder = new Reminder(() -> overdue.get().ifPresent(tell), every);
    reminder.thread.start();
    return reminder;
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
