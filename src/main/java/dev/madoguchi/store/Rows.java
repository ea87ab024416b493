package dev.madoguchi.store;

import dev.madoguchi.inquiry.InquiryDesk.Receipt;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the rows of what is on disk already, on a thread of its own: nobody who opens an inquiry
 * waits for it. What cannot be written has its note still, for the next look.
 */
final class Rows implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Rows.class);

  private final MessageFolder folder;
  private final Writer writer;
  private final SqliteInquiryBook book;
  private final InquiryRows rows;
  private final Consumer<Keeping.Step> killer;
  private final Workers thread = new Workers("rows-", 1, Duration.ofSeconds(5));
  private volatile Optional<String> trouble = Optional.empty();

  Rows(
      MessageFolder folder,
      Writer writer,
      SqliteInquiryBook book,
      Numbers numbers,
      Function<Instant, Instant> dueDate,
      Consumer<Keeping.Step> killer) {
    this.folder = folder;
    this.writer = writer;
    this.book = book;
    this.rows = new InquiryRows(dueDate, numbers);
    this.killer = killer;
  }

  /** Why the last row could not be written; empty when it could. */
  Optional<String> trouble() {
    return trouble;
  }

  /** Whether rows can be written now: opens the database when it is not. Empty when they can. */
  Optional<String> look() {
    trouble = writer.trouble();
    return trouble;
  }

  /**
   * Adds what the call has told, deletes the takes that were said again, and lays the note beside
   * the audio.
   *
   * @param length of its message; empty when there is none
   * @return ends when it is done or has failed
   */
  CompletableFuture<Receipt> follow(Note note, Optional<Duration> length) {
    return thread.begin(
        note.call(),
        deadline -> {
          try {
            Receipt receipt = write(note, length, deadline);
            trouble = Optional.empty();
            return receipt;
          } catch (SQLException | RuntimeException e) {
            trouble = Optional.of(Why.ofDatabase(e));
            log.error(
                "call {}: what it told is on disk and its row is not written yet: {}",
                note.call(),
                Why.ofDatabase(e));
            return new Receipt.NotKept(Why.ofDatabase(e));
          }
        },
        Receipt.NotKept::new);
  }

  private Receipt write(Note note, Optional<Duration> length, long deadline)
      throws IOException, SQLException {
    Receipt receipt = writer.inTransaction(deadline, handle -> rows.add(handle, note, length));
    writer.readBack(() -> book.has(note.call()) || book.has(note.opener()));
    killer.accept(Keeping.Step.ROW_COMMITTED);
    for (String source : note.sources()) {
      Files.deleteIfExists(folder.source(note, source)); // said again, and better
    }
    killer.accept(Keeping.Step.TAKES_DELETED);
    folder.keepNote(note);
    return receipt;
  }

  /** Waits for what has begun. */
  @Override
  public void close() {
    thread.close();
    writer.close();
  }
}
