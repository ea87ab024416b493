package dev.madoguchi.store;

import dev.madoguchi.call.CallId;
import dev.madoguchi.inquiry.InquiryDesk.Receipt;
import dev.madoguchi.inquiry.InquiryDesk.Take;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The steps by which what a caller told becomes an inquiry; see the package's description for their
 * order. Every step can be taken again, so what a kill interrupts is simply begun anew.
 */
final class Keeping implements AutoCloseable {
  /** What has been done; for tests that kill between two steps. */
  enum Step {
    NOTE_WRITTEN,
    AUDIO_MOVED,
    ROW_COMMITTED,
    TAKES_DELETED
  }

  private static final Logger log = LoggerFactory.getLogger(Keeping.class);
  // who was gone after less has hardly begun
  private static final Duration SHORTEST_DRAFT = Duration.ofSeconds(2);

  private final MessageFolder folder;
  private final Writer writer;
  private final InquiryRows rows;
  private final Supplier<Duration> shortest;
  private final Consumer<Step> killer;
  private final Workers workers = new Workers();

  Keeping(
      MessageFolder folder,
      Writer writer,
      Function<Instant, Instant> dueDate,
      Supplier<Duration> shortest,
      Consumer<Step> killer) {
    this.folder = folder;
    this.writer = writer;
    this.rows = new InquiryRows(dueDate);
    this.shortest = shortest;
    this.killer = killer;
  }

  /** Reads something a call wants to know; empty when it cannot be read in time. */
  <T> Optional<T> look(CallId call, Supplier<Optional<T>> reading) {
    return workers.forCall(call, deadline -> reading.get(), why -> Optional.empty());
  }

  /** Puts on disk what is known. */
  void note(Note note) {
    workers.forCall(
        note.call(),
        deadline -> {
          write(note);
          return true;
        },
        why -> false);
  }

  /** Listens to the last take; when there is a message in it, it is noted as whole. */
  Take listen(Note whole) {
    return workers.forCall(
        whole.call(),
        deadline -> {
          if (folder.hasAudio(whole.call())) {
            write(whole);
            return new Take.Message(); // a server before us has kept it, and died before it said so
          }
          if (!folder.hasRoom()) {
            return new Take.NotKept(noRoom(whole));
          }
          return switch (Heard.in(
              folder.source(whole, whole.sources().getLast()), shortest.get())) {
            case Heard.Message _ -> {
              write(whole);
              yield new Take.Message();
            }
            case Heard.Nothing() -> new Take.NothingSaid();
            case Heard.Broken() -> new Take.NotKept("the recording is no telephone sound");
          };
        },
        Take.NotKept::new);
  }

  /**
   * Keeps what the switch has recorded. A take in which there is nothing stays for {@link #settle}:
   * the switch may not have written it all yet.
   */
  Receipt keep(Note note) {
    return workers.forCall(
        note.call(),
        deadline ->
            folder.hasRoom()
                ? steps(note, deadline, this::leave)
                : new Receipt.NotKept(noRoom(note)),
        Receipt.NotKept::new);
  }

  // Asterisk does not tell: on a full disk its recording is cut short, or empty like a silent one
  private String noRoom(Note note) {
    log.error(
        "call {}: no room is left on the disk of {}: free some; what there is of the message stays",
        note.call(),
        folder.recordings());
    return "no room is left on the disk";
  }

  /**
   * Keeps recordings nobody writes to any longer, or goes on with an inquiry whose keeping was
   * interrupted. What is no message is set aside, or deleted when there is no sound at all.
   */
  Receipt settle(Note note) {
    return workers.forCall(
        note.call(), deadline -> steps(note, deadline, this::setAside), Receipt.NotKept::new);
  }

  private interface NoMessage {
    /** Whether the call is done with it. */
    boolean found(Note note, String source) throws IOException;
  }

