package dev.madoguchi.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one connection that writes, used by one thread at a time, in the order they came. */
final class Writer implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Writer.class);
  // how long another process may hold the database before a write is given up
  private static final Duration BUSY = Duration.ofSeconds(2);

  private final ReentrantLock lock = new ReentrantLock(true);
  private final Connection connection;
  private final Jdbi jdbi;

  Writer(Path database) {
    connection = Database.openToWrite(database, BUSY);
    jdbi = Database.discreet(Jdbi.create(connection));
  }

  /**
   * Runs the work in one transaction (BEGIN IMMEDIATE); when this returns it is on disk.
   *
   * @param deadline of {@link System#nanoTime}; after it the work is not begun
   * @throws SQLTimeoutException when others were at work until the deadline
   */
  <T> T inTransaction(long deadline, Function<Handle, T> work) throws SQLTimeoutException {
    if (!lockUntil(deadline)) {
      throw new SQLTimeoutException("the database was busy for too long");
    }
    try {
      return jdbi.inTransaction(work::apply);
    } finally {
      lock.unlock();
    }
  }

  private boolean lockUntil(long deadline) {
    try {
      return lock.tryLock(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      connection.close();
    } catch (SQLException e) {
      // whatever was committed is on disk; SQLite tidies up at the next opening
      log.warn("the database did not close cleanly", e);
    } finally {
      lock.unlock();
    }
  }
}
