package dev.madoguchi.store;

import dev.madoguchi.call.CallId;
import dev.madoguchi.inquiry.InquiryDesk.Receipt;
import dev.madoguchi.inquiry.InquiryNumber;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The steps by which a message becomes an inquiry; see the package's description for their order.
 * Every step can be taken again, so what a kill interrupts is simply begun anew.
 */
final class Keeping implements AutoCloseable {
  /** What has been done; for tests that kill between two steps. */
  enum Step {
    NOTE_WRITTEN,
    AUDIO_MOVED,
    ROW_COMMITTED
  }

  private static final Logger log = LoggerFactory.getLogger(Keeping.class);
  private static final int THREADS = 4;
  // for everything, waiting included: a caller listens to silence meanwhile
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final MessageFolder folder;
  private final Writer writer;
  private final InquiryRows rows;
  private final Function<Instant, Instant> dueDate;
  private final Duration shortest;
  private final Consumer<Step> killer;
  private final ExecutorService threads =
      Executors.newFixedThreadPool(
          THREADS, Thread.ofPlatform().daemon().name("inquiries-", 0).factory());
  // two threads at work for one call would take each other's files; calls share few locks
  private final ReentrantLock[] locks =
      Stream.generate(ReentrantLock::new).limit(64).toArray(ReentrantLock[]::new);

  Keeping(
      MessageFolder folder,
      Writer writer,
      Function<Instant, Instant> dueDate,
      Duration shortest,
      Consumer<Step> killer) {
    this.folder = folder;
    this.writer = writer;
    this.rows = new InquiryRows(folder.recordings());
    this.dueDate = dueDate;
    this.shortest = shortest;
    this.killer = killer;
  }

  /** Notes that a message is about to be recorded. */
  void expect(Note note) {
    onOwnThread(
        note.call(),
        deadline -> {
          write(note);
          return new Receipt.NothingSaid();
        });
  }

  /**
   * Keeps a message the switch has recorded. One in which there is nothing stays for {@link
   * #settle}: the switch may not have written it all yet.
   */
  Receipt keep(Note note) {
    return onOwnThread(
        note.call(),
        deadline -> folder.hasRoom() ? steps(note, deadline, this::leave) : noRoom(note));
  }

  // Asterisk does not tell: on a full disk its recording is cut short, or empty like a silent one
  private Receipt noRoom(Note note) {
    log.error(
        "call {}: no room is left on the disk of {}: free some; what there is of the message stays",
        note.call(),
        folder.recordings());
    return new Receipt.NotKept("no room is left on the disk");
  }

  /**
   * Keeps a recording nobody writes to any longer, or goes on with a message whose keeping was
   * interrupted. What is no message is set aside, or deleted when there is no sound at all.
   */
  Receipt settle(Note note) {
    return onOwnThread(note.call(), deadline -> steps(note, deadline, this::setAside));
  }

  private interface Work {
    Receipt by(long deadline) throws IOException, SQLException;
  }

  private interface NoMessage {
    void found(Note note, Heard heard) throws IOException;
  }

  // SQLite and fsync block natively, which would pin a virtual thread to its carrier
  private Receipt onOwnThread(CallId call, Work work) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    try {
      return CompletableFuture.supplyAsync(() -> alone(call, work, deadline), threads)
          .orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
          .join();
    } catch (RejectedExecutionException e) {
      log.error("call {}: its message was not kept, the store is closed", call, e);
      return new Receipt.NotKept("the store is closed");
    } catch (CompletionException e) {
      return switch (e.getCause()) {
        case TimeoutException late -> tooLate(call);
        case Error error -> throw error;
        default -> throw e;
      };
    }
  }

  private Receipt alone(CallId call, Work work, long deadline) {
    ReentrantLock lock = locks[Math.floorMod(call.hashCode(), locks.length)];
    try {
      if (!lock.tryLock(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
        return tooLate(call);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return tooLate(call);
    }
    try {
      // nothing is begun for a caller who has been told that it was not kept
      return deadline - System.nanoTime() < 0 ? tooLate(call) : work.by(deadline);
    } catch (IOException e) {
      log.error("call {}: its message was not kept yet; it stays on disk: {}", call, Why.of(e));
      return new Receipt.NotKept(Why.of(e));
    } catch (SQLException | RuntimeException e) {
      // Jdbi's exceptions are RuntimeExceptions; whatever it is, the caller is told the truth and
      // the message stays on disk for recover
      log.error("call {}: its message was not kept yet; it stays on disk", call, e);
      return new Receipt.NotKept(String.valueOf(e.getMessage()));
    } finally {
      lock.unlock();
    }
  }

  private static Receipt tooLate(CallId call) {
    log.error(
        "call {}: not done within {} s; look at the disk and its load", call, PATIENCE.toSeconds());
    return new Receipt.NotKept("the disk or the database took too long");
  }

  private Receipt steps(Note asked, long deadline, NoMessage otherwise)
      throws IOException, SQLException {
    CallId call = asked.call();
    boolean taken = folder.hasAudio(call);
    // of a message that is kept already, what was known first counts
    Note note = taken ? known(asked) : asked;
    Heard heard = Heard.in(taken ? folder.audio(call) : folder.source(note), shortest);
    if (!(heard instanceof Heard.Message(Duration length))) {
      return noMessage(note, deadline, heard, otherwise);
    }
    if (!taken) {
      write(note);
      folder.take(note);
      killer.accept(Step.AUDIO_MOVED);
    }
    Instant due = dueDate.apply(note.opened());
    InquiryNumber number =
        writer.inTransaction(
            deadline, handle -> rows.add(handle, note, MessageFolder.audioName(call), length, due));
    killer.accept(Step.ROW_COMMITTED);
    folder.removeNote(note);
    return new Receipt.Kept(number);
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

  private Receipt noMessage(Note note, long deadline, Heard heard, NoMessage otherwise)
      throws IOException, SQLException {
    Optional<InquiryNumber> before =
        writer.inTransaction(deadline, handle -> rows.numberOf(handle, note.call()));
    if (Files.exists(folder.source(note))) {
      otherwise.found(note, heard);
    } else {
      folder.removeNote(note);
    }
    if (before.isPresent()) {
      return new Receipt.Kept(before.get());
    }
    return heard instanceof Heard.Broken
        ? new Receipt.NotKept("the recording is no telephone sound")
        : new Receipt.NothingSaid();
  }

  private void leave(Note note, Heard heard) {
    if (!Files.exists(folder.noteFile(note))) {
      write(note);
    }
  }

  private void setAside(Note note, Heard heard) throws IOException {
    if (heard instanceof Heard.Broken) {
      log.warn("call {}: its recording is no telephone sound; set aside in broken/", note.call());
      folder.setAside(note, "broken");
    } else if (Files.size(folder.source(note)) <= Heard.HEADER_BYTES) {
      Files.delete(folder.source(note));
    } else {
      folder.setAside(note, "silent");
    }
    folder.removeNote(note);
  }

  /** Waits for what has begun; it ends by itself, at the latest when its patience does. */
  @Override
  public void close() {
    threads.close();
    writer.close();
  }
}