  private Receipt steps(Note asked, long deadline, NoMessage otherwise)
      throws IOException, SQLException {
    CallId call = asked.call();
    boolean taken = folder.hasAudio(call);
    // of a message that is kept already, what was known first counts
    Note note = taken ? known(asked) : asked;
    Optional<Chosen> chosen = taken ? listen(folder.audio(call), note, "") : latest(note);
    if (chosen.isEmpty()) {
      return noMessage(note, deadline, otherwise);
    }
    if (!taken) {
      write(note);
      folder.take(note, chosen.get().source());
      killer.accept(Step.AUDIO_MOVED);
    }
    return row(note, Optional.of(chosen.get().length()), deadline);
  }

  /** A take with a message in it. */
  private record Chosen(String source, Duration length) {}

  /** The last take in which there is a message: whoever says it again says it better. */
  private Optional<Chosen> latest(Note note) throws IOException {
    for (String source : note.sources().reversed()) {
      Optional<Chosen> chosen = listen(folder.source(note, source), note, source);
      if (chosen.isPresent()) {
        return chosen;
      }
    }
    return Optional.empty();
  }

  private Optional<Chosen> listen(Path file, Note note, String source) throws IOException {
    return Heard.in(file, note.stage() == Note.Stage.DRAFT ? SHORTEST_DRAFT : shortest.get())
            instanceof Heard.Message(Duration length)
        ? Optional.of(new Chosen(source, length))
        : Optional.empty();
  }

  private Receipt row(Note note, Optional<Duration> length, long deadline)
      throws IOException, SQLException {
    Receipt receipt = writer.inTransaction(deadline, handle -> rows.add(handle, note, length));
    killer.accept(Step.ROW_COMMITTED);
    for (String source : note.sources()) {
      Files.deleteIfExists(folder.source(note, source)); // said again, and better
    }
    killer.accept(Step.TAKES_DELETED);
    folder.removeNote(note);
    return receipt;
  }

  private Note known(Note asked) {
    try {
      Note before = Note.fromJson(Files.readAllBytes(folder.noteFile(asked)));
      return before.call().equals(asked.call()) ? before : asked;
    } catch (IOException e) {
      return asked; // usually there is none; recover tells of one that cannot be read
    }
  }

  private void write(Note note) {
    try {
      folder.write(note);
    } catch (IOException e) {
      // a full disk: moving the audio needs no room, and the audio matters most
      log.error(
          "call {}: what is known of its message could not be noted: {}", note.call(), Why.of(e));
    }
    killer.accept(Step.NOTE_WRITTEN);
  }

  private Receipt noMessage(Note note, long deadline, NoMessage otherwise)
      throws IOException, SQLException {
    Optional<Receipt> before =
        writer.inTransaction(deadline, handle -> rows.receiptOf(handle, note.call()));
    boolean done = true;
    boolean broken = false;
    for (String source : note.sources()) {
      Path file = folder.source(note, source);
      if (Files.exists(file)) {
        broken = broken || Heard.in(file, shortest.get()) instanceof Heard.Broken;
        done = otherwise.found(note, source) && done;
      }
    }
    if (done && note.hasOrder() && note.stage() == Note.Stage.DRAFT) {
      return row(note, Optional.empty(), deadline);
    }
    if (done) {
      folder.removeNote(note);
    }
    if (before.isPresent()) {
      return before.get();
    }
    return broken
        ? new Receipt.NotKept("the recording is no telephone sound")
        : new Receipt.NothingSaid();
  }

  private boolean leave(Note note, String source) {
    if (!Files.exists(folder.noteFile(note))) {
      write(note);
    }
    return false;
  }

  private boolean setAside(Note note, String source) throws IOException {
    Path file = folder.source(note, source);
    if (Heard.in(file, shortest.get()) instanceof Heard.Broken) {
      log.warn("call {}: its recording is no telephone sound; set aside in broken/", note.call());
      folder.setAside(file, "broken");
    } else if (Files.size(file) <= Heard.HEADER_BYTES) {
      Files.delete(file);
    } else {
      folder.setAside(file, "silent");
    }
    return true;
  }

  /** Waits for what has begun. */
  @Override
  public void close() {
    workers.close();
    writer.close();
  }
}
