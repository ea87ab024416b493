package dev.madoguchi.store;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Duration;
import java.util.List;
import org.slf4j.LoggerFactory;

/** What the store says in its log while this is open; other tests may be heard, too. */
final class StoreLog implements AutoCloseable {
  private static final Duration SOON = Duration.ofSeconds(20);

  private final ListAppender<ILoggingEvent> said = new ListAppender<>();
  private final Logger log = logger();

  StoreLog() {
    said.start();
    log.setLevel(Level.INFO);
    log.addAppender(said);
  }

  /** Until logging has begun, which another test may just be seeing to, it is a stand-in's. */
  private static Logger logger() {
    long deadline = System.nanoTime() + SOON.toNanos();
    while (true) {
      if (LoggerFactory.getLogger("dev.madoguchi.store") instanceof Logger logger) {
        return logger;
      }
      assertThat(System.nanoTime()).as("logging begins").isLessThan(deadline);
      Thread.onSpinWait();
    }
  }

  List<ILoggingEvent> said() {
    synchronized (said) { // as its appending is: other threads write meanwhile
      return List.copyOf(said.list);
    }
  }

  void await(String words) {
    long deadline = System.nanoTime() + SOON.toNanos();
    while (said().stream().noneMatch(event -> event.getFormattedMessage().contains(words))) {
      assertThat(System.nanoTime()).as(words).isLessThan(deadline);
      Thread.onSpinWait();
    }
  }

  @Override
  public void close() {
    log.detachAppender(said);
  }
}
