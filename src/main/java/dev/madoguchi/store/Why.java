package dev.madoguchi.store;

import java.nio.file.FileSystemException;
import java.sql.SQLException;
import java.util.Optional;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** What went wrong, for a log: without the file's name, which may carry a caller's number. */
final class Why {
  private Why() {}

  static String of(Exception e) {
    String kind = e.getClass().getSimpleName();
    return switch (e) {
      case FileSystemException file ->
          file.getReason() == null ? kind : kind + " (" + file.getReason() + ")";
      default -> kind + ": " + e.getMessage();
    };
  }

  /** The same of a database: the first reason that SQLite or this package gives. */
  static String ofDatabase(Exception e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException || cause instanceof StoreException) {
        return cause.getMessage();
      }
    }
    return of(e);
  }

  /** What kind of failure SQLite calls it; empty when it is none of SQLite's. */
  static Optional<SQLiteErrorCode> code(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLiteException sqlite) {
        return Optional.of(SQLiteErrorCode.getErrorCode(sqlite.getErrorCode() & 0xff));
      }
    }
    return Optional.empty();
  }
}
