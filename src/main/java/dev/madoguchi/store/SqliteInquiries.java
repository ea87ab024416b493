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
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps inquiries in SQLite and their audio in a folder. Safe for use by many threads; those that
 * open an inquiry only wait, so virtual ones are welcome.
 */
public final class SqliteInquiries implements InquiryDesk, InquiryBook, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(SqliteInquiries.class);
  private static final QueueName OTHER = new QueueName("other");
  // the switch writes a recording at least every two seconds; ten without a write: it has ended
  private static final Duration RECORDING_ENDED = Duration.ofSeconds(10);

  private final Clock clock;
  private final Inquiry.ClockKind kind;
  private final MessageFolder folder;
  private final Keeping keeping;
  private final SqliteInquiryBook book;
  private final Set<String> complainedOf = ConcurrentHashMap.newKeySet();
  private final Set<CallId> live = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean lookEverywhere = new AtomicBoolean(true);

  private SqliteInquiries(
      Clock clock,
      Inquiry.ClockKind kind,
      MessageFolder folder,
      Keeping keeping,
      SqliteInquiryBook book) {
    this.clock = clock;
    this.kind = kind;
    this.folder = folder;
    this.keeping = keeping;
    this.book = book;
  }

  /**
   * Opens the store, making its file, tables and folder when they are not there.
   *
   * @param recordings the folder the switch records to; messages are kept in one below it
   * @param dueDate when the reply is owed to an inquiry opened then
   * @param shortest a recording below this is no message
   * @throws StoreException when it cannot be opened
   */
  public static SqliteInquiries open(
      Path database,
      Path recordings,
      Clock clock,
      Inquiry.ClockKind kind,
      Function<Instant, Instant> dueDate,
      Duration shortest) {
    return open(database, recordings, clock, kind, dueDate, shortest, step -> {});
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
      Duration shortest,
      Consumer<Keeping.Step> killer) {
    MessageFolder folder = new MessageFolder(recordings);
    Writer writer = new Writer(database);
    return new SqliteInquiries(
        clock,
        kind,
        folder,
        new Keeping(folder, writer, dueDate, shortest, killer),
        new SqliteInquiryBook(database, recordings));
  }

  @Override
  public Expected expect(NewInquiry inquiry) {
    live.add(inquiry.call());
    keeping.expect(note(inquiry));
    return () -> live.remove(inquiry.call());
  }

  @Override
  public Receipt open(NewInquiry inquiry) {
    folder.awaitClosed(folder.recordings().resolve(inquiry.message() + ".wav"));
    Receipt receipt = keeping.keep(note(inquiry));
    if (receipt instanceof Receipt.NotKept) {
      lookEverywhere.set(true); // on a full disk there may be audio without a note
    }
    return receipt;
  }

  /**
   * Makes inquiries of the messages that have no row, because the call or the process ended before
   * or the database could not be written. For the start, and for every minute: it may run beside
   * calls. Only the first time, and after trouble, does it look at every message that is kept.
   *
   * @return how many there were
   */
  public int recover() {
    int recovered = 0;
    try {
      Instant before = folder.now().minus(RECORDING_ENDED);
      for (Path file : folder.notes()) {
        recovered += recovered(file, before);
      }
      if (lookEverywhere.getAndSet(false)) {
        recovered += recoverWithoutNotes();
      }
    } catch (IOException | RuntimeException e) {
      lookEverywhere.set(true);
      log.error("cannot look for messages without a row below {}", folder.recordings(), e);
    }
    return recovered;
  }

  private int recovered(Path file, Instant before) {
    try {
      Note note = Note.fromJson(Files.readAllBytes(file));
      boolean recorded = Files.exists(folder.source(note));
      // until the switch has begun the file there is only the note; what is moved is complete
      Path written = recorded ? folder.source(note) : file;
      boolean complete = !recorded && folder.hasAudio(note.call());
      if (live.contains(note.call())
          || !(complete || MessageFolder.untouchedSince(before, written))) {
        return 0;
      }
      return count(keeping.settle(recorded ? ofItsOwn(note) : note), note.call());
    } catch (NoSuchFileException e) {
      return 0; // its call has just finished with it
    } catch (IOException | RuntimeException e) {
      if (complainedOf.add(file.getFileName().toString())) {
        log.warn("a note in {} cannot be read: {}", file.getParent(), Why.of(e));
      }
      return 0;
    }
  }

  // a recording that is still there when its call has an inquiry is a message of its own
  private Note ofItsOwn(Note note) {
    return hasOne(note.call()) ? note.ofCall(new CallId(note.name())) : note;
  }

  private int recoverWithoutNotes() throws IOException {
    int recovered = 0;
    Set<CallId> calls = folder.withAudio();
    calls.removeAll(book.calls());
    calls.removeAll(live);
    for (CallId call : calls) {
      recovered += count(keeping.settle(unknown(call)), call);
    }
    return recovered;
  }

  private static int count(Receipt receipt, CallId call) {
    log.info("call {}: its message had no row: {}", call, receipt);
    return receipt instanceof Receipt.Kept ? 1 : 0;
  }

  /**
   * Makes inquiries of the messages the dialplan took while nobody answered it. Their time is that
   * of the switch, a real one. For the start, and for every minute.
   *
   * @return how many there were
   */
  public int adoptDialplanMessages() {
    int adopted = 0;
    try {
      for (String name : folder.dialplanNames(RECORDING_ENDED)) {
        Optional<DialplanMessage> message = DialplanMessage.parse(name);
        if (message.isPresent()) {
          Receipt receipt = keeping.settle(note(message.get(), "dialplan/" + name));
          log.info("the dialplan took a message of call {}: {}", message.get().call(), receipt);
          adopted += receipt instanceof Receipt.Kept ? 1 : 0;
        } else if (complainedOf.add(name)) {
          log.warn(
              "a message of the dialplan is not named as one and is left: {}", printable(name));
        }
      }
    } catch (IOException | RuntimeException e) {
      log.error("cannot take in the dialplan's messages below {}", folder.recordings(), e);
    }
    return adopted;
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

  private boolean hasOne(CallId call) {
    return folder.hasAudio(call) || book.has(call);
  }

  private Note note(NewInquiry inquiry) {
    return new Note(
        inquiry.call(),
        inquiry.category(),
        inquiry.caller(),
        inquiry.language(),
        clock.instant().truncatedTo(ChronoUnit.MILLIS),
        kind,
        inquiry.message() + ".wav");
  }

  private Note note(DialplanMessage message, String source) {
    // what is taken in is moved, so a file that is still there is a message of its own: the server
    // died after the caller had left a first one with it
    CallId call = hasOne(message.call()) ? message.callOfAnother() : message.call();
    return new Note(
        call,
        message.category(),
        message.caller(),
        Language.JAPANESE,
        message.at(),
        Inquiry.ClockKind.REAL,
        source);
  }

  // audio whose note could not be written, on a full disk: only the file itself tells anything
  private Note unknown(CallId call) throws IOException {
    return new Note(
        call,
        OTHER,
        new Caller.Withheld(),
        Language.JAPANESE,
        folder.recordedAt(call).truncatedTo(ChronoUnit.MILLIS),
        Inquiry.ClockKind.REAL,
        MessageFolder.audioName(call));
  }

  private static String printable(String name) {
    // all but the last four of many digits: it may hold a caller's number
    return name.replaceAll("[^\\x20-\\x7e]", "?").replaceAll("[0-9](?=[0-9]{4})", "*");
  }
}
