package dev.madoguchi.store;

import dev.madoguchi.call.CallId;
import dev.madoguchi.call.Caller;
import dev.madoguchi.call.QueueName;
import dev.madoguchi.inquiry.Inquiry;
import dev.madoguchi.inquiry.InquiryBook;
import dev.madoguchi.inquiry.InquiryDesk.Earlier;
import dev.madoguchi.inquiry.InquiryDesk.Receipt;
import dev.madoguchi.inquiry.InquiryNumber;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/**
 * Reads inquiries, also those of a server that is running: in WAL a reader sees the last commit and
 * blocks nobody. Where there is no database yet the book is empty.
 */
public final class SqliteInquiryBook implements InquiryBook {
  private final Path database;
  private final Jdbi jdbi;
  private final InquiryReading reading;

  /**
   * A book on this database, which need not be there yet.
   *
   * @param recordings the folder the audio is below
   */
  public SqliteInquiryBook(Path database, Path recordings) {
    this.database = database;
    this.jdbi = Database.toRead(database);
    this.reading = new InquiryReading(recordings.toAbsolutePath().normalize());
  }

  /**
   * {@inheritDoc}
   *
   * @throws StoreException when the database cannot be read
   */
  @Override
  public List<Inquiry> all() {
    return read(List.of(), reading::all);
  }

  /**
   * {@inheritDoc}
   *
   * @throws StoreException when the database cannot be read
   */
  @Override
  public Optional<Inquiry> find(InquiryNumber number) {
    return read(Optional.empty(), handle -> reading.find(handle, number));
  }

  /** The latest inquiry of this caller in this category that is not answered, nor forgotten. */
  Optional<Earlier> earlier(Caller caller, QueueName category, Instant now) {
    return read(Optional.empty(), handle -> reading.earlier(handle, caller, category, now));
  }

  /** The calls that have left a message. */
  Set<CallId> calls() {
    return read(Set.of(), reading::calls);
  }

  boolean has(CallId call) {
    return read(false, handle -> reading.knows(handle, call));
  }

  /** What a call was told, or would have been. */
  Optional<Receipt.Kept> receiptOf(CallId call) {
    return read(Optional.empty(), handle -> InquiryRows.receiptOf(handle, call));
  }

  /** What a caller is told who adds to this inquiry then, if it still waits for its reply. */
  Optional<Receipt.Kept> receiptOf(
      InquiryNumber number, Instant then, Function<Instant, Instant> dueDate) {
    return read(Optional.empty(), handle -> InquiryRows.receiptOf(handle, number, then, dueDate));
  }

  private <T> T read(T nothing, Function<Handle, T> reading) {
    if (!Files.exists(database)) {
      return nothing;
    }
    try {
      return jdbi.withHandle(
          handle -> InquiryReading.exist(handle) ? reading.apply(handle) : nothing);
    } catch (JdbiException | IllegalArgumentException e) {
      throw new StoreException(
          "cannot read the inquiries in %s (%s); may you read it, and is it a database of this program?"
              .formatted(database, e.getMessage()),
          e);
    }
  }
}
