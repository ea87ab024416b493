package dev.madoguchi.store;

import dev.madoguchi.call.CallId;
import dev.madoguchi.call.CallLedger;
import dev.madoguchi.call.SeenByUs;
import dev.madoguchi.inquiry.Inquiry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteException;

/**
 * Keeps one record of every call, from what the server has seen and from the file the dialplan
 * writes; either may come first, twice, or never. A call only hands over what was seen: one thread
 * writes, whatever has come meanwhile in one transaction, and what could not be written is written
 * later.
 */
public final class SqliteCalls implements CallLedger, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(SqliteCalls.class);
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  // of calls whose record could not be written yet; a database that stays shut must not eat us up
  private static final int MOST_WAITING = 20_000;
  private static final int MOST_AT_ONCE = 500;
  // of calls the server never had, or not to their end
  private static final Duration SWEEP = Duration.ofSeconds(2);
  // both halves of a record come within moments of a call's end, and many calls end in that time:
  // one write is for all
  private static final Duration GATHERING = Duration.ofMillis(500);

  private final Inquiry.ClockKind kind;
  private final CallFolder folder;
  private final Writer writer;
  private final SqliteCallBook book;
  // one that knows its length: every call asks for it, and when all hang up at once it is long
  private final Queue<SeenByUs> noted = new LinkedBlockingQueue<>();
  private final Set<String> written = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean due = new AtomicBoolean();
  private final AtomicBoolean inquiriesDue = new AtomicBoolean();
  // shut down, it still runs what it was given before
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("calls").factory());

  // used by the one thread; of what lies before them every call knows
  private CallRows.Marks marks = CallRows.Marks.NONE;

  private SqliteCalls(Inquiry.ClockKind kind, CallFolder folder, Path database) {
    this.kind = kind;
    this.folder = folder;
    // behind a connection that is new there may be another file, a backup, in which less is known
    this.writer = new Writer(database, _ -> marks = CallRows.Marks.NONE);
    this.book = new SqliteCallBook(database);
  }

  /**
   * Opens the records, making their table and the folder when they are not there, and begins to
   * take in the files of calls: of those the server had when they end, of others within seconds.
   * Without a database they wait for it.
   *
   * @param calls the folder the dialplan writes its files to
   * @param switchPid the file the switch writes when it starts: calls of before are over
   * @param kind of the clock the server sees calls by; the dialplan's is always real
   * @throws StoreException when the folder cannot be made
   */
  public static SqliteCalls open(
      Path database, Path calls, Path switchPid, Inquiry.ClockKind kind) {
    SqliteCalls opened = new SqliteCalls(kind, new CallFolder(calls, switchPid), database);
    var _ =
        opened.thread.scheduleWithFixedDelay(
            opened::sweep, SWEEP.toMillis(), SWEEP.toMillis(), TimeUnit.MILLISECONDS);
    return opened;
  }

  @Override
  public void note(SeenByUs seen) {
    if (noted.size() >= MOST_WAITING) {
      log.error("call {}: no record of it: {} wait to be written", seen.id(), noted.size());
      return;
    }
    noted.add(seen);
    written.add(seen.id().value()); // the dialplan has its last word a moment after ours
    soon();
  }

  private void sweep() {
    try {
      written.addAll(folder.changed());
    } catch (IOException | UncheckedIOException e) {
      log.error("cannot look for the files of calls: {}", Why.of(e));
    }
    if (!written.isEmpty()) {
      keep();
    }
  }

  /**
   * Looks at every file, at inquiries that have come to light, and at what could not be written
   * before. For the start, and for every now and then.
   */
  public void look() {
    inquiriesDue.set(true);
    try {
      written.addAll(folder.names());
    } catch (IOException e) {
      log.error("cannot look for the files of calls: {}", Why.of(e));
    }
    soon();
  }

  private void soon() {
    if (due.compareAndSet(false, true)) {
      try {
        var _ = thread.schedule(() -> keep(), GATHERING.toMillis(), TimeUnit.MILLISECONDS);
      } catch (RejectedExecutionException e) {
        log.debug("the records of calls are closed", e);
      }
    }
  }

  private void keep() {
    due.set(false);
    do {
      if (!keepSome()) {
        return;
      }
    } while (!noted.isEmpty());
  }

  /** Whether it could be written; if not, all of it waits. */
  private boolean keepSome() {
    List<SeenByUs> ours = new ArrayList<>();
    List<CallFile> theirs = List.of();
    try {
      while (ours.size() < MOST_AT_ONCE && !noted.isEmpty()) {
        ours.add(noted.remove());
      }
      Set<String> names = new HashSet<>(written);
      written.removeAll(names);
      theirs = folder.over(names);
      if (!ours.isEmpty() || !theirs.isEmpty()) {
        keep(ours, theirs);
      }
      if (inquiriesDue.getAndSet(false)) {
        marks = findInquiries();
      }
      theirs.forEach(folder::remove);
      return true;
    } catch (IOException | SQLException | RuntimeException e) {
      noted.addAll(ours);
      log.error(
          "{} records of calls are not written yet and wait: {}",
          ours.size() + theirs.size(),
          Why.ofDatabase(e));
      return false;
    }
  }

  private void keep(List<SeenByUs> ours, List<CallFile> theirs) throws SQLException {
    Set<CallId> kept = write(ours, theirs);
    writer.readBack(() -> book.has(kept));
  }

  /** The calls that have a record then. */
  private Set<CallId> write(List<SeenByUs> ours, List<CallFile> theirs) throws SQLException {
    try {
      return writer.inTransaction(
          System.nanoTime() + PATIENCE.toNanos(),
          handle -> {
            List<CallRows.Row> rows = new ArrayList<>();
            Set<CallId> kept = add(ours, theirs, handle, rows::add);
            CallRows.put(handle, rows);
            return kept;
          });
    } catch (RuntimeException e) {
      if (!isOfOneCall(e)) {
        throw e;
      }
      log.debug("one of {} calls does not fit: each by itself", ours.size() + theirs.size(), e);
      return writer.inTransaction(
          System.nanoTime() + PATIENCE.toNanos(),
          handle -> add(ours, theirs, handle, row -> CallRows.put(handle, List.of(row))));
    }
  }

  private Set<CallId> add(
      List<SeenByUs> ours, List<CallFile> theirs, Handle handle, Consumer<CallRows.Row> writing) {
    Map<CallId, CallFile> files = new HashMap<>();
    theirs.forEach(file -> files.put(file.call(), file));
    Set<CallId> calls = new HashSet<>(files.keySet());
    ours.forEach(seen -> calls.add(seen.id()));
    CallBatch batch = CallBatch.begin(handle, kind, calls, writing);
    for (SeenByUs seen : ours) {
      Optional<CallFile> file = Optional.ofNullable(files.get(seen.id()));
      orComplain(seen.id(), () -> batch.add(seen, file));
    }
    theirs.forEach(file -> orComplain(file.call(), () -> batch.add(file)));
    return batch.kept();
  }

  private CallRows.Marks findInquiries() throws SQLException {
    return writer.inTransaction(
        System.nanoTime() + PATIENCE.toNanos(), handle -> CallRows.findInquiries(handle, marks));
  }

  /** One call that does not fit must not keep back the others. */
  private static void orComplain(CallId call, Runnable adding) {
    try {
      adding.run();
    } catch (RuntimeException e) {
      if (!isOfOneCall(e)) {
        throw e;
      }
      log.error("call {}: there will be no record of it", call, e);
    }
  }

  /** Whether a call does not fit; else it is the database that fails. */
  private static boolean isOfOneCall(RuntimeException e) {
    return e instanceof IllegalArgumentException
        || (e instanceof UnableToExecuteStatementException
            && e.getCause() instanceof SQLiteException sqlite
            && sqlite.getResultCode().name().startsWith("SQLITE_CONSTRAINT"));
  }

  /** All of many calls can end just before we do: patience is with a writer that stands still. */
  private boolean ended() throws InterruptedException {
    int left;
    do {
      left = noted.size();
      if (thread.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        return true;
      }
    } while (noted.size() < left);
    return false;
  }

  /** Writes what has come, as long as that goes on. */
  @Override
  public void close() {
    soon();
    thread.shutdown();
    try {
      if (!ended()) {
        log.error("the records of calls are not written to the end");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (!noted.isEmpty()) {
      log.error("{} calls have no record of ours", noted.size());
    }
    writer.close();
  }
}
