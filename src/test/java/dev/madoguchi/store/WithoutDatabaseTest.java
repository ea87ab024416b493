package dev.madoguchi.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.madoguchi.inquiry.Inquiry;
import dev.madoguchi.inquiry.InquiryDesk.Receipt;
import dev.madoguchi.inquiry.InquiryNumber;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The database is locked, gone, or no database: inquiries are opened, and their rows follow. */
class WithoutDatabaseTest {
  private static final byte[] GARBAGE = "garbage\n".repeat(2000).getBytes(StandardCharsets.UTF_8);

  @TempDir private Path state;
  private Messages messages;

  @BeforeEach
  void folder() {
    messages = new Messages(state);
  }

  private InquiryNumber leave(SqliteInquiries inquiries, String call) throws IOException {
    messages.record("m" + call + ".wav", Duration.ofSeconds(2));
    return Messages.number(inquiries.open(Messages.inquiry(call, "m" + call)));
  }

  /** The same to a server that has ended since. */
  private InquiryNumber left(String call) throws IOException {
    try (SqliteInquiries inquiries = messages.open()) {
      return leave(inquiries, call);
    }
  }

  private static List<InquiryNumber> numbers(SqliteInquiries inquiries) {
    return inquiries.all().stream().map(Inquiry::number).toList();
  }

  private Path backUp() throws IOException {
    return Files.copy(messages.database(), state.resolve("backup"));
  }

  private void putBack(Path backup) throws IOException {
    Files.deleteIfExists(state.resolve("madoguchi.db-wal"));
    Files.deleteIfExists(state.resolve("madoguchi.db-shm"));
    Files.move(backup, messages.database(), StandardCopyOption.REPLACE_EXISTING);
  }

