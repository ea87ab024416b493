package dev.madoguchi.store;

import dev.madoguchi.plan.Plan;
import dev.madoguchi.report.Deletion;
import dev.madoguchi.report.Deletion.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes what is older than the plan allows, and leaves a record of that. Rows go first, some at a
 * time, in transactions that also note their audio as doomed; then the audio goes. A kill in
 * between leaves no row without its audio, and no audio for ever: what is doomed is deleted at the
 * next look.
 *
 * <p>What came under a clock set by hand is left alone: its dates are not real ones.
 */
public final class Retention {
  /** What has been done; for tests that kill in between. */
  enum Step {
    ROWS_GONE,
    A_FILE_GONE
  }

  private static final Logger log = LoggerFactory.getLogger(Retention.class);
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int AT_ONCE = 500;
  private static final List<Kind> ORDER =
      List.of(Kind.DRAFTS, Kind.INQUIRIES, Kind.MESSAGES, Kind.CALL_RECORDS, Kind.SILENT);
  private static final List<String> SET_ASIDE =
      List.of("silent", "broken", "dialplan/silent", "dialplan/broken");

  private final Path database;
  private final Path recordings;
  private final Consumer<Step> killer;

  /**
   * Over this database and the audio that belongs to it.
   *
   * @param recordings the folder the audio is below
   */
  public Retention(Path database, Path recordings) {
    this(database, recordings, step -> {});
  }

  Retention(Path database, Path recordings, Consumer<Step> killer) {
    this.database = database;
    this.recordings = recordings.toAbsolutePath().normalize();
    this.killer = killer;
  }

  /**
   * Deletes what is too old at this time, and first what an earlier deletion left undone.
   *
   * @param now by a real clock
   * @return what was deleted; nothing of it after trouble, which is in the log
   */
  public List<Deletion> delete(Plan.Retention allowed, Instant now) {
    try (Writer writer = new Writer(database)) {
      removeDoomed(writer);
      List<String> setAside = setAsideBefore(now.minus(allowed.silent()));
      List<Deletion> deleted = new ArrayList<>();
      for (Kind kind : ORDER) {
        Optional.of(sweep(writer, kind, allowed, setAside, now))
            .filter(count -> count > 0)
            .ifPresent(count -> deleted.add(new Deletion(kind, count, now)));
      }
      killer.accept(Step.ROWS_GONE);
      removeDoomed(writer);
      deleted.forEach(one -> log.info("deleted: {} {}", one.count(), one.kind().word()));
      return deleted;
    } catch (IOException | SQLException | RuntimeException e) {
      log.error("what is too old is not all deleted; the next look goes on with it", e);
      return List.of();
    }
  }

  /** Deletes what an earlier deletion left undone, whatever the clock. */
  public void finish() {
    try (Writer writer = new Writer(database)) {
      removeDoomed(writer);
    } catch (SQLException | RuntimeException e) {
      log.error(
          "audio whose time is over is still there; the next look goes on with it: {}",
          Why.ofDatabase(e));
    }
  }

  /** In between, callers send: no transaction is long. */
  private static int sweep(
      Writer writer, Kind kind, Plan.Retention allowed, List<String> setAside, Instant now)
      throws SQLException {
    int all = 0;
    int some = AT_ONCE;
    while (some == AT_ONCE) {
      int before = all;
      some =
          inTransaction(
              writer, handle -> new Sweep(handle, now).some(kind, allowed, setAside, before));
      all += some;
    }
    return all;
  }

  private void removeDoomed(Writer writer) throws SQLException {
    for (String file : inTransaction(writer, Sweep::doomed)) {
      Path doomed = recordings.resolve(file).normalize();
      try {
        if (doomed.startsWith(recordings)) {
          MessageFolder.deleteKept(doomed);
        }
        killer.accept(Step.A_FILE_GONE);
        inTransaction(writer, handle -> Sweep.isGone(handle, file));
      } catch (IOException e) {
        log.error("a recording whose time is over cannot be deleted: {}", Why.of(e));
      }
    }
  }

  private static <T> T inTransaction(Writer writer, Function<Handle, T> work) throws SQLException {
    return writer.inTransaction(System.nanoTime() + PATIENCE.toNanos(), work);
  }

