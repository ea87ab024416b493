package dev.madoguchi.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.logging.LogFactory;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteErrorCode;

/** How a database file is; looking changes nothing, and a server may use it meanwhile. */
public sealed interface DatabaseHealth {
  /** There is no file. */
  record None() implements DatabaseHealth {}

  /** There is no file, and there was one: receipt numbers have been given. */
  record Gone() implements DatabaseHealth {}

  /**
   * All is well.
   *
   * @param migration the last that was applied
   * @param newest when the newest inquiry came that was not taken under a clock set by hand
   */
  record Whole(String migration, long inquiries, Optional<Instant> newest)
      implements DatabaseHealth {}

  /** It opens and is whole, and some migrations of this program are not applied. */
  record Behind(String migration, List<String> pending) implements DatabaseHealth {
    public Behind {
      pending = List.copyOf(pending);
    }
  }

  /** It cannot be used. */
  record Broken(String why) implements DatabaseHealth {}

  /** Looks; reads the whole file once. */
  static DatabaseHealth of(Path file) {
    if (!Files.exists(file)) {
      return Numbers.haveBeenGiven(file) ? new Gone() : new None();
    }
    try {
      Jdbi jdbi = Database.toRead(file);
      return jdbi.withHandle(handle -> of(file, handle));
    } catch (JdbiException | FlywayException e) {
      return new Broken((isDamage(e) ? "is damaged: " : "cannot be read: ") + Why.ofDatabase(e));
    }
  }

  private static boolean isDamage(Exception e) {
    return Why.code(e)
        .filter(EnumSet.of(SQLiteErrorCode.SQLITE_CORRUPT, SQLiteErrorCode.SQLITE_NOTADB)::contains)
        .isPresent();
  }

  private static DatabaseHealth of(Path file, Handle handle) {
    // the first thing that is wrong is enough
    String check = handle.createQuery("PRAGMA quick_check(1)").mapTo(String.class).one();
    if (!check.equals("ok")) {
      return new Broken("is damaged: " + check);
    }
    LogFactory.setLogCreator(type -> new FlywayLog(LoggerFactory.getLogger(type)));
    MigrationInfoService migrations =
        Flyway.configure().dataSource(Database.sourceToRead(file)).load().info();
    String last = migrations.current() == null ? "none" : named(migrations.current());
    List<String> pending = Arrays.stream(migrations.pending()).map(DatabaseHealth::named).toList();
    if (!pending.isEmpty()) {
      return new Behind(last, pending);
    }
    return new Whole(
        last,
        handle.createQuery("SELECT count(*) FROM inquiry").mapTo(Long.class).one(),
        handle
            .createQuery("SELECT max(opened_at) FROM inquiry WHERE clock = 'real'")
            .mapTo(String.class)
            .findOne()
            .map(Instant::parse));
  }

  private static String named(MigrationInfo migration) {
    return migration.getVersion() + " (" + migration.getDescription() + ")";
  }

  /** How many inquiries callers have been told the number of whose rows wait for the database. */
  static long withoutRows(Path recordings) {
    try {
      return Files.isDirectory(recordings) ? MessageFolder.withoutRows(recordings) : 0;
    } catch (IOException e) {
      return 0; // the folder has a look of its own
    }
  }
}