  @Test
  void locked_nobody_waits_for_it_and_the_rows_follow() throws Exception {
    try (SqliteInquiries inquiries = messages.open()) {
      InquiryNumber before = leave(inquiries, "1.1");
      InquiryNumber first;
      InquiryNumber second;
      long began;
      try (var elsewhere = DriverManager.getConnection("jdbc:sqlite:" + messages.database());
          var statement = elsewhere.createStatement()) {
        statement.execute("BEGIN EXCLUSIVE");
        messages.record("m2.wav", Duration.ofSeconds(2));
        began = System.nanoTime();
        try (var draft = inquiries.begin(Messages.inquiry("1.2", "m2"))) {
          first = Messages.number(draft.send(Messages.inquiry("1.2", "m2")));
          // less than SQLite's own wait for the lock: nothing of it is in the caller's way
          assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(2));
        }
        second = leave(inquiries, "1.3");
        assertThat(numbers(inquiries)).containsExactly(before);
        statement.execute("ROLLBACK");
      }
      inquiries.recover(); // unless the row was on its way
      assertThat(numbers(inquiries)).containsExactlyInAnyOrder(before, first, second);
      assertThat(messages.note("1.2.json")).doesNotExist();
    }
  }

  @Test
  void gone_while_calls_are_taken_it_is_not_begun_anew_and_all_follows_its_backup()
      throws IOException {
    InquiryNumber before = left("1.1");
    Path backup = backUp();
    InquiryNumber told;
    try (SqliteInquiries inquiries = messages.open()) {
      Files.delete(messages.database());
      told = leave(inquiries, "1.2");
      assertThat(told).isNotEqualTo(before);
      assertThat(messages.note("1.2.json")).exists();
      assertThat(inquiries.recover()).isZero();
      assertThat(messages.database()).doesNotExist();
      assertThat(DatabaseHealth.of(messages.database())).isEqualTo(new DatabaseHealth.Gone());
      messages.age("notes/1.2.json");
      assertThat(DatabaseHealth.withoutRows(messages.recordings())).isEqualTo(1);
      putBack(backup);
      assertThat(inquiries.recover()).isEqualTo(1);
      assertThat(numbers(inquiries)).containsExactly(before, told);
      assertThat(messages.note("1.2.json")).doesNotExist();
    }
  }

  @Test
  void gone_at_the_start_calls_are_taken_and_an_empty_file_begins_anew() throws IOException {
    InquiryNumber before = left("1.1");
    Files.delete(messages.database());
    try (SqliteInquiries inquiries = messages.open()) {
      InquiryNumber told = leave(inquiries, "1.2");
      assertThat(told.count()).isGreaterThan(before.count());
      assertThat(inquiries.recover()).isZero();
      Files.createFile(messages.database());
      assertThat(inquiries.recover()).isEqualTo(2);
      assertThat(inquiries.find(told)).isPresent();
      assertThat(inquiries.find(before)).as("its note lies beside its audio").isPresent();
      assertThat(leave(inquiries, "1.3").count()).isGreaterThan(told.count());
    }
  }

  @Test
  void rows_that_are_younger_than_the_backup_are_made_again_as_they_were() throws IOException {
    InquiryNumber before = left("1.1");
    Path backup = backUp();
    InquiryNumber told = left("1.2");
    Optional<Inquiry> younger =
        new SqliteInquiryBook(messages.database(), messages.recordings()).find(told);
    assertThat(younger).isPresent();
    putBack(backup);
    try (SqliteInquiries inquiries = messages.open()) {
      assertThat(numbers(inquiries)).containsExactly(before);
      assertThat(inquiries.recover()).isEqualTo(1);
      assertThat(inquiries.find(told)).isEqualTo(younger);
      assertThat(inquiries.recover()).isZero();
    }
  }

  @Test
  void another_file_in_its_place_while_calls_are_taken_loses_nothing() throws IOException {
    InquiryNumber before = left("1.1");
    Path backup = backUp();
    try (SqliteInquiries inquiries = messages.open()) {
      InquiryNumber unspoilt = leave(inquiries, "1.2");
      Files.write(messages.database(), GARBAGE, StandardOpenOption.TRUNCATE_EXISTING);
      InquiryNumber told = leave(inquiries, "1.3");
      assertThat(List.of(before, unspoilt)).doesNotContain(told);
      assertThat(inquiries.recover()).isZero();
      assertThat(messages.note("1.3.json")).exists();
      putBack(backup);
      inquiries.recover();
      assertThat(numbers(inquiries)).contains(before, told);
    }
  }

  @Test
  void damaged_on_disk_while_calls_are_taken_all_follows_its_backup() throws IOException {
    DatabaseFile file = new DatabaseFile(messages.database());
    List<InquiryNumber> told = new ArrayList<>();
    try (SqliteInquiries inquiries = messages.open()) {
      told.add(leave(inquiries, "1.1"));
      Path backup = file.damage();
      for (String call : List.of("1.2", "1.3")) {
        told.add(leave(inquiries, call));
        assertThat(messages.note(call + ".json")).exists();
      }
      assertThat(inquiries.recover()).isZero();
      assertThat(DatabaseHealth.of(messages.database()))
          .isInstanceOfSatisfying(
              DatabaseHealth.Broken.class,
              broken -> assertThat(broken.why()).startsWith("is damaged: "));
      file.restore(backup);
      assertThat(inquiries.recover()).isEqualTo(2);
      assertThat(numbers(inquiries)).containsExactlyElementsOf(told);
    }
  }

  @Test
  void an_older_backup_while_nobody_calls_gets_what_has_no_row_in_it() throws IOException {
    DatabaseFile file = new DatabaseFile(messages.database());
    try (SqliteInquiries inquiries = messages.open()) {
      InquiryNumber before = leave(inquiries, "1.1");
      Path backup = file.backUp();
      InquiryNumber later = leave(inquiries, "1.2");
      inquiries.recover();
      file.restore(backup);
      assertThat(inquiries.recover()).isEqualTo(1);
      assertThat(inquiries.all()).extracting(each -> each.call().value()).contains("1.1", "1.2");
      assertThat(numbers(inquiries)).containsExactlyInAnyOrder(before, later);
    }
  }

  @Test
  void garbage_at_the_start_calls_are_taken_all_the_same() throws IOException {
    try (SqliteInquiries inquiries = messages.open()) {
      leave(inquiries, "1.1");
    }
    Path backup = backUp();
    Files.write(messages.database(), GARBAGE);
    try (SqliteInquiries inquiries = messages.open()) {
      InquiryNumber told = leave(inquiries, "1.2");
      assertThat(
              inquiries.earlier(
                  Messages.inquiry("1.3", "m").call(),
                  Messages.inquiry("1.3", "m").caller(),
                  Messages.inquiry("1.3", "m").category()))
          .isEmpty();
      assertThat(inquiries.recover()).isZero();
      putBack(backup);
      assertThat(inquiries.recover()).isEqualTo(1);
      assertThat(inquiries.find(told)).isPresent();
    }
  }

  @Test
  void killed_before_the_row_the_number_that_was_told_holds() throws IOException {
    InquiryNumber told;
    Files.write(messages.database(), GARBAGE);
    Files.writeString(state.resolve("receipt-numbers"), new InquiryNumber(100_007).digits() + "\n");
    SqliteInquiries killed = messages.open(); // and never closed
    told = leave(killed, "1.1");
    assertThat(told).isEqualTo(new InquiryNumber(100_008));
    Files.delete(messages.database());
    Files.createFile(messages.database());
    try (SqliteInquiries restarted = messages.open()) {
      assertThat(restarted.recover()).isEqualTo(1);
      assertThat(restarted.find(told)).isPresent();
      assertThat(leave(restarted, "1.2").count()).isGreaterThan(100_008);
    }
    killed.close();
  }

  @Test
  void where_no_number_is_certain_none_is_told_and_the_message_is_not_lost() throws IOException {
    Files.write(messages.database(), GARBAGE);
    try (SqliteInquiries inquiries = messages.open()) {
      messages.record("m1.wav", Duration.ofSeconds(2));
      assertThat(inquiries.open(Messages.inquiry("1.1", "m1"))).isInstanceOf(Receipt.NotKept.class);
      Files.delete(messages.database());
      inquiries.recover();
      assertThat(inquiries.all()).hasSize(1);
    }
  }

  @Test
  void two_processes_on_one_folder_never_give_the_same_number() throws IOException {
    try (SqliteInquiries one = messages.open();
        SqliteInquiries other = messages.open()) {
      assertThat(
              List.of(
                  leave(one, "1.1"), leave(other, "1.2"), leave(one, "1.3"), leave(other, "1.4")))
          .doesNotHaveDuplicates();
      assertThat(numbers(one)).hasSize(4);
    }
  }

  @Test
  void a_spoilt_file_of_numbers_gives_none_by_itself() throws IOException {
    try (SqliteInquiries inquiries = messages.open()) {
      leave(inquiries, "1.1");
    }
    Files.writeString(state.resolve("receipt-numbers"), "1000032\n"); // no check digit
    try (SqliteInquiries inquiries = messages.open()) {
      messages.record("m2.wav", Duration.ofSeconds(2));
      assertThat(inquiries.open(Messages.inquiry("1.2", "m2"))).isInstanceOf(Receipt.NotKept.class);
    }
  }
}
