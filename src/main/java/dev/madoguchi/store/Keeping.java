package dev.madoguchi.store;

import dev.madoguchi.call.CallId;
import dev.madoguchi.inquiry.InquiryDesk.Receipt;
import dev.madoguchi.inquiry.InquiryNumber;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
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

  /** Tells what is known of a message. */
  @FunctionalInterface
  interface Telling {
    Note note(CallId call) throws IOException;
  }

  private static final Logger log = LoggerFactory.getLogger(Keeping.class);
  private static final int THREADS = 4;
  // a caller listens to silence meanwhile
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

  /** Keeps a message the switch has recorded. */
  Receipt keep(Note note) {
    // of a message that is kept already, what was known first counts
    return onOwnThread(
        note.call(), call -> folder.hasAudio(call) ? folder.note(call).orElse(note) : note);
  }

  /**
   * Goes on with a message whose keeping was interrupted.
   *
   * @param otherwise tells of a message that has audio but no note
   */
  Receipt keepAgain(CallId call, Telling otherwise) {
    return onOwnThread(
        call,
        interrupted -> {
          Optional<Note> note = folder.note(interrupted);
          return note.isPresent() ? note.get() : otherwise.note(interrupted);
        });
  }

  // SQLite and fsync block natively, which would pin a virtual thread to its carrier
  private Receipt onOwnThread(CallId call, Telling telling) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    try {
      return CompletableFuture.supplyAsync(() -> alone(call, telling, deadline), threads).join();
    } catch (RejectedExecutionException e) {
      log.error("call {}: its message was not kept, the store is closed", call, e);
      return new Receipt.NotKept("the store is closed");
    } catch (CompletionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw e;
    }
  }

  private Receipt alone(CallId call, Telling telling, long deadline) {
    ReentrantLock lock = locks[Math.floorMod(call.hashCode(), locks.length)];
    lock.lock();
    try {
      return steps(telling.note(call), deadline);
    } catch (IOException | SQLException | RuntimeException e) {
      // Jdbi's exceptions are RuntimeExceptions; whatever it is, the caller is told the truth and
      // the message stays on disk for recover
      log.error("call {}: its message was not kept yet; it stays on disk", call, e);
      return new Receipt.NotKept(String.valueOf(e.getMessage()));
    } finally {
      lock.unlock();
    }
  }

  private Receipt steps(Note note, long deadline) throws IOException, SQLException {
    CallId call = note.call();
    boolean taken = folder.hasAudio(call);
    Duration length = MessageFolder.lengthOf(taken ? folder.audio(call) : folder.source(note));
    if (!taken) {
      if (length.compareTo(shortest) < 0) {
        return nothingSaid(note, deadline);
      }
      write(note);
      folder.take(note);
      killer.accept(Step.AUDIO_MOVED);
    }
    Instant due = dueDate.apply(note.opened());
    InquiryNumber number =
        writer.inTransaction(
            deadline, handle -> rows.add(handle, note, MessageFolder.audioName(call), length, due));
    killer.accept(Step.ROW_COMMITTED);
    folder.removeNote(call);
    return new Receipt.Kept(number);
  }

  private void write(Note note) {
    try {
      folder.write(note);
    } catch (IOException e) {
      // a full disk: moving the audio needs no room, and the audio matters most
      log.error("call {}: what is known of its message could not be noted", note.call(), e);
    }
    killer.accept(Step.NOTE_WRITTEN);
  }

  private Receipt nothingSaid(Note note, long deadline) throws IOException, SQLException {
    Optional<InquiryNumber> before =
        writer.inTransaction(deadline, handle -> rows.numberOf(handle, note.call()));
    folder.removeSource(note);
    folder.removeNote(note.call());
    return before.<Receipt>map(Receipt.Kept::new).orElseGet(Receipt.NothingSaid::new);
  }

  /** Waits for what has begun; it ends by itself, at the latest when its patience does. */
  @Override
  public void close() {
    threads.close();
    writer.close();
  }
}
