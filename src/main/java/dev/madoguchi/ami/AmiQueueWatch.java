package dev.madoguchi.ami;

import dev.madoguchi.asterisk.Links;
import dev.madoguchi.call.CallId;
import dev.madoguchi.call.QueueName;
import dev.madoguchi.queue.QueueSnapshot;
import dev.madoguchi.queue.QueueStandings;
import dev.madoguchi.queue.Standing;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.asteriskjava.manager.event.ManagerEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches app_queue over AMI, from now until closed: Asterisk may come up after us, go, and come
 * back. While it is gone the queues are told as last heard, with waits that go on.
 *
 * <p>Safe for many threads. The listener is called on this watch's own thread after each change; it
 * may take its time, but news waits behind it.
 */
public final class AmiQueueWatch implements QueueStandings, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(AmiQueueWatch.class);
  private static final Duration CLOSE_WAIT = Duration.ofSeconds(10);

  private final AmiSettings settings;
  private final AmiLimits limits;
  private final Clock clock;
  private final Consumer<List<QueueSnapshot>> listener;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final AtomicLong logins = new AtomicLong();
  private final AtomicLong ignored = new AtomicLong();
  private final AtomicLong overflowed = new AtomicLong();
  private final Thread thread;
  private volatile QueueBoard board = QueueBoard.EMPTY;
  private volatile Optional<AmiSession> current = Optional.empty();
  private volatile Links link = Links.one("ami");

  private AmiQueueWatch(
      AmiSettings settings, AmiLimits limits, Clock clock, Consumer<List<QueueSnapshot>> listener) {
    this.settings = settings;
    this.limits = limits;
    this.clock = clock;
    this.listener = listener;
    this.thread = Thread.ofVirtual().name("ami-queue-watch").unstarted(this::run);
  }

  /**
   * Begins to watch and returns at once; the first snapshot comes when Asterisk answers.
   *
   * @param listener told every queue after each change; what it throws is logged
   */
  public static AmiQueueWatch connect(
      AmiSettings settings, Clock clock, Consumer<List<QueueSnapshot>> listener) {
    return connect(settings, AmiLimits.USUAL, clock, listener);
  }

  static AmiQueueWatch connect(
      AmiSettings settings, AmiLimits limits, Clock clock, Consumer<List<QueueSnapshot>> listener) {
    AmiQueueWatch watch = new AmiQueueWatch(settings, limits, clock, listener);
    watch.thread.start();
    return watch;
  }

  /**
   * Logs in, asks once, logs off.
   *
   * @throws AmiUnavailable with one line to show, when Asterisk does not answer within seconds
   */
  public static List<QueueSnapshot> askOnce(AmiSettings settings, Clock clock)
      throws AmiUnavailable {
    try (AmiSession session = AmiSession.open(settings, AmiLimits.USUAL, new AtomicLong())) {
      Instant now = clock.instant();
      return session.ask(now, QueueBoard.EMPTY).at(now);
    }
  }

  /** Every queue as last heard, in the switch's order; empty until the switch was reached. */
  List<QueueSnapshot> queues() {
    return board.at(clock.instant());
  }

  /** Known only while the switch is heard: an old place is no place. */
  @Override
  public Standing of(QueueName queue, CallId call) {
    return current.isPresent()
        ? board.standing(queue, call, clock.instant())
        : new Standing.Unknown();
  }

  /** How the connection is: there once Asterisk has told its queues. */
  public Links link() {
    return link;
  }

  /** What happened since the beginning. */
  public Counts counts() {
    return new Counts(logins.get(), ignored.get(), overflowed.get());
  }

  /**
   * What the watch went through.
   *
   * @param logins that led to a snapshot
   * @param ignored events that were not understood
   * @param overflowed events that found the inbox full
   */
  public record Counts(long logins, long ignored, long overflowed) {}

  /** Ends the watch, its thread and asterisk-java's; within ten seconds even if Asterisk hangs. */
  @Override
  public void close() {
    closed.countDown();
    current.ifPresent(AmiSession::wake);
    try {
      if (!thread.join(CLOSE_WAIT)) {
        LOG.warn("the watch on {} still waits for an answer and ends after it", settings.place());
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    Outage outage = new Outage(System.nanoTime());
    int failures = 0;
    try {
      while (!isClosed()) {
        long before = logins.get();
        try (AmiSession session = AmiSession.open(settings, limits, overflowed)) {
          watch(session, outage);
        } catch (AmiUnavailable e) {
          if (isClosed()) {
            break;
          }
          if (logins.get() > before) {
            outage = new Outage(System.nanoTime());
            failures = 0;
          }
          outage.tell(e);
        } catch (RuntimeException e) {
          // Ours or asterisk-java's: nobody would begin an ended watch again. Failures go on
          // counting even after a login, so that a fault at every login slows down.
          outage = outage.nextAt(System.nanoTime());
          outage.tellFault(e);
        } finally {
          current = Optional.empty();
          link = link.gone();
        }
        failures++;
        double chance = ThreadLocalRandom.current().nextDouble();
        closed.await(limits.backoff().after(failures, chance).toNanos(), TimeUnit.NANOSECONDS);
      }
    } catch (InterruptedException e) {
      LOG.error(
          "the watch on {} was interrupted and ends; queues stay as last heard",
          settings.place(),
          e);
    }
  }

  private boolean isClosed() {
    return closed.getCount() == 0;
  }

  private void watch(AmiSession session, Outage outage)
      throws AmiUnavailable, InterruptedException {
    long lost = overflowed.get();
    ask(session);
    logins.incrementAndGet();
    current = Optional.of(session);
    link = link.here();
    LOG.info(
        "watching {} queues at {} after {} without",
        board.lanes().size(),
        settings.place(),
        outage.length());
    long asked = System.nanoTime();
    while (!isClosed()) {
      Duration left = limits.ask().minusNanos(System.nanoTime() - asked);
      Optional<ManagerEvent> event = session.next(left.isPositive() ? left : Duration.ZERO);
      event.ifPresent(this::apply);
      long lostNow = overflowed.get();
      if (lostNow != lost) {
        LOG.warn(
            "events came faster than they were applied, {} were lost: asking for all queues anew",
            lostNow - lost);
      }
      if (lostNow != lost || !left.isPositive()) {
        lost = lostNow;
        ask(session);
        asked = System.nanoTime();
      }
    }
  }

  private void ask(AmiSession session) throws AmiUnavailable {
    show(session.ask(clock.instant(), board));
  }

  private void apply(ManagerEvent event) {
    AmiEvents.read(event, clock.instant())
        .ifPresentOrElse(change -> show(board.after(change)), () -> ignore(event));
  }

  private void ignore(ManagerEvent event) {
    ignored.incrementAndGet();
    LOG.debug("not understood: {}", event.getClass().getSimpleName());
  }

  private void show(QueueBoard next) {
    QueueBoard before = board;
    if (next.equals(before)) {
      return;
    }
    board = next;
    AgentNews.between(before, next).forEach(LOG::info);
    try {
      listener.accept(queues());
    } catch (RuntimeException e) {
      LOG.error("a listener to queue changes failed; the watch goes on", e);
    }
  }

  /** A time without Asterisk; each reason is told once as a warning, not once an attempt. */
  private static final class Outage {
    private final long since; // by System.nanoTime: the line's clock may be stepped meanwhile
    private String told = "";

    Outage(long since) {
      this.since = since;
    }

    Duration length() {
      return Duration.ofNanos(System.nanoTime() - since);
    }

    /** One that begins later and knows what was told already. */
    Outage nextAt(long later) {
      Outage next = new Outage(later);
      next.told = told;
      return next;
    }

    void tell(AmiUnavailable reason) {
      if (isNew(reason.getMessage(), reason)) {
        LOG.warn("{}; trying again until it answers", told);
      }
    }

    void tellFault(RuntimeException fault) {
      if (isNew(fault.toString(), fault)) {
        LOG.error("a fault of ours in the watch on Asterisk's queues; it logs in anew", fault);
      }
    }

    private boolean isNew(String reason, Exception cause) {
      if (reason.equals(told)) {
        LOG.debug("still: {}", told, cause);
        return false;
      }
      told = reason;
      return true;
    }
  }
}
