package dev.madoguchi.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one connection that writes, used by one thread at a time, in the order they came. It is made
 * when it is needed, and anew when the file is another, or has failed: the database may be away at
 * the start, break, and be repaired while calls go on.
 */
final class Writer implements AutoCloseable {
  /** What is to be done with a connection that has just been made. */
  interface Opened {
    void with(Handle handle) throws IOException;
  }

  private static final Logger log = LoggerFactory.getLogger(Writer.class);
  // how long another process may hold the database before a write is given up
  private static final Duration BUSY = Duration.ofSeconds(2);

  private record Open(Connection connection, Jdbi jdbi, Object file) {}

  private final ReentrantLock lock = new ReentrantLock(true);
  private final Path database;
  private final Opened opened;
  private Optional<Open> open = Optional.empty();

  Writer(Path database) {
    this(database, handle -> {});
  }

  /**
   * A writer.
   *
   * @param opened called with each connection before it is used
   */
  Writer(Path database, Opened opened) {
    this.database = database;
    this.opened = opened;
  }

  /** Opens the database if it is not; why that cannot be done, empty when it can. */
  Optional<String> trouble() {
    lock.lock();
    try {
      connected();
      return Optional.empty();
    } catch (StoreException e) {
      return Optional.of(e.getMessage());
    } finally {
      lock.unlock();
    }
  }

  /**
   * Runs the work in one transaction (BEGIN IMMEDIATE); when this returns it is on disk.
   *
   * @param deadline of {@link System#nanoTime}; after it the work is not begun
   * @throws SQLTimeoutException when others were at work until the deadline
   * @throws StoreException when the database cannot be opened
   */
  <T> T inTransaction(long deadline, Function<Handle, T> work) throws SQLTimeoutException {
    if (!lockUntil(deadline)) {
      throw new SQLTimeoutException("the database was busy for too long");
    }
    try {
      return connected().jdbi().inTransaction(work::apply);
    } catch (RuntimeException e) {
      if (spoils(e)) {
        letGo();
      }
      throw e;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Looks whether another connection finds what was written: a file that was deleted, overwritten
   * or damaged under us takes rows as ever, and nobody finds them.
   *
   * @throws SQLException when it does not; the next write has a connection of its own
   * @throws StoreException when the database cannot be read; the same
   */
  void readBack(BooleanSupplier found) throws SQLException {
    boolean there = false;
    try {
      there = found.getAsBoolean();
    } finally {
      if (!there) {
        forget();
      }
    }
    if (!there) {
      throw new SQLException("what was written cannot be read back");
    }
  }

  private void forget() {
    lock.lock();
    try {
      letGo();
    } finally {
      lock.unlock();
    }
  }

  private Open connected() {
    if (open.isPresent() && !open.get().file().equals(identity())) {
      log.error("the database {} was removed, or another file was put in its place", database);
      letGo();
    }
    if (open.isEmpty()) {
      Connection connection = Database.openToWrite(database, BUSY);
      open =
          Optional.of(new Open(connection, Database.discreet(Jdbi.create(connection)), identity()));
      try (Handle handle = open.get().jdbi().open()) {
        opened.with(handle);
      } catch (IOException | RuntimeException e) {
        letGo();
        throw new StoreException("cannot begin with the database " + database + ": " + e, e);
      }
    }
    return open.get();
  }

  /** Of the file that bears the name now. */
  private Object identity() {
    try {
      return Objects.requireNonNullElse(
          Files.readAttributes(database, BasicFileAttributes.class).fileKey(), database);
    } catch (IOException e) {
      return "";
    }
  }

  /** Whether the connection is of no use any more: being busy or full passes, a refused row too. */
  private static boolean spoils(Throwable thrown) {
    return Why.code(thrown)
        .filter(
            code ->
                switch (code) {
                  case SQLITE_BUSY, SQLITE_LOCKED, SQLITE_FULL, SQLITE_CONSTRAINT -> false;
                  default -> true;
                })
        .isPresent();
  }

  private boolean lockUntil(long deadline) {
    try {
      return lock.tryLock(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void letGo() {
    try {
      if (open.isPresent()) {
        open.get().connection().close();
      }
    } catch (SQLException e) {
      // whatever was committed is on disk; SQLite tidies up at the next opening
      log.warn("the database did not close cleanly: {}", e.toString());
    } finally {
      open = Optional.empty();
    }
  }

  @Override
  public void close() {
    forget();
  }
}
