package dev.madoguchi;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes in, four seconds after the start and then every ten, messages that are no inquiries yet:
 * those the dialplan took while we were away, and those whose row could not be written.
 */
final class Adoption implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Adoption.class);
  // a caller's message is an inquiry within twenty seconds of its end, whoever took it
  private static final Duration EVERY = Duration.ofSeconds(10);

  // a call another server had is with us by then, and looks after what it tells itself
  private static final Duration CALLS_ARE_BACK = Duration.ofSeconds(4);

  private final IntSupplier adopt;
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Thread thread;

  private Adoption(IntSupplier adopt) {
    this.adopt = adopt;
    this.thread = Thread.ofPlatform().daemon().name("adoption").unstarted(this::run);
  }

  /**
   * Begins.
   *
   * @param adopt takes in what is there and tells how many that were
   */
  static Adoption start(IntSupplier adopt) {
    Adoption adoption = new Adoption(adopt);
    adoption.thread.start();
    return adoption;
  }

  private void run() {
    try {
      Duration wait = CALLS_ARE_BACK;
      while (!ended.await(wait.toMillis(), TimeUnit.MILLISECONDS)) {
        round();
        wait = EVERY;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void round() {
    try {
      int adopted = adopt.getAsInt();
      if (adopted > 0) {
        log.info("{} messages that waited are inquiries now", adopted);
      }
    } catch (RuntimeException e) {
      log.error("messages that wait below recordings/ stay there until the next round", e);
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
