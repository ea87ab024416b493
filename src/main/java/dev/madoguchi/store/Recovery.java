package dev.madoguchi.store;

import dev.madoguchi.call.CallId;
import dev.madoguchi.call.Caller;
import dev.madoguchi.call.Language;
import dev.madoguchi.call.QueueName;
import dev.madoguchi.inquiry.Inquiry;
import dev.madoguchi.inquiry.InquiryDesk.Receipt;
import dev.madoguchi.inquiry.NewInquiry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks for what callers told and no row tells of. */
final class Recovery {
  private static final Logger log = LoggerFactory.getLogger(Recovery.class);
  private static final QueueName OTHER = new QueueName("other");
  // the switch writes a recording at least every two seconds; ten without a write: it has ended
  private static final Duration RECORDING_ENDED = Duration.ofSeconds(10);

  private final MessageFolder folder;
  private final Keeping keeping;
  private final Rows rows;
  private final SqliteInquiryBook book;
  private final Set<CallId> live;
  private final Predicate<CallId> elsewhere;
  private final Language language;
  private final Strays strays;
  private final Set<String> complainedOf = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean lookEverywhere;

  /**
   * @param live the calls that look after themselves
   * @param elsewhere the calls another server may have, which looks after them
   * @param language the line's own, in which a call nothing is known of was held, for all we know
   * @param lookEverywhere whether the next look is at every message that is kept
   */
  Recovery(
      MessageFolder folder,
      Keeping keeping,
      Rows rows,
      SqliteInquiryBook book,
      Set<CallId> live,
      Predicate<CallId> elsewhere,
      Language language,
      AtomicBoolean lookEverywhere) {
    this.folder = folder;
    this.keeping = keeping;
    this.rows = rows;
    this.book = book;
    this.live = live;
    this.elsewhere = elsewhere;
    this.language = language;
    this.lookEverywhere = lookEverywhere;
    this.strays = new Strays(folder, live);
  }

  /** The next time, looks at every message that is kept: on a full disk there may be no note. */
  void lookEverywhere() {
    lookEverywhere.set(true);
  }

  /**
   * Makes inquiries of notes and of messages without a row. Only the first time, and after trouble,
   * does it look at every message that is kept. Recordings that nothing is known of are set aside.
   *
   * @return how many there were
   */
  int recover() {
    int recovered = 0;
    try {
      Optional<String> away = rows.look();
      if (away.isPresent()) {
        tellWhatWaits(away.get());
        return 0;
      }
      Instant before = folder.now().minus(RECORDING_ENDED);
      for (Path file : folder.notes()) {
        recovered += recovered(file, before);
        if (rows.trouble().isPresent()) {
          tellWhatWaits(rows.trouble().get());
          return recovered;
        }
      }
      if (lookEverywhere.getAndSet(false)) {
        recovered += recoverWithoutNotes();
      }
      strays.setAside(before);
    } catch (IOException | RuntimeException e) {
      lookEverywhere.set(true);
      log.error("cannot look for messages without a row below {}", folder.recordings(), e);
    }
    return recovered;
  }

  /** Trying each of them would take long, and fail. */
  private void tellWhatWaits(String why) throws IOException {
    lookEverywhere.set(true);
    log.error(
        "the database cannot be written, and what {} calls have told waits in {} until it can: {}",
        folder.notes().size(),
        folder.notesFolder(),
        why);
  }

  private int recovered(Path file, Instant before) {
    try {
      Note note = Note.fromJson(Files.readAllBytes(file));
      if (live.contains(note.call())
          || elsewhere.test(note.opener())
          || !over(note, file, before)) {
        return 0;
      }
      Receipt receipt = keeping.settle(ofItsOwn(note, file));
      if (!(receipt instanceof Receipt.NotKept)) {
        Files.deleteIfExists(file); // a note of an earlier version had another name
      }
      return count(receipt, note.call());
    } catch (NoSuchFileException e) {
      return 0; // its call has just finished with it
    } catch (IOException | RuntimeException e) {
      if (complainedOf.add(file.getFileName().toString())) {
        log.warn("a note in {} cannot be read: {}", file.getParent(), Why.of(e));
      }
      return 0;
    }
  }

