package dev.madoguchi.store;

import dev.madoguchi.report.Deletion;
import dev.madoguchi.report.Deletion.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/** Reads what was deleted. */
public final class SqliteDeletions {
  private final Path database;
  private final Jdbi jdbi;

  /** Of this database, which need not be there yet. */
  public SqliteDeletions(Path database) {
    this.database = database;
    this.jdbi = Database.toRead(database);
  }

  /**
   * All deletions in order.
   *
   * @throws StoreException when the database cannot be read
   */
  public List<Deletion> all() {
    if (!Files.exists(database)) {
      return List.of();
    }
    try {
      return jdbi.withHandle(handle -> exist(handle) ? read(handle) : List.of());
    } catch (JdbiException | IllegalArgumentException e) {
      throw new StoreException("cannot read what was deleted in " + database, e);
    }
  }

  private static boolean exist(Handle handle) {
    return handle
        .createQuery("SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE name = 'deletion')")
        .mapTo(Boolean.class)
        .one();
  }

  private static List<Deletion> read(Handle handle) {
    return handle
        .createQuery("SELECT kind, count, at FROM deletion ORDER BY at, rowid")
        .map(
            (row, context) ->
                new Deletion(
                    kind(row.getString("kind")),
                    row.getInt("count"),
                    Instant.parse(row.getString("at"))))
        .list();
  }

  private static Kind kind(String word) {
    return Stream.of(Kind.values())
        .filter(kind -> kind.word().equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("not a kind of what is kept: " + word));
  }
}
