package dev.madoguchi.store;

import dev.madoguchi.call.CallId;
import dev.madoguchi.call.Caller;
import dev.madoguchi.call.PhoneNumber;
import dev.madoguchi.call.Topic;
import dev.madoguchi.inquiry.Inquiry;
import dev.madoguchi.inquiry.InquiryDesk.Receipt;
import dev.madoguchi.inquiry.InquiryNumber;
import dev.madoguchi.inquiry.NewInquiry;
import dev.madoguchi.inquiry.OrderNumber;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The SQL that writes inquiries. */
final class InquiryRows {
  private static final Logger log = LoggerFactory.getLogger(InquiryRows.class);

  private final Function<Instant, Instant> dueDate;
  private final Numbers numbers;

  InquiryRows(Function<Instant, Instant> dueDate, Numbers numbers) {
    this.dueDate = dueDate;
    this.numbers = numbers;
  }

  /**
   * Adds what the call has told, unless it is there already: to the inquiry the call has opened
   * before, to the one it adds to while that waits for its reply, else as an inquiry of its own.
   *
   * @param length of its message; empty when there is none
   */
  Receipt add(Handle handle, Note note, Optional<Duration> length) {
    long inquiry =
        countOf(handle, note.call())
            .or(() -> countOf(handle, note.opener()))
            .or(() -> addedTo(handle, note))
            .orElseGet(() -> open(handle, note));
    if (note.receipt().filter(told -> told.number().count() != inquiry).isPresent()) {
      log.error(
          "call {}: its caller was told the number {}, and it is in inquiry {}",
          note.call(),
          note.receipt().get().number(),
          new InquiryNumber(inquiry));
    }
    complete(handle, inquiry, note);
    resume(handle, inquiry, note);
    promiseAnew(handle, inquiry, note);
    length.ifPresent(spoken -> addMessage(handle, inquiry, note, spoken));
    return receipt(handle, inquiry);
  }

  /** What the call was told, or would have been. */
  static Optional<Receipt.Kept> receiptOf(Handle handle, CallId call) {
    return countOf(handle, call).map(count -> receipt(handle, count));
  }

  /** Who was told that number has joined the inquiry, whether or not it was answered meanwhile. */
  private static Optional<Long> addedTo(Handle handle, Note note) {
    return note.told()
        .adds()
        .filter(
            number ->
                note.receipt()
                    .map(told -> told.number().equals(number) && exists(handle, number))
                    .orElseGet(() -> waits(handle, number)))
        .map(InquiryNumber::count);
  }

  private static boolean exists(Handle handle, InquiryNumber number) {
    return handle
        .createQuery("SELECT EXISTS (SELECT 1 FROM inquiry WHERE count = :count)")
        .bind("count", number.count())
        .mapTo(Boolean.class)
        .one();
  }

