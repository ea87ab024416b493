package dev.madoguchi.store;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.api.Test;

/** One row for each call, whoever tells of it, in whichever order, and how often. */
class SqliteCallsTest extends OnCallRecords {
  // the table takes years of four digits
  private static final Instant AFTER_ALL_TIME = Instant.ofEpochMilli(253_402_300_800_000L);

  @Test
  void our_word_first_and_then_the_switchs() throws IOException {
    try (SqliteCalls open = open()) {
      open.note(seen("1.1"));
      await(records -> records.size() == 1);
      assertThat(recorded().getFirst().outcome()).isEqualTo(Outcome.ENDED_IN_MENU);
      write("1.1", BEGAN, ENDED);
      await(OnCallRecords::complete);
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
      await(OnCallRecords::complete);
      assertThat(recorded().getFirst().clock()).isEqualTo(ClockKind.SET_BY_HAND);
    }
  }

  @Test
  void both_words_at_once_are_one_record_by_our_clock() throws IOException {
    try (SqliteCalls open = open()) {
      write("1.1", BEGAN, ENDED);
      open.note(seen("1.1"));
      await(OnCallRecords::complete);
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
      await(OnCallRecords::complete);
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
    try (StoreLog log = new StoreLog();
        SqliteCalls open = open()) {
      try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + database());
          Statement statement = other.createStatement()) {
        statement.execute("BEGIN IMMEDIATE");
        open.note(seen("1.1"));
        write("1.1", BEGAN, ENDED);
        write("1.2", BEGAN, ENDED);
        log.await("are not written yet and wait");
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
  void a_row_that_is_refused_keeps_back_neither_the_others_nor_the_switchs_own_word()
      throws IOException {
    String afterAllTime = BEGAN.replace("1795622962307", "253402300800000");
    try (StoreLog log = new StoreLog();
        SqliteCalls open = open()) {
      write("1.1", BEGAN, ENDED);
      write("1.4", afterAllTime, ENDED.replace(BEGAN, afterAllTime));
      write("1.5", BEGAN, ENDED);
      open.note(seen("1.1"));
      open.note(seen("1.2", AFTER_ALL_TIME));
      open.note(seen("1.3", AFTER_ALL_TIME));
      open.note(seen("1.6"));
      write("1.3", BEGAN, ENDED);
      open.look();
      log.await("call 1.2: there will be no record of it");
      log.await("call 1.4: there will be no record of it");
    }
    assertThat(recorded())
        .extracting(call -> call.id().value())
        .containsExactlyInAnyOrder("1.1", "1.3", "1.5", "1.6");
    assertThat(recorded())
        .filteredOn(call -> call.clock() == ClockKind.SET_BY_HAND)
        .extracting(call -> call.id().value())
        .containsExactlyInAnyOrder("1.1", "1.6");
    assertThat(calls).isEmptyDirectory();
  }

  @Test
  void what_a_damaged_database_takes_in_is_written_when_its_backup_is_there() throws IOException {
    try (StoreLog log = new StoreLog();
        SqliteCalls open = open()) {
      open.note(seen("1.1"));
      await(records -> records.size() == 1);
      DatabaseFile file = new DatabaseFile(database());
      Path backup = file.damage();
      open.note(seen("1.2"));
      write("1.3", BEGAN, ENDED);
      log.await("are not written yet and wait");
      file.restore(backup);
      open.look();
      await(records -> records.size() == 3);
    }
    assertThat(calls).isEmptyDirectory();
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
