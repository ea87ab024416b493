package dev.madoguchi.store;

import dev.madoguchi.inquiry.InquiryDesk.Receipt;
import dev.madoguchi.inquiry.InquiryDesk.Take;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
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

  // less than Asterisk's watchdog over a server that thinks: the caller is to hear the truth before
  private static final Duration PATIENCE = Duration.ofMillis(3500);

  // more than a row is given time for; nobody listens meanwhile
  private static final Duration ROW = Duration.ofSeconds(8);

  private final MessageFolder folder;
  private final Receipts receipts;
  private final Rows rows;
  private final Supplier<Duration> shortest;
  private final Consumer<Step> killer;
  private final Workers workers = new Workers("inquiries-", 4, PATIENCE);

  Keeping(
      MessageFolder folder,
      Receipts receipts,
      Rows rows,
      Supplier<Duration> shortest,
      Consumer<Step> killer) {
    this.folder = folder;
    this.receipts = receipts;
    this.rows = rows;
    this.shortest = shortest;
    this.killer = killer;
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
   * What came of keeping.
   *
   * @param row ends when the row is written, or has failed; the note is there until then
   */
  record Kept(Receipt receipt, CompletableFuture<Receipt> row) {
    static Kept not(Receipt receipt) {
      return new Kept(receipt, CompletableFuture.completedFuture(receipt));
    }
  }

  /**
   * Keeps what the switch has recorded: with this the inquiry is on disk under its number, and its
   * row follows. A take in which there is nothing stays for {@link #settle}: the switch may not
   * have written it all yet.
   */
  Kept keep(Note note) {
    return workers.forCall(
        note.call(),
        deadline -> folder.hasRoom() ? numbered(note) : Kept.not(new Receipt.NotKept(noRoom(note))),
        why -> Kept.not(new Receipt.NotKept(why)));
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
   * interrupted, to the row. What is no message is set aside, or deleted when there is no sound.
   */
  Receipt settle(Note note) {
    Kept kept =
        workers.forCall(
            note.call(), deadline -> unnumbered(note), why -> Kept.not(new Receipt.NotKept(why)));
    return Workers.await(kept.row(), ROW)
        .orElseGet(() -> new Receipt.NotKept("its row takes too long"));
  }

  private Kept numbered(Note asked) throws IOException {
    Note note = known(asked);
    Optional<Chosen> chosen = chosen(note);
    if (chosen.isEmpty()) {
      return Kept.not(
          receipts.before(note.call()).map(Receipt.class::cast).orElseGet(() -> nothing(note)));
    }
    Optional<Receipt.Kept> receipt = note.receipt().or(() -> receipts.give(note));
    Note told = receipt.map(note::with).orElse(note);
    boolean noted = write(told);
    onDisk(told, chosen.get());
    if (!noted || receipt.isEmpty()) {
      return Kept.not(new Receipt.NotKept("it could not be put on disk under a number"));
    }
    return new Kept(receipt.get(), rows.follow(told, Optional.of(chosen.get().length())));
  }

  private Kept unnumbered(Note asked) throws IOException {
    Note note = known(asked);
    Optional<Chosen> chosen = chosen(note);
    if (chosen.isPresent()) {
      if (chosen.get().source().isPresent()) {
        write(note);
      }
      onDisk(note, chosen.get());
      Receipt unwritten = new Receipt.NotKept("its row is not written");
      return new Kept(unwritten, rows.follow(note, Optional.of(chosen.get().length())));
    }
    setAside(note);
    if (note.hasOrder() && note.stage() == Note.Stage.DRAFT) {
      return new Kept(new Receipt.NothingSaid(), rows.follow(note, Optional.empty()));
    }
    folder.removeNote(note);
    return Kept.not(
        receipts.before(note.call()).map(Receipt.class::cast).orElseGet(Receipt.NothingSaid::new));
  }

  private void onDisk(Note note, Chosen chosen) throws IOException {
    if (chosen.source().isPresent()) {
      folder.take(note, chosen.source().get());
      killer.accept(Step.AUDIO_MOVED);
    }
  }

  private Optional<Chosen> chosen(Note note) throws IOException {
    return folder.hasAudio(note.call())
        ? listen(folder.audio(note.call()), note, Optional.empty())
        : latest(note);
  }

  /**
   * A take with a message in it.
   *
   * @param source empty when it is in its place already
   */
  private record Chosen(Optional<String> source, Duration length) {}

  /** The last take in which there is a message: whoever says it again says it better. */
  private Optional<Chosen> latest(Note note) throws IOException {
    for (String source : note.sources().reversed()) {
      Optional<Chosen> chosen = listen(folder.source(note, source), note, Optional.of(source));
      if (chosen.isPresent()) {
        return chosen;
      }
    }
    return Optional.empty();
  }

  private Optional<Chosen> listen(Path file, Note note, Optional<String> source)
      throws IOException {
    return Heard.in(file, note.stage() == Note.Stage.DRAFT ? SHORTEST_DRAFT : shortest.get())
            instanceof Heard.Message(Duration length)
        ? Optional.of(new Chosen(source, length))
        : Optional.empty();
  }

  /** Of a message that is kept already, what was known first counts. */
  private Note known(Note asked) {
    if (!folder.hasAudio(asked.call())) {
      return asked;
    }
    try {
      Note before = Note.fromJson(Files.readAllBytes(folder.noteFile(asked)));
      return before.call().equals(asked.call()) ? before : asked;
    } catch (IOException e) {
      return asked; // usually there is none; recover tells of one that cannot be read
    }
  }

  private boolean write(Note note) {
    boolean written = true;
    try {
      folder.write(note);
    } catch (IOException e) {
      // a full disk: moving the audio needs no room, and the audio matters most
      log.error(
          "call {}: what is known of its message could not be noted: {}", note.call(), Why.of(e));
      written = false;
    }
    killer.accept(Step.NOTE_WRITTEN);
    return written;
  }

  /** The takes stay, and a note of them. */
  private Receipt nothing(Note note) {
    boolean broken = false;
    for (String source : note.sources()) {
      try {
        Path file = folder.source(note, source);
        if (Files.exists(file)) {
          broken = broken || Heard.in(file, shortest.get()) instanceof Heard.Broken;
          if (!Files.exists(folder.noteFile(note))) {
            write(note);
          }
        }
      } catch (IOException e) {
        return new Receipt.NotKept(Why.of(e));
      }
    }
    return broken
        ? new Receipt.NotKept("the recording is no telephone sound")
        : new Receipt.NothingSaid();
  }

  private void setAside(Note note) throws IOException {
    for (String source : note.sources()) {
      if (Files.exists(folder.source(note, source))) {
        setAside(note, source);
      }
    }
  }

  private void setAside(Note note, String source) throws IOException {
    Path file = folder.source(note, source);
    if (Heard.in(file, shortest.get()) instanceof Heard.Broken) {
      log.warn("call {}: its recording is no telephone sound; set aside in broken/", note.call());
      folder.setAside(file, "broken");
    } else if (Files.size(file) <= Heard.HEADER_BYTES) {
      Files.delete(file);
    } else {
      folder.setAside(file, "silent");
    }
  }

  /** Waits for what has begun. */
  @Override
  public void close() {
    workers.close();
    rows.close();
    receipts.close();
  }
}