  /** What was no message, by the time it was recorded. */
  private List<String> setAsideBefore(Instant before) throws IOException {
    List<String> old = new ArrayList<>();
    for (String name : SET_ASIDE) {
      Path folder = recordings.resolve(name);
      if (!Files.isDirectory(folder)) {
        continue;
      }
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.toList()) {
          if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
              && MessageFolder.untouchedSince(before, file)) {
            old.add(recordings.relativize(file).toString());
          }
        }
      }
    }
    return old;
  }

  /** The SQL of one deletion. */
  private record Sweep(Handle handle, Instant now) {
    /**
     * Deletes some, and records it.
     *
     * @param before how many of this kind have gone already
     */
    int some(Kind kind, Plan.Retention allowed, List<String> setAside, int before) {
      int gone =
          switch (kind) {
            case DRAFTS -> inquiries("state = 'draft'", allowed.drafts());
            case INQUIRIES -> inquiries("state <> 'draft'", allowed.inquiries());
            case MESSAGES -> messages(allowed.messages());
            case CALL_RECORDS -> calls(allowed.callRecords());
            case SILENT -> silent(setAside, before);
          };
      note(kind, gone);
      return gone;
    }

    /** An inquiry is as old as the last that was said in it, be its audio gone already. */
    private int inquiries(String which, Duration allowed) {
      List<Long> old =
          handle
              .createQuery(
                  "SELECT count FROM inquiry WHERE clock = 'real' AND "
                      + which
                      + " AND ifnull(last_said_at, opened_at) < :before"
                      + " AND NOT EXISTS (SELECT 1 FROM message WHERE message.inquiry = inquiry.count"
                      + " AND message.clock <> 'real') LIMIT :most")
              .bind("before", before(allowed))
              .bind("most", AT_ONCE)
              .mapTo(Long.class)
              .list();
      for (long count : old) {
        doomAudio("inquiry = :which", count);
        change("DELETE FROM message WHERE inquiry = :which", count);
        change("DELETE FROM inquiry WHERE count = :which", count);
      }
      return old.size();
    }

    private int messages(Duration allowed) {
      String old =
          "rowid IN (SELECT rowid FROM message WHERE clock = 'real' AND said_at < :which"
              + " ORDER BY rowid LIMIT "
              + AT_ONCE
              + ")";
      doomAudio(old, before(allowed));
      return change("DELETE FROM message WHERE " + old, before(allowed));
    }

    private int calls(Duration allowed) {
      return change(
          "DELETE FROM call WHERE rowid IN (SELECT rowid FROM call WHERE clock = 'real'"
              + " AND entered_at < :which LIMIT "
              + AT_ONCE
              + ")",
          before(allowed));
    }

    private int silent(List<String> setAside, int before) {
      List<String> some = setAside.stream().skip(before).limit(AT_ONCE).toList();
      some.forEach(this::doom);
      return some.size();
    }

    private void doomAudio(String which, Object value) {
      change("INSERT OR IGNORE INTO doomed (file) SELECT audio FROM message WHERE " + which, value);
    }

    private void doom(String file) {
      change("INSERT OR IGNORE INTO doomed (file) VALUES (:which)", file);
    }

    private int change(String sql, Object which) {
      return handle.createUpdate(sql).bind("which", which).execute();
    }

    private String before(Duration allowed) {
      return Times.text(now.minus(allowed));
    }

    private void note(Kind kind, int count) {
      if (count == 0) {
        return;
      }
      int noted =
          handle
              .createUpdate(
                  "UPDATE deletion SET count = count + :count WHERE kind = :kind AND at = :at")
              .bind("kind", kind.word())
              .bind("count", count)
              .bind("at", Times.text(now))
              .execute();
      if (noted == 0) {
        handle
            .createUpdate("INSERT INTO deletion (kind, count, at) VALUES (:kind, :count, :at)")
            .bind("kind", kind.word())
            .bind("count", count)
            .bind("at", Times.text(now))
            .execute();
      }
    }

    static List<String> doomed(Handle handle) {
      return handle.createQuery("SELECT file FROM doomed").mapTo(String.class).list();
    }

    static int isGone(Handle handle, String file) {
      return handle
          .createUpdate("DELETE FROM doomed WHERE file = :file")
          .bind("file", file)
          .execute();
    }
  }
}
