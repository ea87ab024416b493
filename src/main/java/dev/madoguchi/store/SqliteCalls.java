package dev.madoguchi.store;

import dev.madoguchi.call.CallId;
import dev.madoguchi.call.CallLedger;
import dev.madoguchi.call.SeenByUs;
import dev.madoguchi.inquiry.Inquiry;
import dev.madoguchi.report.CallMerge;
import dev.madoguchi.report.LeftInquiry;
import dev.madoguchi.report.SeenBySwitch;
import dev.madoguchi.store.CallRows.Halves;
import java.io.IOException;
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
  // both halves of a record come within moments of a call's end, and many calls end in that time:
  // one write is for all
  private static final Duration GATHERING = Duration.ofMillis(200);

  private final Inquiry.ClockKind kind;
  private final CallFolder folder;
  private final Writer writer;
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

  private SqliteCalls(Inquiry.ClockKind kind, CallFolder folder, Writer writer) {
    this.kind = kind;
    this.folder = folder;
    this.writer = writer;
  }

  /**
   * Opens the records, making their table and the folder when they are not there, and begins to
   * take in the files of calls. Without a database they wait for it.
   *
   * @param calls the folder the dialplan writes its files to
   * @param switchPid the file the switch writes when it starts: calls of before are over
   * @param kind of the clock the server sees calls by; the dialplan's is always real
   * @throws StoreException when the folder cannot be watched
   */
  public static SqliteCalls open(
      Path database, Path calls, Path switchPid, Inquiry.ClockKind kind) {
    SqliteCalls opened =
        new SqliteCalls(kind, new CallFolder(calls, switchPid), new Writer(database));
    Thread.ofPlatform()
        .daemon()
        .name("calls-watch")
        .start(() -> opened.folder.watch(opened::fileWritten));
    return opened;
  }

  @Override
  public void note(SeenByUs seen) {
    if (noted.size() >= MOST_WAITING) {
      log.error("call {}: no record of it: {} wait to be written", seen.id(), noted.size());
      return;
    }
    noted.add(seen);
    soon();
  }

  private void fileWritten(String name) {
    if (name.isEmpty()) {
      look();
    } else {
      written.add(name);
      soon();
    }
  }

  /**
   * Looks at every file, at inquiries that have come to light, and at what could not be written
   * before. For the start, and for every minute.
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
    writer.inTransaction(
        System.nanoTime() + PATIENCE.toNanos(),
        handle -> {
          Map<CallId, CallFile> files = new HashMap<>();
          theirs.forEach(file -> files.put(file.call(), file));
          for (SeenByUs seen : ours) {
            Optional<CallFile> file = Optional.ofNullable(files.get(seen.id()));
            orComplain(seen.id(), () -> add(handle, seen, file));
          }
          theirs.forEach(file -> orComplain(file.call(), () -> add(handle, file)));
          return ours.size();
        });
  }

  private CallRows.Marks findInquiries() throws SQLException {
    return writer.inTransaction(
        System.nanoTime() + PATIENCE.toNanos(), handle -> CallRows.findInquiries(handle, marks));
  }

  /** One call that does not fit must not keep back the others. */
  private static void orComplain(CallId call, Runnable adding) {
    try {
      adding.run();
    } catch (IllegalArgumentException e) {
      log.error("call {}: there will be no record of it", call, e);
    } catch (UnableToExecuteStatementException e) {
      if (!(e.getCause() instanceof SQLiteException sqlite
          && sqlite.getResultCode().name().startsWith("SQLITE_CONSTRAINT"))) {
        throw e;
      }
      log.error("call {}: there will be no record of it", call, e);
    }
  }

  /** With the switch's half, when that has come just now, too. */
  private void add(Handle handle, SeenByUs seen, Optional<CallFile> file) {
    Optional<Halves> before = CallRows.halves(handle, seen.id());
    Optional<Accounts> known = before.flatMap(Halves::ours).map(Accounts::parse);
    if (before.equals(Optional.of(Halves.BOTH_TOLD))
        || known.filter(accounts -> accounts.has(seen)).isPresent()) {
      return; // known already
    }
    Accounts ours = known.map(accounts -> accounts.with(seen)).orElseGet(() -> Accounts.of(seen));
    Optional<String> theirs = before.flatMap(Halves::theirs).or(() -> file.map(CallFile::line));
    put(handle, ours, theirs, kind);
  }

  private void add(Handle handle, CallFile file) {
    Optional<Halves> before = CallRows.halves(handle, file.call());
    if (before
        .filter(halves -> halves.ours().isEmpty() || halves.theirs().isPresent())
        .isPresent()) {
      return; // known already
    }
    Optional<Accounts> ours = before.flatMap(Halves::ours).map(Accounts::parse);
    if (ours.isPresent()) {
      put(handle, ours.get(), Optional.of(file.line()), CallRows.clock(handle, file.call()));
    } else {
      CallRows.put(
          handle,
          CallMerge.of(file.seen(), CallRows.inquiry(handle, file.call())),
          new Halves(Optional.empty(), Optional.of(file.line())));
    }
  }

  /** Both sides' words are kept until they tell of the whole call: a server may have more. */
  private static void put(
      Handle handle, Accounts ours, Optional<String> line, Inquiry.ClockKind kind) {
    SeenByUs whole = ours.whole();
    Optional<SeenBySwitch> theirs = line.flatMap(told -> seen(whole.id(), told));
    Optional<LeftInquiry> inquiry = CallRows.inquiry(handle, whole.id());
    CallRows.put(
        handle,
        theirs
            .map(told -> CallMerge.of(whole, told, inquiry, kind))
            .orElseGet(() -> CallMerge.of(whole, inquiry, kind)),
        theirs.filter(ours::cover).isPresent()
            ? Halves.BOTH_TOLD
            : new Halves(Optional.of(ours.text()), line));
  }

  private static Optional<SeenBySwitch> seen(CallId call, String line) {
    return CallFile.parse(call.value(), line + "\n").map(CallFile::seen);
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
    folder.close();
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
