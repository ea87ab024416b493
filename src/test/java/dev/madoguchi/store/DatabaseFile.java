package dev.madoguchi.store;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Random;

/**
 * The database of a line, and what befalls it while a server has it open.
 *
 * @param file {@code madoguchi.db}; SQLite has two more beside it
 */
public record DatabaseFile(Path file) {
  private static final int CHUNK = 4096;

  /** The one of that state folder. */
  public static DatabaseFile in(Path state) {
    return new DatabaseFile(state.resolve("madoguchi.db"));
  }

  /** What others cannot use until it is let go. */
  public record Held(Connection connection) {
    public void letGo() {
      try (connection;
          Statement statement = connection.createStatement()) {
        statement.execute("ROLLBACK");
      } catch (SQLException e) {
        throw new IllegalStateException("the database cannot be let go", e);
      }
    }
  }

  /** A server meanwhile neither reads nor writes it. */
  public Held lock() {
    return begin("BEGIN EXCLUSIVE");
  }

  private Held begin(String how) {
    try {
      Connection other = DriverManager.getConnection("jdbc:sqlite:" + file);
      try (Statement statement = other.createStatement()) {
        statement.execute("PRAGMA busy_timeout = 5000");
        statement.execute(how);
      }
      return new Held(other);
    } catch (SQLException e) {
      throw new IllegalStateException(how + " fails", e);
    }
  }

  /**
   * Garbage in every page, in place, of the file and of what is not in it yet (-wal): the very file
   * a server has open. What it has in memory (-shm is no more than that) stays right.
   *
   * @return a backup of the moment before; no row came between the two
   */
  public Path damage() {
    Held writing = begin("BEGIN IMMEDIATE"); // so nobody else writes
    try {
      Path backup = backUp();
      spoil(file);
      spoil(beside("-wal"));
      return backup;
    } catch (IOException e) {
      throw new UncheckedIOException("the database cannot be damaged", e);
    } finally {
      writing.letGo();
    }
  }

  /** Makes a backup, for its owner only, as SQLite makes one of a database in use. */
  public Path backUp() {
    Path backup = beside(".backup");
    try (Connection reader = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = reader.createStatement()) {
      statement.execute("VACUUM INTO '" + backup + "'");
      Files.setPosixFilePermissions(backup, PosixFilePermissions.fromString("rw-------"));
      return backup;
    } catch (SQLException e) {
      throw new IllegalStateException("the database cannot be backed up", e);
    } catch (IOException e) {
      throw new UncheckedIOException("the backup cannot be closed to others", e);
    }
  }

  private static void spoil(Path part) throws IOException {
    Random garbage = new Random(1);
    byte[] chunk = new byte[CHUNK];
    try (RandomAccessFile raw = new RandomAccessFile(part.toFile(), "rw")) {
      for (long left = raw.length(); left > 0; left -= CHUNK) {
        garbage.nextBytes(chunk);
        raw.write(chunk, 0, (int) Math.min(CHUNK, left));
      }
    }
  }

  /** As an operator mends it: all that is there is kept out of the way, then the backup comes. */
  public void restore(Path backup) {
    moveAway(".damaged");
    move(backup, file);
  }

  /** Gives every part of it a longer name. */
  public void moveAway(String ending) {
    parts().forEach(part -> move(part, part.resolveSibling(part.getFileName() + ending)));
  }

  /** Gives every part its name again. */
  public void moveBack(String ending) {
    parts().forEach(part -> move(part.resolveSibling(part.getFileName() + ending), part));
  }

  private List<Path> parts() {
    return List.of(file, beside("-wal"), beside("-shm"));
  }

  private Path beside(String ending) {
    return file.resolveSibling(file.getFileName() + ending);
  }

  private static void move(Path from, Path to) {
    try {
      if (Files.exists(from)) {
        Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the database cannot be moved", e);
    }
  }
}
