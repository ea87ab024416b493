package dev.madoguchi.store;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.madoguchi.call.CallId;
import dev.madoguchi.call.CallTrail;
import dev.madoguchi.call.Caller;
import dev.madoguchi.call.Digit;
import dev.madoguchi.call.Language;
import dev.madoguchi.call.Prompt;
import dev.madoguchi.call.SeenByUs;
import dev.madoguchi.inquiry.Inquiry.ClockKind;
import dev.madoguchi.inquiry.InquiryDesk;
import dev.madoguchi.inquiry.InquiryNumber;
import dev.madoguchi.report.CallRecord;
import dev.madoguchi.report.CallRecord.EndedBy;
import dev.madoguchi.report.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** One row for each call, whoever tells of it, in whichever order, and how often. */
class SqliteCallsTest {
  private static final Instant TUESDAY = Instant.parse("2026-11-24T01:00:00Z");
  private static final Instant LATER = Instant.parse("2100-01-01T00:00:00Z");
  private static final String BEGAN = "entered=1795622962307 caller=0312345678";
  private static final String ENDED =
      BEGAN
          + " ended=1795622973184 queue=orders path= status=CONTINUE abandoned= joined= left="
          + " agent=6003 hold=0 wait=0 talk=3004 by=caller";

  @TempDir private Path state;
  private Path calls;
  private Path pid;
  private final ListAppender<ILoggingEvent> logged = new ListAppender<>();

  @BeforeEach
  void listen() {
    logged.start();
    log().addAppender(logged);
  }

  @AfterEach
  void listenNoMore() {
    log().detachAppender(logged);
  }

  private static Logger log() {
    return (Logger) LoggerFactory.getLogger(SqliteCalls.class);
  }

  @BeforeEach
  void folder() throws IOException {
    calls = Files.createDirectories(state.resolve("calls"));
    pid = Files.writeString(state.resolve("asterisk.pid"), "1\n");
    Files.setLastModifiedTime(pid, FileTime.from(TUESDAY));
  }

  private SqliteCalls open() {
    return SqliteCalls.open(database(), calls, pid, ClockKind.SET_BY_HAND);
  }

  private Path database() {
    return state.resolve("madoguchi.db");
  }

  /** A first migration is the inquiries'. */
  private List<CallRecord> recorded() {
    return new SqliteCallBook(database()).between(Instant.EPOCH, LATER);
  }

  private static SeenByUs seen(String call) {
    return new CallTrail(() -> TUESDAY)
        .end(new CallId(call), Caller.parse("0312345678"), Language.JAPANESE, SeenByUs.Ending.GONE);
  }

  private void write(String name, String... lines) throws IOException {
    Files.writeString(calls.resolve(name), String.join("\n", lines) + "\n");
  }

