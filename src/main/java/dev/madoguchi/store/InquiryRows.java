package dev.madoguchi.store;

import dev.madoguchi.call.CallId;
import dev.madoguchi.call.Caller;
import dev.madoguchi.call.Language;
import dev.madoguchi.call.QueueName;
import dev.madoguchi.inquiry.Inquiry;
import dev.madoguchi.inquiry.InquiryNumber;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** The SQL of inquiries. */
final class InquiryRows {
  // always three decimals: the order of the text is the order in time
  private static final DateTimeFormatter TEXT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
  private static final String COLUMNS =
      "SELECT count, call_id, category, caller_number, language, audio, length_ms, opened_at,"
          + " due_at, clock FROM inquiry ";

  private final Path recordings;

  InquiryRows(Path recordings) {
    this.recordings = recordings;
  }

  /** Adds the row unless the call has one; either way the number of the call's row. */
  InquiryNumber add(Handle handle, Note note, String audio, Duration length, Instant due) {
    handle
        .createUpdate(
            """
            INSERT INTO inquiry (call_id, category, caller_number, language, audio, length_ms,
              opened_at, due_at, clock)
            SELECT :call, :category, :caller, :language, :audio, :length, :opened, :due, :clock
            WHERE NOT EXISTS (SELECT 1 FROM inquiry WHERE call_id = :call)
            """)
        .bind("call", note.call().value())
        .bind("category", note.category().value())
        .bind("caller", callerText(note.caller()).orElse(null))
        .bind("language", note.language().code())
        .bind("audio", audio)
        .bind("length", length.toMillis())
        .bind("opened", TEXT.format(note.opened()))
        .bind("due", TEXT.format(due))
        .bind("clock", clockText(note.clock()))
        .execute();
    return handle
        .createQuery("SELECT count FROM inquiry WHERE call_id = :call")
        .bind("call", note.call().value())
        .mapTo(Long.class)
        .map(InquiryNumber::new)
        .one();
  }

  Optional<InquiryNumber> numberOf(Handle handle, CallId call) {
    return handle
        .createQuery("SELECT count FROM inquiry WHERE call_id = :call")
        .bind("call", call.value())
        .mapTo(Long.class)
        .map(InquiryNumber::new)
        .findOne();
  }

  Set<CallId> calls(Handle handle) {
    return handle
        .createQuery("SELECT call_id FROM inquiry")
        .mapTo(String.class)
        .map(CallId::new)
        .set();
  }

  List<Inquiry> all(Handle handle) {
    return handle
        .createQuery(COLUMNS + "ORDER BY opened_at, count")
        .map((row, context) -> inquiry(row))
        .list();
  }

  Optional<Inquiry> find(Handle handle, InquiryNumber number) {
    return handle
        .createQuery(COLUMNS + "WHERE count = :count")
        .bind("count", number.count())
        .map((row, context) -> inquiry(row))
        .findOne();
  }

  /** Whether the tables are there: a file can be younger than its first migration. */
  static boolean exist(Handle handle) {
    return handle
        .createQuery("SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE name = 'inquiry')")
        .mapTo(Boolean.class)
        .one();
  }

  private Inquiry inquiry(ResultSet row) throws SQLException {
    String caller = row.getString("caller_number");
    return new Inquiry(
        new InquiryNumber(row.getLong("count")),
        new CallId(row.getString("call_id")),
        new QueueName(row.getString("category")),
        caller == null ? new Caller.Withheld() : Caller.parse(caller),
        new Language(row.getString("language")),
        recordings.resolve(row.getString("audio")),
        Duration.ofMillis(row.getLong("length_ms")),
        Instant.parse(row.getString("opened_at")),
        Instant.parse(row.getString("due_at")),
        clock(row.getString("clock")));
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
