package dev.madoguchi.store;

import dev.madoguchi.call.CallId;
import dev.madoguchi.call.Caller;
import dev.madoguchi.call.Language;
import dev.madoguchi.call.QueueName;
import dev.madoguchi.inquiry.Inquiry;
import dev.madoguchi.inquiry.InquiryBook;
import dev.madoguchi.inquiry.InquiryDesk;
import dev.madoguchi.inquiry.InquiryNumber;
import dev.madoguchi.inquiry.NewInquiry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps inquiries in SQLite and their audio in a folder. Safe for use by many threads; those that
 * open an inquiry only wait, so virtual ones are welcome.
 */
public final class SqliteInquiries implements InquiryDesk, InquiryBook, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(SqliteInquiries.class);

  private final Clock clock;
  private final Inquiry.ClockKind kind;
  private final MessageFolder folder;
  private final Keeping keeping;
  private final Receipts receipts;
  private final SqliteInquiryBook book;
  private final Set<CallId> live;
  private final Recovery recovery;

  private SqliteInquiries(
      Clock clock,
      Inquiry.ClockKind kind,
      MessageFolder folder,
      Keeping keeping,
      Receipts receipts,
      SqliteInquiryBook book,
      Set<CallId> live,
      Recovery recovery) {
    this.clock = clock;
    this.kind = kind;
    this.folder = folder;
    this.keeping = keeping;
    this.receipts = receipts;
    this.book = book;
    this.live = live;
    this.recovery = recovery;
  }

  /**
   * Opens the store, making its file, tables and folder when they are not there. Without a database
   * it keeps what is told on disk; rows follow when there is one.
   *
   * @param recordings the folder the switch records to; messages are kept in one below it
   * @param dueDate when the reply is owed to an inquiry opened then
   * @param shortest a recording below this is no message
   * @param language the line's own
   * @param elsewhere the calls another server may have: what they have told so far is their own
   * @throws StoreException when the folder cannot be made
   */
  public static SqliteInquiries open(
      Path database,
      Path recordings,
      Clock clock,
      Inquiry.ClockKind kind,
      Function<Instant, Instant> dueDate,
      Supplier<Duration> shortest,
      Language language,
      Predicate<CallId> elsewhere) {
    return open(
        database, recordings, clock, kind, dueDate, shortest, language, step -> {}, elsewhere);
  }

  /**
   * @param killer asked after each step; what it throws ends the work there, as a kill would
   */
  static SqliteInquiries open(
      Path database,
      Path recordings,
      Clock clock,
      Inquiry.ClockKind kind,
      Function<Instant, Instant> dueDate,
      Supplier<Duration> shortest,
      Language language,
      Consumer<Keeping.Step> killer,
      Predicate<CallId> elsewhere) {
    MessageFolder folder = new MessageFolder(recordings);
    Numbers numbers = new Numbers(database);
    AtomicBoolean lookEverywhere = new AtomicBoolean(true);
    Writer writer =
        new Writer(
            database,
            handle -> {
              numbers.known(Database.highest(handle));
              lookEverywhere.set(true); // this may be a backup, in which rows are missing
            });
    SqliteInquiryBook book = new SqliteInquiryBook(database, recordings);
    Rows rows = new Rows(folder, writer, book, numbers, dueDate, killer);
    Receipts receipts = new Receipts(numbers, book, dueDate);
    rows.look().ifPresent(why -> log.error("calls are taken without the database: {}", why));
    Keeping keeping = new Keeping(folder, receipts, rows, shortest, killer);
    Set<CallId> live = ConcurrentHashMap.newKeySet();
    Recovery recovery =
        new Recovery(folder, keeping, rows, book, live, elsewhere, language, lookEverywhere);
    return new SqliteInquiries(clock, kind, folder, keeping, receipts, book, live, recovery);
  }

  @Override
  public Optional<Earlier> earlier(CallId call, Caller caller, QueueName category) {
    return switch (caller) {
      case Caller.Withheld() -> Optional.empty();
      case Caller.Numbered _ ->
          receipts.look(call, () -> book.earlier(caller, category, clock.instant()));
    };
  }

  @Override
  public Draft begin(NewInquiry told) {
    live.add(told.call());
    return new KeptDraft(
        keeping,
        folder,
        clock.instant().truncatedTo(ChronoUnit.MILLIS),
        kind,
        recovery::lookEverywhere,
        () -> live.remove(told.call()));
  }

  /**
   * Makes inquiries of what has no row, because the call or the process ended before or the
   * database could not be written. For the start, and for every minute: it may run beside calls.
   *
   * @return how many there were
   */
  public int recover() {
    return recovery.recover();
  }

  /**
   * Makes inquiries of the messages the dialplan took while nobody answered it. Their time is that
   * of the switch, a real one. For the start, and for every minute.
   *
   * @return how many there were
   */
  public int adoptDialplanMessages() {
    return recovery.adoptDialplanMessages();
  }

  @Override
  public List<Inquiry> all() {
    return book.all();
  }

  @Override
  public Optional<Inquiry> find(InquiryNumber number) {
    return book.find(number);
  }

  /** Waits for inquiries that are being kept, then lets go of the database. */
  @Override
  public void close() {
    keeping.close();
  }
}
