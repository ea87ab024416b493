package dev.madoguchi.asterisk;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.slf4j.Logger;

/**
 * Warns at most once a second, however often it is asked to: a flood must not fill the disk. No
 * step of a clock makes it mute.
 */
public final class Seldom {
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final Logger log;
  private final LongSupplier nanos;
  private final AtomicLong total = new AtomicLong();
  private long next;
  private long unsaid;

  public Seldom(Logger log) {
    this(log, System::nanoTime);
  }

  /**
   * @param nanos a reading that only goes on, from wherever it begins
   */
  Seldom(Logger log, LongSupplier nanos) {
    this.log = log;
    this.nanos = nanos;
    this.next = nanos.getAsLong();
  }

  public void warn(String what) {
    total.incrementAndGet();
    long before;
    synchronized (this) {
      long now = nanos.getAsLong();
      if (now - next < 0) {
        unsaid++;
        return;
      }
      next = now + PAUSE.toNanos();
      before = unsaid;
      unsaid = 0;
    }
    log.warn("{} ({} more like it before, not logged)", what, before);
  }

  /** How often it was asked to warn. */
  public long total() {
    return total.get();
  }
}
