package dev.madoguchi.store;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.madoguchi.call.CallId;
import dev.madoguchi.call.Caller;
import dev.madoguchi.call.Language;
import dev.madoguchi.call.QueueName;
import dev.madoguchi.inquiry.Inquiry;
import dev.madoguchi.inquiry.InquiryNumber;
import dev.madoguchi.queue.Account;
import dev.madoguchi.report.CallRecord;
import dev.madoguchi.report.CallRecord.EndedBy;
import dev.madoguchi.report.CallRecord.Joined;
import dev.madoguchi.report.LeftInquiry;
import dev.madoguchi.report.Outcome;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The SQL of call records. */
final class CallRows {
  private CallRows() {}

  /** What one side has told of a call, or both. */
  record Halves(Optional<String> ours, Optional<String> theirs) {
    static final Halves BOTH_TOLD = new Halves(Optional.empty(), Optional.empty());
  }

  /** A row as it is to be. */
  record Row(CallRecord record, Halves halves) {
    Known known() {
      return new Known(halves, record.clock());
    }
  }

  /**
   * What is known of a call that has a row.
   *
   * @param clock by which the row's times were taken
   */
  record Known(Halves halves, Inquiry.ClockKind clock) {}

  /** Of those of these calls that have a row. */
  static Map<CallId, Known> known(Handle handle, Set<CallId> calls) {
    return handle
        .createQuery(
            """
            SELECT call_id, clock, ours, theirs FROM call
            WHERE call_id IN (SELECT value FROM json_each(:calls))
            """)
        .bind("calls", array(calls))
        .map(
            (row, context) ->
                Map.entry(
                    new CallId(row.getString("call_id")),
                    new Known(halves(row), InquiryRows.clock(row.getString("clock")))))
        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** Those of these calls of which there is an inquiry, a draft, or a message to one. */
  static Set<CallId> withInquiry(Handle handle, Set<CallId> calls) {
    return handle
        .createQuery(
            """
            SELECT call_id FROM inquiry WHERE call_id IN (SELECT value FROM json_each(:calls))
            UNION
            SELECT call_id FROM message WHERE call_id IN (SELECT value FROM json_each(:calls))
            """)
        .bind("calls", array(calls))
        .map((row, context) -> new CallId(row.getString("call_id")))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** As SQLite takes a list in one value. */
  private static String array(Set<CallId> calls) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    calls.forEach(call -> array.add(call.value()));
    return array.toString();
  }

  /** The last inquiry and the last message that were looked at. */
  record Marks(long inquiry, long message) {
    static final Marks NONE = new Marks(0, 0);
  }

  /** Whether the table is there: a file can be younger than its migration. */
  static boolean exist(Handle handle) {
    return handle
        .createQuery("SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE name = 'call')")
        .mapTo(Boolean.class)
        .one();
  }

  /** The inquiry of this call, when it has left one, be it a draft. */
  static Optional<LeftInquiry> inquiry(Handle handle, CallId call) {
    return handle
        .createQuery(
            """
            SELECT count,
              (call_id = :call AND state <> 'draft')
                OR EXISTS (SELECT 1 FROM message WHERE call_id = :call AND state = 'sent') AS sent
            FROM inquiry
            WHERE call_id = :call OR count IN (SELECT inquiry FROM message WHERE call_id = :call)
            ORDER BY sent DESC, count LIMIT 1
            """)
        .bind("call", call.value())
        .map(
            (row, context) ->
                new LeftInquiry(
                    new InquiryNumber(row.getLong("count")),
                    row.getBoolean("sent") ? LeftInquiry.Stage.SENT : LeftInquiry.Stage.DRAFT))
        .findOne();
  }

  /**
   * All by one statement: to make one anew was as much as to run it. Of a call's rows the last
   * counts.
   */
  static void put(Handle handle, List<Row> rows) {
    PreparedBatch batch =
        handle.prepareBatch(
            """
            INSERT OR REPLACE INTO call (call_id, entered_at, left_at, clock, caller_number,
              language, keys, heard, queue, joined, wait_ms, talk_ms, agent, inquiry, outcome,
              ended_by, ours, theirs)
            VALUES (:call, :entered, :left, :clock, :caller, :language, :keys, :heard, :queue,
              :joined, :wait, :talk, :agent, :inquiry, :outcome, :endedBy, :ours, :theirs)
            """);
    rows.forEach(row -> add(batch, row.record(), row.halves()));
    batch.execute();
  }

  private static void add(PreparedBatch batch, CallRecord record, Halves halves) {
    batch
        .bind("call", record.id().value())
        .bind("entered", Times.text(record.entered()))
        .bind("left", record.left().map(Times::text).orElse(null))
        .bind("clock", InquiryRows.clockText(record.clock()))
        .bind("caller", InquiryRows.callerText(record.caller()).orElse(null))
        .bind("language", record.language().map(Language::code).orElse(null))
        .bind("keys", CallWords.keys(record.answers()))
        .bind("heard", CallWords.names(record.heard()))
        .bind("queue", record.queue().map(QueueName::value).orElse(null))
        .bind("joined", record.joined() == Joined.A_QUEUE)
        .bind("wait", record.waited().toMillis())
        .bind("talk", record.talked().toMillis())
        .bind("agent", record.agent().map(Account::value).orElse(null))
        .bind("inquiry", record.inquiry().map(InquiryNumber::count).orElse(null))
        .bind("outcome", text(record.outcome()))
        .bind("endedBy", text(record.endedBy()))
        .bind("ours", halves.ours().orElse(null))
        .bind("theirs", halves.theirs().orElse(null))
        .add();
  }

  /** The calls that entered from one instant up to another, in order. */
  static List<CallRecord> between(Handle handle, Instant from, Instant until) {
    return handle
        .createQuery(
            "SELECT * FROM call WHERE entered_at >= :from AND entered_at < :until"
                + " ORDER BY entered_at, call_id")
        .bind("from", Times.text(from))
        .bind("until", Times.text(until))
        .map((row, context) -> record(row))
        .list();
  }

  /**
   * Notes of each call the inquiry that has come to light, or was sent, since the call was kept.
   *
   * @param after what lies before these marks is known to its calls
   * @return how far it has come
   */
  static Marks findInquiries(Handle handle, Marks after) {
    List<Row> found =
        handle
            .createQuery(
                """
                SELECT * FROM call
                WHERE (inquiry IS NULL OR outcome IN ('abandoned', 'overflow'))
                  AND call_id IN
                    (SELECT call_id FROM inquiry WHERE count > :inquiry
                     UNION SELECT call_id FROM message WHERE rowid > :message
                     UNION SELECT inquiry.call_id FROM message
                       JOIN inquiry ON inquiry.count = message.inquiry
                       WHERE message.rowid > :message)
                """)
            .bind("inquiry", after.inquiry())
            .bind("message", after.message())
            .map((row, context) -> new Row(record(row), halves(row)))
            .list();
    put(
        handle,
        found.stream()
            .flatMap(
                row ->
                    inquiry(handle, row.record().id())
                        .map(left -> new Row(row.record().with(left), row.halves()))
                        .stream())
            .toList());
    return handle
        .createQuery(
            """
            SELECT ifnull((SELECT max(count) FROM inquiry), 0) AS inquiry,
              ifnull((SELECT max(rowid) FROM message), 0) AS message
            """)
        .map((row, context) -> new Marks(row.getLong("inquiry"), row.getLong("message")))
        .one();
  }

  private static Halves halves(ResultSet row) throws SQLException {
    return new Halves(
        Optional.ofNullable(row.getString("ours")), Optional.ofNullable(row.getString("theirs")));
  }

  private static CallRecord record(ResultSet row) throws SQLException {
    String caller = row.getString("caller_number");
    long inquiry = row.getLong("inquiry");
    return new CallRecord(
        new CallId(row.getString("call_id")),
        Instant.parse(row.getString("entered_at")),
        Optional.ofNullable(row.getString("left_at")).map(Instant::parse),
        caller == null ? new Caller.Withheld() : Caller.parse(caller),
        Optional.ofNullable(row.getString("language")).map(Language::new),
        CallWords.answers(row.getString("keys")),
        CallWords.prompts(row.getString("heard")),
        Optional.ofNullable(row.getString("queue")).map(QueueName::new),
        row.getBoolean("joined") ? Joined.A_QUEUE : Joined.NO_QUEUE,
        Duration.ofMillis(row.getLong("wait_ms")),
        Duration.ofMillis(row.getLong("talk_ms")),
        Optional.ofNullable(row.getString("agent")).map(Account::new),
        inquiry == 0 ? Optional.empty() : Optional.of(new InquiryNumber(inquiry)),
        outcome(row.getString("outcome")),
        EndedBy.valueOf(row.getString("ended_by").toUpperCase(Locale.ROOT)),
        InquiryRows.clock(row.getString("clock")));
  }

  private static String text(Outcome outcome) {
    return switch (outcome) {
      case ANSWERED -> "answered";
      case ABANDONED -> "abandoned";
      case MOVED_TO_INQUIRY -> "moved";
      case OVERFLOW -> "overflow";
      case CLOSED -> "closed";
      case ENDED_IN_MENU -> "in-menu";
    };
  }

  private static Outcome outcome(String text) {
    return Stream.of(Outcome.values())
        .filter(outcome -> text(outcome).equals(text))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("not an outcome: " + text));
  }

  private static String text(EndedBy who) {
    return switch (who) {
      case CALLER -> "caller";
      case AGENT -> "agent";
      case US -> "us";
      case LINE -> "line";
    };
  }
}
