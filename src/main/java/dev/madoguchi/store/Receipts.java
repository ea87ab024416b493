package dev.madoguchi.store;

import dev.madoguchi.call.CallId;
import dev.madoguchi.inquiry.InquiryDesk.Receipt;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What callers are told: the number and the due date of their inquiry. The database is asked for
 * what it may know, for a moment and by readers of its own; a number comes without it.
 */
final class Receipts implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Receipts.class);
  private static final int REMEMBERED = 10_000; // calls
  private static final Duration A_MOMENT = Duration.ofMillis(300);

  private final Numbers numbers;
  private final SqliteInquiryBook book;
  private final Function<Instant, Instant> dueDate;
  private final Workers readers = new Workers("inquiries-read-", 2, A_MOMENT);
  private final Map<CallId, Receipt.Kept> given =
      Collections.synchronizedMap(
          new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<CallId, Receipt.Kept> eldest) {
              return size() > REMEMBERED;
            }
          });

  Receipts(Numbers numbers, SqliteInquiryBook book, Function<Instant, Instant> dueDate) {
    this.numbers = numbers;
    this.book = book;
    this.dueDate = dueDate;
  }

  /** Reads something a call wants to know; empty when it cannot be read in a moment. */
  <T> Optional<T> look(CallId call, Supplier<Optional<T>> reading) {
    return readers.forCall(call, deadline -> reading.get(), why -> Optional.empty());
  }

  /** What this call was told before. */
  Optional<Receipt.Kept> before(CallId call) {
    return Optional.ofNullable(given.get(call)).or(() -> look(call, () -> book.receiptOf(call)));
  }

  /**
   * What the caller is to be told: what the call was told before, also when its server died and it
   * begins again under another name; what holds for the inquiry it adds to, or a number of its own;
   * empty when no number is certain.
   */
  Optional<Receipt.Kept> give(Note note) {
    Optional<Receipt.Kept> receipt =
        before(note.call())
            .or(() -> before(note.opener()))
            .or(() -> ofAddedTo(note))
            .or(() -> ofItsOwn(note));
    receipt.ifPresent(
        told -> {
          given.put(note.call(), told);
          given.put(note.opener(), told);
        });
    return receipt;
  }

  private Optional<Receipt.Kept> ofAddedTo(Note note) {
    return note.told()
        .adds()
        .flatMap(number -> look(note.call(), () -> book.receiptOf(number, note.opened(), dueDate)));
  }

  private Optional<Receipt.Kept> ofItsOwn(Note note) {
    try {
      return Optional.of(new Receipt.Kept(numbers.next(), dueDate.apply(note.opened())));
    } catch (IOException e) {
      log.error("call {}: no receipt number can be given: {}", note.call(), e.getMessage());
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    readers.close();
    numbers.close();
  }
}
