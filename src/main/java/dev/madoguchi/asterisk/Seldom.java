package dev.madoguchi.asterisk;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;

/** Warns at most once a second, however often it is asked to: a flood must not fill the disk. */
public final class Seldom {
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final Logger log;
  private final InstantSource clock;
  private final AtomicLong total = new AtomicLong();
  private Instant next = Instant.MIN;
  private long unsaid;

  public Seldom(Logger log, InstantSource clock) {
    this.log = log;
    this.clock = clock;
  }

  public void warn(String what) {
    total.incrementAndGet();
    long before;
    synchronized (this) {
      Instant now = clock.instant();
      if (now.isBefore(next)) {
        unsaid++;
        return;
      }
      next = now.plus(PAUSE);
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
