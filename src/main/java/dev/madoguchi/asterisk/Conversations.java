package dev.madoguchi.asterisk;

import dev.madoguchi.call.Line;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * The conversations under way, each on a virtual thread of its own that carries the call's id as
 * its name and in the log context under "call". Safe for use by many threads.
 */
public final class Conversations {
  private static final Logger LOG = LoggerFactory.getLogger(Conversations.class);

  private final Consumer<Line> talk;
  private final Set<Thread> threads = ConcurrentHashMap.newKeySet();

  public Conversations(Consumer<Line> talk) {
    this.talk = talk;
  }

  /**
   * Begins one.
   *
   * @param over runs on the call's thread when the conversation has ended, however it did, and its
   *     line is closed
   */
  public void begin(Line line, Runnable over) {
    Thread thread = Thread.ofVirtual().name(line.id().value()).unstarted(() -> run(line, over));
    threads.add(thread);
    thread.start();
  }

  private void run(Line line, Runnable over) {
    MDC.put("call", line.id().value());
    try (line) {
      talk.accept(line);
    } catch (RuntimeException e) {
      // The last fence: faults of the talk end in CallRunner, so this is one around it. Uncaught it
      // would reach only standard error, without the call's id.
      LOG.error("the conversation failed; the caller is left to the dialplan", e);
    } finally {
      MDC.remove("call");
      over.run();
      threads.remove(Thread.currentThread());
    }
  }

  /** Waits until those under way have ended; one that does not in this time is left behind. */
  public void awaitEnd(Duration atMost) {
    long end = System.nanoTime() + atMost.toNanos();
    try {
      for (Thread thread : threads) {
        Duration left = Duration.ofNanos(end - System.nanoTime());
        if (!left.isPositive() || !thread.join(left)) {
          LOG.warn("call {} does not end; it is left behind", thread.getName());
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