  private InquiryNumber numberOf(Handle handle, Note note) {
    try {
      Optional<InquiryNumber> told = note.receipt().map(Receipt.Kept::number);
      return told.isPresent() && !exists(handle, told.get()) ? told.get() : numbers.next();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * What a caller is told who adds to this inquiry then, if it still waits for its reply. To a
   * draft no reply was promised yet, and a day that is over is no promise: both are owed one anew.
   *
   * @param dueDate when the reply is owed to an inquiry opened then
   */
  static Optional<Receipt.Kept> receiptOf(
      Handle handle, InquiryNumber number, Instant then, Function<Instant, Instant> dueDate) {
    return handle
        .createQuery(
            """
            SELECT due_at FROM inquiry
            WHERE count = :count AND state = 'open' AND due_at > :then
            """)
        .bind("count", number.count())
        .bind("then", Times.text(then))
        .mapTo(String.class)
        .findOne()
        .map(Instant::parse)
        .or(() -> waits(handle, number) ? Optional.of(dueDate.apply(then)) : Optional.empty())
        .map(due -> new Receipt.Kept(number, due));
  }

  private static boolean waits(Handle handle, InquiryNumber number) {
    return handle
        .createQuery(
            "SELECT EXISTS (SELECT 1 FROM inquiry WHERE count = :count AND state <> 'answered')")
        .bind("count", number.count())
        .mapTo(Boolean.class)
        .one();
  }

  private static Optional<Long> countOf(Handle handle, CallId call) {
    return handle
        .createQuery(
            """
            SELECT count FROM inquiry WHERE call_id = :call
            UNION SELECT inquiry FROM message WHERE call_id = :call
            """)
        .bind("call", call.value())
        .mapTo(Long.class)
        .findFirst();
  }

  /** What the dialplan took first knows nothing but category and caller. */
  private static void complete(Handle handle, long inquiry, Note note) {
    NewInquiry told = note.told();
    handle
        .createUpdate(
            """
            UPDATE inquiry SET
              detail = CASE WHEN category = :category THEN ifnull(detail, :detail) ELSE detail END,
              order_number = ifnull(order_number, :order),
              callback_number = ifnull(callback_number, :callback)
            WHERE count = :inquiry AND call_id = :call
            """)
        .bind("inquiry", inquiry)
        .bind("call", note.opener().value())
        .bind("category", told.category().value())
        .bind("detail", told.detail().map(Topic::value).orElse(null))
        .bind("order", told.order().map(OrderNumber::digits).orElse(null))
        .bind("callback", told.callback().map(PhoneNumber::digits).orElse(null))
        .execute();
  }

  /** What was broken off in another call is owed a reply from now on. */
  private void resume(Handle handle, long inquiry, Note note) {
    handle
        .createUpdate(
            """
            UPDATE inquiry SET opened_at = :opened, due_at = :due, clock = :clock
            WHERE count = :inquiry AND state = 'draft' AND :stage = 'sent' AND call_id <> :call
            """)
        .bind("inquiry", inquiry)
        .bind("call", note.opener().value())
        .bind("stage", stageText(note))
        .bind("opened", Times.text(note.opened()))
        .bind("due", Times.text(dueOf(note)))
        .bind("clock", clockText(note.clock()))
        .execute();
  }

  /** Who adds to an inquiry whose reply is late has been promised it by another day. */
  private void promiseAnew(Handle handle, long inquiry, Note note) {
    handle
        .createUpdate(
            """
            UPDATE inquiry SET due_at = :due
            WHERE count = :inquiry AND state = 'open' AND :stage = 'sent' AND due_at <= :said
            """)
        .bind("inquiry", inquiry)
        .bind("stage", stageText(note))
        .bind("said", Times.text(note.opened()))
        .bind("due", Times.text(dueOf(note)))
        .execute();
  }

  private static String stageText(Note note) {
    return switch (note.stage()) {
      case WHOLE -> "sent";
      case DRAFT -> "draft";
    };
  }

  private long open(Handle handle, Note note) {
    NewInquiry told = note.told();
    InquiryNumber number = numberOf(handle, note);
    handle
        .createUpdate(
            """
            INSERT INTO inquiry (count, call_id, category, detail, order_number, caller_number,
              callback_number, language, state, opened_at, due_at, clock)
            VALUES (:count, :call, :category, :detail, :order, :caller, :callback, :language, :state,
              :opened, :due, :clock)
            """)
        .bind("count", number.count())
        .bind("call", note.opener().value())
        .bind("category", told.category().value())
        .bind("detail", told.detail().map(Topic::value).orElse(null))
        .bind("order", told.order().map(OrderNumber::digits).orElse(null))
        .bind("caller", callerText(told.caller()).orElse(null))
        .bind("callback", told.callback().map(PhoneNumber::digits).orElse(null))
        .bind("language", told.language().code())
        .bind("state", note.stage() == Note.Stage.WHOLE ? "open" : "draft")
        .bind("opened", Times.text(note.opened()))
        .bind("due", Times.text(dueOf(note)))
        .bind("clock", clockText(note.clock()))
        .execute();
    return number.count();
  }

  private Instant dueOf(Note note) {
    return note.receipt().map(Receipt.Kept::due).orElseGet(() -> dueDate.apply(note.opened()));
  }

  private static void addMessage(Handle handle, long inquiry, Note note, Duration length) {
    int added =
        handle
            .createUpdate(
                """
            INSERT INTO message (inquiry, call_id, state, audio, length_ms, said_at, clock)
            SELECT :inquiry, :call, :state, :audio, :length, :said, :clock
            WHERE NOT EXISTS (SELECT 1 FROM message WHERE call_id = :call)
            """)
            .bind("inquiry", inquiry)
            .bind("call", note.call().value())
            .bind("state", stageText(note))
            .bind("audio", MessageFolder.audioName(note.call()))
            .bind("length", length.toMillis())
            .bind("said", Times.text(note.opened()))
            .bind("clock", clockText(note.clock()))
            .execute();
    if (added > 0) {
      handle
          .createUpdate(
              """
              UPDATE inquiry SET
                last_said_at = max(ifnull(last_said_at, :said), :said),
                state = CASE WHEN state = 'draft' AND :stage = 'sent' THEN 'open' ELSE state END
              WHERE count = :inquiry
              """)
          .bind("inquiry", inquiry)
          .bind("said", Times.text(note.opened()))
          .bind("stage", stageText(note))
          .execute();
    }
  }

  private static Receipt.Kept receipt(Handle handle, long count) {
    return handle
        .createQuery("SELECT due_at FROM inquiry WHERE count = :count")
        .bind("count", count)
        .mapTo(String.class)
        .map(due -> new Receipt.Kept(new InquiryNumber(count), Instant.parse(due)))
        .one();
  }

  static Optional<String> callerText(Caller caller) {
    return switch (caller) {
      case Caller.Numbered(var number) -> Optional.of(number.digits());
      case Caller.Withheld() -> Optional.empty();
    };
  }

  static String clockText(Inquiry.ClockKind kind) {
    return switch (kind) {
      case REAL -> "real";
      case SET_BY_HAND -> "set";
    };
  }

  static Inquiry.ClockKind clock(String text) {
    return text.equals("real") ? Inquiry.ClockKind.REAL : Inquiry.ClockKind.SET_BY_HAND;
  }
}
