package dev.madoguchi.store;

import dev.madoguchi.call.CallId;
import dev.madoguchi.report.CallRecord;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
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
    return read(List.of(), handle -> CallRows.between(handle, from, until));
  }

  /** Whether each of these calls has a record. */
  boolean has(Set<CallId> calls) {
    return read(false, handle -> CallRows.known(handle, calls).keySet().equals(calls));
  }

  private <T> T read(T nothing, Function<Handle, T> reading) {
    if (!Files.exists(database)) {
      return nothing;
    }
    try {
      return jdbi.withHandle(handle -> CallRows.exist(handle) ? reading.apply(handle) : nothing);
    } catch (JdbiException | IllegalArgumentException e) {
      throw new StoreException(
          "cannot read the calls in %s (%s); may you read it, and is it a database of this program?"
              .formatted(database, e.getMessage()),
          e);
    }
  }
}