  /** Nobody writes to its takes any longer; what is moved is complete. */
  private boolean over(Note note, Path file, Instant before) throws IOException {
    boolean recorded = false;
    for (String source : note.sources()) {
      Path take = folder.source(note, source);
      recorded = recorded || Files.exists(take);
      if (Files.exists(take) && !MessageFolder.untouchedSince(before, take)) {
        return false;
      }
    }
    // until the switch has begun a file there is only the note
    return recorded || folder.hasAudio(note.call()) || MessageFolder.untouchedSince(before, file);
  }

  // in an earlier version each recording had a note, and a call could leave several
  private Note ofItsOwn(Note note, Path file) {
    String name = file.getFileName().toString().replaceFirst("\\.json$", "");
    return name.equals(note.call().value()) || !hasOne(note.call())
        ? note
        : note.ofCall(new CallId(name));
  }

  private int recoverWithoutNotes() throws IOException {
    int recovered = 0;
    Set<CallId> calls = folder.withAudio();
    calls.removeAll(book.calls());
    calls.removeAll(live);
    calls.removeIf(elsewhere);
    for (CallId call : calls) {
      if (rows.trouble().isPresent()) {
        lookEverywhere.set(true);
        return recovered;
      }
      recovered += count(keeping.settle(noteOf(call)), call);
    }
    return recovered;
  }

  private static int count(Receipt receipt, CallId call) {
    log.info("call {}: its message had no row: {}", call, receipt);
    return receipt instanceof Receipt.Kept ? 1 : 0;
  }

  /** Makes inquiries of the messages the dialplan took; how many there were. */
  int adoptDialplanMessages() {
    int adopted = 0;
    if (rows.trouble().isPresent()) {
      return 0; // recover has told
    }
    try {
      for (String name : folder.dialplanNames(RECORDING_ENDED)) {
        Optional<DialplanMessage> message = DialplanMessage.parse(name);
        if (message.isPresent()) {
          Receipt receipt = keeping.settle(note(message.get(), "dialplan/" + name));
          log.info("the dialplan took a message of call {}: {}", message.get().call(), receipt);
          adopted += receipt instanceof Receipt.Kept ? 1 : 0;
        } else {
          folder.setAside(folder.ofDialplan(name), "broken");
          log.warn(
              "a message of the dialplan is not named as one; set aside in broken/: {}",
              printable(name));
        }
      }
    } catch (IOException | RuntimeException e) {
      log.error("cannot take in the dialplan's messages below {}", folder.recordings(), e);
    }
    return adopted;
  }

  private boolean hasOne(CallId call) {
    return folder.hasAudio(call) || book.has(call);
  }

  private Note note(DialplanMessage message, String source) {
    // never as the call itself: it may have left a first one with us, which may have no row yet
    return new Note(
        new NewInquiry(
            message.messageName(), message.category(), message.caller(), message.language()),
        message.at(),
        Inquiry.ClockKind.REAL,
        Note.Stage.WHOLE,
        Optional.empty(),
        List.of(source));
  }

  /** As it was told, where a note lies beside the audio: its row was in a database that is gone. */
  private Note noteOf(CallId call) throws IOException {
    try {
      Note note = Note.fromJson(Files.readAllBytes(folder.keptNote(call)));
      if (note.call().equals(call)) {
        return note;
      }
      log.warn("the note beside the message of call {} is of another call", call);
    } catch (NoSuchFileException e) {
      log.debug("call {}: there is no note beside its message", call, e);
    } catch (IOException e) {
      log.warn("call {}: the note beside its message cannot be read: {}", call, Why.of(e));
    }
    return unknown(call);
  }

  // audio whose note could not be written, on a full disk: only the file itself tells anything
  private Note unknown(CallId call) throws IOException {
    return new Note(
        new NewInquiry(call, OTHER, new Caller.Withheld(), language),
        folder.recordedAt(call).truncatedTo(ChronoUnit.MILLIS),
        Inquiry.ClockKind.REAL,
        Note.Stage.WHOLE,
        Optional.empty(),
        List.of());
  }

  private static String printable(String name) {
    // all but the last four of many digits: it may hold a caller's number
    return name.replaceAll("[^\\x20-\\x7e]", "?").replaceAll("[0-9](?=[0-9]{4})", "*");
  }
}
