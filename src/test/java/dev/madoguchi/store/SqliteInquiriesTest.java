package dev.madoguchi.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.madoguchi.call.CallId;
import dev.madoguchi.call.Caller;
import dev.madoguchi.call.Language;
import dev.madoguchi.call.PhoneNumber;
import dev.madoguchi.call.QueueName;
import dev.madoguchi.call.RecordingName;
import dev.madoguchi.inquiry.Inquiry;
import dev.madoguchi.inquiry.InquiryDesk.Receipt;
import dev.madoguchi.inquiry.InquiryNumber;
import dev.madoguchi.inquiry.NewInquiry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SqliteInquiriesTest extends OnAStore {
  @Test
  void a_message_is_kept_with_all_that_is_known() throws IOException {
    byte[] said = Files.readAllBytes(messages.record("m1.wav", Duration.ofSeconds(3)));

    InquiryNumber number = Messages.number(inquiries.open(Messages.inquiry("1764000000.7", "m1")));

    assertThat(number).isEqualTo(new InquiryNumber(100_001));
    Path audio = messages.kept("1764000000.7.wav").toAbsolutePath();
    assertThat(inquiries.find(number))
        .contains(
            new Inquiry(
                number,
                new CallId("1764000000.7"),
                new QueueName("delivery"),
                Optional.empty(),
                Optional.empty(),
                new Caller.Numbered(new PhoneNumber("09012345678")),
                Optional.empty(),
                Language.JAPANESE,
                Inquiry.State.OPEN,
                List.of(
                    new Inquiry.Message(
                        new CallId("1764000000.7"),
                        Inquiry.Message.Ending.SENT,
                        audio,
                        Duration.ofSeconds(3),
                        Messages.NOW,
                        Inquiry.ClockKind.SET_BY_HAND)),
                Messages.NOW,
                Messages.NOW.plus(Messages.REPLY_OWED),
                Optional.empty(),
                Inquiry.ClockKind.SET_BY_HAND));
    assertThat(audio).hasBinaryContent(said);
    assertThat(messages.recordings().resolve("m1.wav")).doesNotExist();
    assertThat(messages.note("1764000000.7.json")).doesNotExist();
  }

  @Test
  void only_the_owner_reads_what_callers_said_and_who_they_are() throws IOException {
    messages.record("m1.wav", Duration.ofSeconds(3));
    inquiries.open(Messages.inquiry("1.1", "m1"));

    for (Path file :
        List.of(messages.kept("1.1.wav"), messages.database(), state.resolve("madoguchi.db-wal"))) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .as(file.toString())
          .isEqualTo("rw-------");
    }
  }

  @Test
  void a_caller_without_a_number_is_kept_so() throws IOException {
    messages.record("m1.wav", Duration.ofSeconds(3));
    Receipt receipt =
        inquiries.open(
            new NewInquiry(
                    new CallId("1.1"),
                    new QueueName("other"),
                    new Caller.Withheld(),
                    Language.JAPANESE)
                .saidIn(new RecordingName("m1")));
    assertThat(inquiries.find(Messages.number(receipt)).orElseThrow().caller())
        .isEqualTo(new Caller.Withheld());
  }

  @Test
  void asked_again_it_gives_the_same_number() throws IOException {
    messages.record("m1.wav", Duration.ofSeconds(3));
    Receipt first = inquiries.open(Messages.inquiry("1.1", "m1"));

    assertThat(inquiries.open(Messages.inquiry("1.1", "m1"))).isEqualTo(first);
    assertThat(inquiries.all()).hasSize(1);
  }

  @Test
  void asked_again_when_the_audio_was_cleared_away_it_gives_the_same_number() throws IOException {
    messages.record("m1.wav", Duration.ofSeconds(3));
    Receipt first = inquiries.open(Messages.inquiry("1.1", "m1"));
    Files.delete(messages.kept("1.1.wav"));

    assertThat(inquiries.open(Messages.inquiry("1.1", "m1"))).isEqualTo(first);
  }

  @Test
  void numbers_go_on_after_a_restart() throws IOException {
    messages.record("m1.wav", Duration.ofSeconds(3));
    inquiries.open(Messages.inquiry("1.1", "m1"));
    inquiries.close();
    inquiries = messages.open();
    messages.record("m2.wav", Duration.ofSeconds(3));

    inquiries.open(Messages.inquiry("1.2", "m2"));

    assertThat(inquiries.all())
        .extracting(each -> each.number().count())
        .containsExactly(100_001L, 100_002L);
  }

  @Test
  void fifty_calls_at_once_get_fifty_numbers() throws Exception {
    for (int i = 0; i < 50; i++) {
      messages.record("m" + i + ".wav", Duration.ofSeconds(2));
    }
    List<Receipt> receipts = atOnce(i -> inquiries.open(Messages.inquiry("1." + i, "m" + i)));

    assertThat(receipts)
        .extracting(receipt -> Messages.number(receipt).count())
        .containsExactlyInAnyOrderElementsOf(LongStream.range(100_001, 100_051).boxed().toList());
    assertThat(inquiries.all())
        .allSatisfy(each -> assertThat(Messages.audio(each)).isRegularFile());
  }

  @Test
  void one_call_asking_fifty_times_at_once_gets_one_number() throws Exception {
    messages.record("m.wav", Duration.ofSeconds(2));

    List<Receipt> receipts = atOnce(i -> inquiries.open(Messages.inquiry("1.1", "m")));

    assertThat(receipts)
        .containsOnly(
            new Receipt.Kept(new InquiryNumber(100_001), Messages.NOW.plus(Messages.REPLY_OWED)));
    assertThat(inquiries.all()).hasSize(1);
  }

  @Test
  void a_reader_elsewhere_sees_what_is_committed_and_holds_nobody_up() throws Exception {
    messages.record("m1.wav", Duration.ofSeconds(2));
    messages.record("m2.wav", Duration.ofSeconds(2));
    inquiries.open(Messages.inquiry("1.1", "m1"));
    try (var elsewhere = DriverManager.getConnection("jdbc:sqlite:" + messages.database());
        var statement = elsewhere.createStatement()) {
      elsewhere.setAutoCommit(false);
      try (var rows = statement.executeQuery("SELECT count(*) FROM inquiry")) {
        assertThat(rows.getInt(1)).isEqualTo(1);
      }

      assertThat(inquiries.open(Messages.inquiry("1.2", "m2"))).isInstanceOf(Receipt.Kept.class);
      assertThat(new SqliteInquiryBook(messages.database(), messages.recordings()).all())
          .hasSize(2);
    }
  }

  @Test
  void the_disk_has_it_before_the_number_is_told() throws SQLException {
    Database.openToWrite(messages.database(), Duration.ofSeconds(1)).close();
    try (var connection = Database.openToWrite(messages.database(), Duration.ofSeconds(1));
        var statement = connection.createStatement()) {
      assertThat(pragma(statement, "journal_mode")).isEqualTo("wal");
      assertThat(pragma(statement, "synchronous")).isEqualTo("2");
      assertThat(pragma(statement, "foreign_keys")).isEqualTo("1");
    }
  }

  @Test
  void closed_it_keeps_nothing_and_says_so() throws IOException {
    messages.record("m1.wav", Duration.ofSeconds(2));
    inquiries.close();
    assertThat(inquiries.open(Messages.inquiry("1.1", "m1"))).isInstanceOf(Receipt.NotKept.class);
    assertThat(messages.recordings().resolve("m1.wav")).exists();
  }

  private static String pragma(java.sql.Statement statement, String name) throws SQLException {
    try (var row = statement.executeQuery("PRAGMA " + name)) {
      return row.getString(1);
    }
  }

  private interface Asking {
    Receipt ask(int i);
  }

  private static List<Receipt> atOnce(Asking asking)
      throws InterruptedException, ExecutionException {
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Receipt>> asked = new ArrayList<>();
      for (int i = 0; i < 50; i++) {
        int caller = i;
        asked.add(callers.submit(() -> asking.ask(caller)));
      }
      List<Receipt> receipts = new ArrayList<>();
      for (Future<Receipt> each : asked) {
        receipts.add(each.get());
      }
      return receipts;
    }
  }
}
