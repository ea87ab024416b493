package dev.madoguchi.store;

import java.nio.file.FileSystemException;
import java.sql.SQLException;

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
}
