package dev.madoguchi.store;

import dev.madoguchi.call.CallId;
import dev.madoguchi.call.Caller;
import dev.madoguchi.call.Language;
import dev.madoguchi.call.PhoneNumber;
import dev.madoguchi.call.QueueName;
import dev.madoguchi.call.Topic;
import dev.madoguchi.inquiry.Inquiry;
import dev.madoguchi.inquiry.Inquiry.Message;
import dev.madoguchi.inquiry.InquiryDesk.Earlier;
import dev.madoguchi.inquiry.InquiryNumber;
import dev.madoguchi.inquiry.OrderNumber;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** The SQL that reads inquiries. */
final class InquiryReading {
  private static final String INQUIRIES =
      "SELECT count, call_id, category, detail, order_number, caller_number, callback_number,"
          + " language, state, opened_at, due_at, answered_at, clock FROM inquiry ";
  private static final String MESSAGES =
      "SELECT inquiry, call_id, state, audio, length_ms, said_at, clock FROM message ";
  private static final String IN_TIME = " ORDER BY said_at, rowid";

  /** So long behind its due date an inquiry is still the caller's matter. */
  private static final Duration FORGOTTEN = Duration.ofDays(30);

  private final Path recordings;

  InquiryReading(Path recordings) {
    this.recordings = recordings;
  }

  List<Inquiry> all(Handle handle) {
    Map<Long, List<Message>> threads = new HashMap<>();
    handle
        .createQuery(MESSAGES + IN_TIME)
        .map((row, context) -> Map.entry(row.getLong("inquiry"), message(row)))
        .forEach(
            said ->
                threads
                    .computeIfAbsent(said.getKey(), _ -> new ArrayList<>())
                    .add(said.getValue()));
    return handle
        .createQuery(INQUIRIES + "ORDER BY opened_at, count")
        .map((row, context) -> inquiry(row, threads.getOrDefault(row.getLong("count"), List.of())))
        .list();
  }

  Optional<Inquiry> find(Handle handle, InquiryNumber number) {
    List<Message> thread =
        handle
            .createQuery(MESSAGES + "WHERE inquiry = :count" + IN_TIME)
            .bind("count", number.count())
            .map((row, context) -> message(row))
            .list();
    return handle
        .createQuery(INQUIRIES + "WHERE count = :count")
        .bind("count", number.count())
        .map((row, context) -> inquiry(row, thread))
        .findOne();
  }

  /**
   * The latest inquiry of this caller in this category that is not answered. Who calls because a
   * reply is late is recognised too; what nobody has marked as answered for a month is forgotten,
   * and what was broken off when a reply to it would have been due.
   */
  Optional<Earlier> earlier(Handle handle, Caller caller, QueueName category, Instant now) {
    return handle
        .createQuery(
            """
            SELECT count, state FROM inquiry
            WHERE caller_number = :caller AND category = :category
              AND (state = 'open' AND due_at > :lately OR state = 'draft' AND due_at > :now)
            ORDER BY opened_at DESC, count DESC LIMIT 1
            """)
        .bind("caller", InquiryRows.callerText(caller).orElse(null))
        .bind("category", category.value())
        .bind("now", Times.text(now))
        .bind("lately", Times.text(now.minus(FORGOTTEN)))
        .map((row, context) -> earlier(row))
        .findOne();
  }

  private static Earlier earlier(ResultSet row) throws SQLException {
    InquiryNumber number = new InquiryNumber(row.getLong("count"));
    return state(row.getString("state")) == Inquiry.State.DRAFT
        ? new Earlier.Unfinished(number)
        : new Earlier.Waiting(number);
  }

  /** The calls that have left a message, or whose message is about to be deleted. */
  Set<CallId> calls(Handle handle) {
    return handle
        .createQuery(
            """
            SELECT call_id FROM message
            UNION SELECT substr(file, length('inquiries/') + 1, length(file) - length('inquiries/.wav'))
            FROM doomed WHERE file GLOB 'inquiries/*.wav'
            """)
        .mapTo(String.class)
        .map(CallId::new)
        .set();
  }

  /** Whether the call has opened an inquiry or left a message. */
  boolean knows(Handle handle, CallId call) {
    return handle
        .createQuery(
            """
            SELECT EXISTS (SELECT 1 FROM inquiry WHERE call_id = :call)
                OR EXISTS (SELECT 1 FROM message WHERE call_id = :call)
            """)
        .bind("call", call.value())
        .mapTo(Boolean.class)
        .one();
  }

  /** Whether the tables are there: a file can be younger, or older, than its last migration. */
  static boolean exist(Handle handle) {
    return handle
        .createQuery(
            "SELECT EXISTS (SELECT 1 FROM pragma_table_info('inquiry') WHERE name = 'answered_at')")
        .mapTo(Boolean.class)
        .one();
  }

  private static Inquiry inquiry(ResultSet row, List<Message> thread) throws SQLException {
    return new Inquiry(
        new InquiryNumber(row.getLong("count")),
        new CallId(row.getString("call_id")),
        new QueueName(row.getString("category")),
        Optional.ofNullable(row.getString("detail")).map(Topic::new),
        Optional.ofNullable(row.getString("order_number")).map(OrderNumber::new),
        Optional.ofNullable(row.getString("caller_number"))
            .map(Caller::parse)
            .orElseGet(Caller.Withheld::new),
        Optional.ofNullable(row.getString("callback_number")).map(PhoneNumber::new),
        new Language(row.getString("language")),
        state(row.getString("state")),
        thread,
        Instant.parse(row.getString("opened_at")),
        Instant.parse(row.getString("due_at")),
        Optional.ofNullable(row.getString("answered_at")).map(Instant::parse),
        InquiryRows.clock(row.getString("clock")));
  }

  private Message message(ResultSet row) throws SQLException {
    return new Message(
        DialplanMessage.callOf(new CallId(row.getString("call_id"))),
        row.getString("state").equals("sent") ? Message.Ending.SENT : Message.Ending.CUT_OFF,
        recordings.resolve(row.getString("audio")),
        Duration.ofMillis(row.getLong("length_ms")),
        Instant.parse(row.getString("said_at")),
        InquiryRows.clock(row.getString("clock")));
  }

  private static Inquiry.State state(String text) {
    return switch (text) {
      case "draft" -> Inquiry.State.DRAFT;
      case "answered" -> Inquiry.State.ANSWERED;
      default -> Inquiry.State.OPEN;
    };
  }
}
