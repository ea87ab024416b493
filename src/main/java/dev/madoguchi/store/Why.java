package dev.madoguchi.store;

import java.nio.file.FileSystemException;

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
}