  /** Waits until a record is so; looking takes time of itself. */
  private void await(Predicate<List<CallRecord>> isSo) {
    long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!isSo.test(recorded())) {
      assertThat(System.nanoTime()).as("%s", recorded()).isLessThan(deadline);
      Thread.onSpinWait();
    }
  }

  private void awaitLogged(String words) {
    long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!hasLogged(words)) {
      assertThat(System.nanoTime()).as(words).isLessThan(deadline);
      Thread.onSpinWait();
    }
  }

  private boolean hasLogged(String words) {
    synchronized (logged) { // as its appending is
      return logged.list.stream().anyMatch(event -> event.getFormattedMessage().contains(words));
    }
  }

  private static boolean complete(List<CallRecord> records) {
    return records.size() == 1
        && records.getFirst().language().isPresent()
        && records.getFirst().agent().isPresent();
  }

  @Test
  void our_word_first_and_then_the_switchs() throws IOException {
    try (SqliteCalls open = open()) {
      open.note(seen("1.1"));
      await(records -> records.size() == 1);
      assertThat(recorded().getFirst().outcome()).isEqualTo(Outcome.ENDED_IN_MENU);
      write("1.1", BEGAN, ENDED);
      await(SqliteCallsTest::complete);
    }
    assertThat(calls).isEmptyDirectory();
    CallRecord call = recorded().getFirst();
    assertThat(call.outcome()).isEqualTo(Outcome.ANSWERED);
    assertThat(call.entered()).isEqualTo(TUESDAY);
    assertThat(call.clock()).isEqualTo(ClockKind.SET_BY_HAND);
  }

  @Test
  void the_switchs_word_first_and_then_ours() throws IOException {
    try (SqliteCalls open = open()) {
      write("1.1", BEGAN, ENDED);
      await(records -> records.size() == 1);
      assertThat(recorded().getFirst().clock()).isEqualTo(ClockKind.REAL);
      open.note(seen("1.1"));
      await(SqliteCallsTest::complete);
      assertThat(recorded().getFirst().clock()).isEqualTo(ClockKind.SET_BY_HAND);
    }
  }

  @Test
  void both_words_at_once_are_one_record_by_our_clock() throws IOException {
    try (SqliteCalls open = open()) {
      write("1.1", BEGAN, ENDED);
      open.note(seen("1.1"));
      await(SqliteCallsTest::complete);
    }
    assertThat(calls).isEmptyDirectory();
    assertThat(recorded().getFirst().clock()).isEqualTo(ClockKind.SET_BY_HAND);
    assertThat(recorded().getFirst().outcome()).isEqualTo(Outcome.ANSWERED);
  }

  @Test
  void what_is_told_again_changes_nothing() throws IOException {
    try (SqliteCalls open = open()) {
      open.note(seen("1.1"));
      write("1.1", BEGAN, ENDED);
      await(SqliteCallsTest::complete);
      CallRecord before = recorded().getFirst();
      open.note(seen("1.1"));
      write("1.1", BEGAN, ENDED);
      write("1.2", BEGAN, ENDED);
      await(records -> records.size() == 2);
      assertThat(recorded()).contains(before);
    }
    try (SqliteCalls again = open()) {
      again.look();
    }
    assertThat(recorded()).hasSize(2);
  }

  private static SeenByUs part(Instant from, Instant until, SeenByUs.Ending ending, String heard) {
    return new SeenByUs(
        new CallId("1.1"),
        Caller.parse("0312345678"),
        from,
        until,
        Language.JAPANESE,
        SeenByUs.Hours.OPEN,
        Optional.empty(),
        List.of(new SeenByUs.Answer(new Prompt(heard), Optional.of(Digit.ONE))),
        List.of(new Prompt(heard)),
        List.of(),
        ending);
  }

  private static final SeenByUs FIRST =
      part(TUESDAY, TUESDAY.plusSeconds(3), SeenByUs.Ending.GONE, "menu-intro");
  private static final SeenByUs SECOND =
      part(
          TUESDAY.plusSeconds(4),
          TUESDAY.plusMillis(10_870),
          SeenByUs.Ending.FINISHED,
          "detail-intro");

  @Test
  void two_servers_of_one_call_tell_of_it_in_any_order_before_and_after_the_switch()
      throws IOException {
    for (List<SeenByUs> told : List.of(List.of(FIRST, SECOND), List.of(SECOND, FIRST))) {
      Files.deleteIfExists(database());
      try (SqliteCalls open = open()) {
        open.note(told.getFirst());
        await(records -> records.size() == 1);
        write("1.1", BEGAN, ENDED);
        await(SqliteCallsTest::complete);
        open.note(told.getLast());
        await(records -> records.getFirst().heard().size() == 2);
        open.note(FIRST);
        open.note(SECOND);
      }
      CallRecord call = recorded().getFirst();
      assertThat(call.heard())
          .containsExactly(new Prompt("menu-intro"), new Prompt("detail-intro"));
      assertThat(call.answers()).hasSize(2);
      assertThat(call.entered()).isEqualTo(TUESDAY);
      assertThat(call.left()).contains(TUESDAY.plusMillis(10_877));
      assertThat(call.outcome()).isEqualTo(Outcome.ANSWERED);
    }
  }

  @Test
  void two_parts_of_a_call_and_the_switchs_word_at_once_are_one_record() throws IOException {
    try (SqliteCalls open = open()) {
      write("1.1", BEGAN, ENDED);
      open.note(FIRST);
      open.note(SECOND);
    }
    assertThat(recorded()).hasSize(1);
    assertThat(recorded().getFirst().heard()).hasSize(2);
  }

  @Test
  void files_that_were_written_while_nobody_looked_are_taken_in() throws IOException {
    write("1.1", BEGAN, ENDED);
    write("1.2", BEGAN);
    try (SqliteCalls open = open()) {
      open.look();
      await(records -> records.size() == 1);
    }
    assertThat(calls.resolve("1.2")).as("its call goes on").exists();
  }

  @Test
  void a_call_of_a_switch_that_died_is_over() throws IOException {
    write("1.1", BEGAN);
    Files.setLastModifiedTime(
        calls.resolve("1.1"), FileTime.from(TUESDAY.minus(Duration.ofMinutes(1))));
    try (SqliteCalls open = open()) {
      open.look();
      await(records -> records.size() == 1);
    }
    CallRecord call = recorded().getFirst();
    assertThat(call.endedBy()).isEqualTo(EndedBy.LINE);
    assertThat(call.left()).isEmpty();
    assertThat(call.outcome()).isEqualTo(Outcome.ENDED_IN_MENU);
  }

  @Test
  void a_file_that_is_none_of_ours_keeps_nothing_back() throws IOException {
    write("not a call", "rm -rf /");
    write("1.3", "entered=now caller=me");
    write("1.4", "entered=99999999999999999 caller=1 ended=99999999999999999");
    Files.write(calls.resolve("1.5"), new byte[10_000]);
    write("1.1", BEGAN, ENDED);
    try (SqliteCalls open = open()) {
      open.look();
      await(records -> records.stream().anyMatch(call -> call.id().value().equals("1.1")));
    }
    assertThat(recorded()).extracting(call -> call.id().value()).containsExactly("1.1");
  }

  @Test
  void what_a_locked_database_refuses_is_written_later() throws IOException, SQLException {
    try (SqliteCalls open = open()) {
      try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + database());
          Statement statement = other.createStatement()) {
        statement.execute("BEGIN IMMEDIATE");
        open.note(seen("1.1"));
        write("1.1", BEGAN, ENDED);
        write("1.2", BEGAN, ENDED);
        awaitLogged("are not written yet and wait");
        assertThat(recorded()).isEmpty();
        statement.execute("ROLLBACK");
      }
      open.look();
      await(records -> records.size() == 2);
      open.look();
    }
    assertThat(calls).isEmptyDirectory();
    assertThat(recorded()).filteredOn(call -> call.language().isPresent()).hasSize(1);
  }

  @Test
  void closing_writes_what_has_come() {
    try (SqliteCalls open = open()) {
      for (int i = 0; i < 1000; i++) {
        open.note(seen("1." + i));
      }
    }
    assertThat(recorded()).hasSize(1000);
  }

  @Test
  void an_inquiry_that_is_found_later_belongs_to_its_call() throws IOException {
    Messages messages = new Messages(state);
    messages.record("m1.wav", Duration.ofSeconds(2));
    try (SqliteInquiries inquiries = messages.open();
        SqliteCalls open = open()) {
      write("1.1", BEGAN, BEGAN + " ended=1795622973184 status=JOINEMPTY by=caller");
      await(records -> records.size() == 1);
      assertThat(recorded().getFirst().outcome()).isEqualTo(Outcome.OVERFLOW);

      InquiryDesk.Receipt receipt = inquiries.open(Messages.inquiry("1.1", "m1"));
      open.look();
      await(records -> records.getFirst().inquiry().isPresent());
      assertThat(recorded().getFirst().inquiry()).contains(Messages.number(receipt));
      assertThat(recorded().getFirst().outcome()).isEqualTo(Outcome.MOVED_TO_INQUIRY);
    }
  }

  @Test
  void a_draft_moves_its_call_only_when_the_rest_is_told_to_the_dialplan() throws IOException {
    Messages messages = new Messages(state);
    InquiryNumber number;
    try (SqliteInquiries inquiries = messages.open();
        SqliteCalls open = open()) {
      write("1.1", BEGAN, BEGAN + " ended=1795622973184 status=JOINEMPTY by=caller");
      messages.record("m1.wav", Duration.ofSeconds(3));
      try (InquiryDesk.Draft draft = inquiries.begin(Messages.inquiry("1.1", "m1"))) {
        draft.note(Messages.inquiry("1.1", "m1"));
      }
      number = inquiries.all().getFirst().number();
      await(records -> records.size() == 1);
      open.look();
      await(records -> records.getFirst().inquiry().isPresent());
      assertThat(recorded().getFirst().inquiry()).contains(number);
      assertThat(recorded().getFirst().outcome()).isEqualTo(Outcome.OVERFLOW);

      messages.record("dialplan/1795622960-1.1-0312345678-site.wav", Duration.ofSeconds(3));
      messages.age("dialplan/1795622960-1.1-0312345678-site.wav");
      inquiries.adoptDialplanMessages();
      open.look();
      await(records -> records.getFirst().outcome() == Outcome.MOVED_TO_INQUIRY);
    }
    assertThat(recorded().getFirst().inquiry()).contains(number);
  }
}
