package dev.madoguchi.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.logging.LogFactory;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.core.statement.StatementExceptions.MessageRendering;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** The SQLite file: how it is opened, and that its tables are the ones this program knows. */
final class Database {
  private Database() {}

  /**
   * Opens the one connection that writes, making the file (0600) and its tables when they are not
   * there. Where receipt numbers have been given there was a file: then none is made, for the one
   * that is missing may come back.
   *
   * @param busy how long a statement waits for a lock another process holds
   */
  static Connection openToWrite(Path file, Duration busy) {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
    config.enforceForeignKeys(true);
    config.setBusyTimeout(Math.toIntExact(busy.toMillis()));
    try {
      create(file);
      SQLiteDataSource source = source(config, file);
      LogFactory.setLogCreator(type -> new FlywayLog(LoggerFactory.getLogger(type)));
      Flyway.configure().dataSource(source).load().migrate();
      return source.getConnection();
    } catch (IOException | SQLException | FlywayException e) {
      throw new StoreException(
          "cannot open the database "
              + file
              + " ("
              + Why.ofDatabase(e)
              + "); is it a database of this program, and can its folder be written? What is told is"
              + " kept in recordings/ meanwhile, and follows once it is repaired, its backup is back,"
              + " or, if there is none, an empty file is there: install -m 600 /dev/null "
              + file,
          e);
    }
  }

  /** The highest number any row has, or had. */
  static long highest(Handle handle) {
    return handle
        .createQuery(
            """
            SELECT max(
              ifnull((SELECT seq FROM sqlite_sequence WHERE name = 'inquiry'), :none),
              ifnull((SELECT max(count) FROM inquiry), :none))
            """)
        .bind("none", Numbers.NONE)
        .mapTo(Long.class)
        .one();
  }

  /** Reads the file through connections of their own, one for each use. */
  static Jdbi toRead(Path file) {
    return discreet(Jdbi.create(sourceToRead(file)));
  }

  /** Else the message of every failure, and with it the log, tells the caller's number. */
  static Jdbi discreet(Jdbi jdbi) {
    jdbi.getConfig(StatementExceptions.class).setMessageRendering(MessageRendering.NONE);
    return jdbi;
  }

  static SQLiteDataSource sourceToRead(Path file) {
    SQLiteConfig config = new SQLiteConfig();
    config.setReadOnly(true);
    config.setBusyTimeout(2000);
    return source(config, file);
  }

  private static SQLiteDataSource source(SQLiteConfig config, Path file) {
    SQLiteDataSource source = new SQLiteDataSource(config);
    source.setUrl("jdbc:sqlite:" + file.toAbsolutePath());
    return source;
  }

  // SQLite gives its -wal and -shm files the permissions of the database, so this settles all three
  private static void create(Path file) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    if (!Files.exists(file)) {
      if (Numbers.haveBeenGiven(file)) {
        throw new NoSuchFileException(file.toString(), null, "it was there before and is gone");
      }
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }
  }
}
