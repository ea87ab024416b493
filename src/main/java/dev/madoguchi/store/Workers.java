package dev.madoguchi.store;

import dev.madoguchi.call.CallId;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The platform threads that do what blocks natively (SQLite, fsync), which would pin a virtual
 * thread to its carrier. One call's work is done by one of them at a time, and in time or not.
 */
final class Workers implements AutoCloseable {
  /** Work to be done before the deadline, a reading of {@link System#nanoTime}. */
  interface Work<T> {
    T by(long deadline) throws IOException, SQLException;
  }

  private static final Logger log = LoggerFactory.getLogger(Workers.class);

  private final ExecutorService threads;
  private final Duration patience;
  // two threads at work for one call would take each other's files; calls share few locks
  private final ReentrantLock[] locks =
      Stream.generate(ReentrantLock::new).limit(64).toArray(ReentrantLock[]::new);

  /**
   * Workers that do nothing yet.
   *
   * @param patience for everything, waiting included: a caller listens to silence meanwhile
   */
  Workers(String name, int threads, Duration patience) {
    this.threads =
        Executors.newFixedThreadPool(threads, Thread.ofPlatform().daemon().name(name, 0).factory());
    this.patience = patience;
  }

  /**
   * Begins the work and does not wait for it.
   *
   * @param failed told why, in words for a log
   */
  <T> CompletableFuture<T> begin(CallId call, Work<T> work, Function<String, T> failed) {
    long deadline = System.nanoTime() + patience.toNanos();
    try {
      return CompletableFuture.supplyAsync(() -> alone(call, work, deadline, failed), threads);
    } catch (RejectedExecutionException e) {
      log.error("call {}: its message was not kept, the store is closed", call, e);
      return CompletableFuture.completedFuture(failed.apply("the store is closed"));
    }
  }

  /**
   * Does the work; whatever goes wrong is logged, and becomes what {@code failed} makes of it.
   *
   * @param failed told why, in words for a log
   */
  <T> T forCall(CallId call, Work<T> work, Function<String, T> failed) {
    try {
      return begin(call, work, failed).orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS).join();
    } catch (CompletionException e) {
      return switch (e.getCause()) {
        case TimeoutException late -> tooLate(call, failed);
        case Error error -> throw error;
        default -> {
          log.error("call {}: the store failed", call, e.getCause());
          yield failed.apply(String.valueOf(e.getCause().getMessage()));
        }
      };
    }
  }

  /** Waits for what was begun, for so long at the most; what was thrown by it is thrown here. */
  static <T> Optional<T> await(CompletableFuture<T> begun, Duration atMost) {
    try {
      return Optional.of(begun.get(atMost.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw new IllegalStateException("whatever goes wrong is what the work returns", e);
    }
  }

  private <T> T alone(CallId call, Work<T> work, long deadline, Function<String, T> failed) {
    ReentrantLock lock = locks[Math.floorMod(call.hashCode(), locks.length)];
    try {
      if (!lock.tryLock(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
        return tooLate(call, failed);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return tooLate(call, failed);
    }
    try {
      // nothing is begun for a caller who has been told that it was not kept
      return deadline - System.nanoTime() < 0 ? tooLate(call, failed) : work.by(deadline);
    } catch (IOException e) {
      log.error(
          "call {}: the disk failed; what there is of its message stays: {}", call, Why.of(e));
      return failed.apply(Why.of(e));
    } catch (SQLException | RuntimeException e) {
      // Jdbi's exceptions are RuntimeExceptions; whatever it is, the caller is told the truth and
      // the message stays on disk for recover
      log.error("call {}: the store failed; what there is of its message stays", call, e);
      return failed.apply(String.valueOf(e.getMessage()));
    } finally {
      lock.unlock();
    }
  }

  private <T> T tooLate(CallId call, Function<String, T> failed) {
    log.error(
        "call {}: not done within {} ms; look at the disk and its load", call, patience.toMillis());
    return failed.apply("the disk or the database took too long");
  }

  /** Waits for what has begun; it ends by itself, at the latest when its patience does. */
  @Override
  public void close() {
    threads.close();
  }
}
