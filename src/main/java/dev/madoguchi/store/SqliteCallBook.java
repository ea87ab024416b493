package dev.madoguchi.store;

import dev.madoguchi.report.CallRecord;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/** Reads the records of calls, also those of a server that is running. */
public final class SqliteCallBook {
  private final Path database;
  private final Jdbi jdbi;

  /** A book on this database, which need not be there yet. */
  public SqliteCallBook(Path database) {
    this.database = database;
    this.jdbi = Database.toRead(database);
  }

  /**
   * The calls that entered from one instant up to another, in order.
   *
   * @throws StoreException when the database cannot be read
   */
  public List<CallRecord> between(Instant from, Instant until) {
    if (!Files.exists(database)) {
      return List.of();
    }
    try {
      return jdbi.withHandle(
          handle -> CallRows.exist(handle) ? CallRows.between(handle, from, until) : List.of());
    } catch (JdbiException | IllegalArgumentException e) {
      throw new StoreException(
          "cannot read the calls in %s (%s); may you read it, and is it a database of this program?"
              .formatted(database, e.getMessage()),
          e);
    }
  }
}
