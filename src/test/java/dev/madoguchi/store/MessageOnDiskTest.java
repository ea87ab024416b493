package dev.madoguchi.store;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import dev.madoguchi.inquiry.InquiryDesk.Receipt;
import dev.madoguchi.inquiry.InquiryNumber;
import dev.madoguchi.inquiry.NewInquiry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the switch and the disk leave us, at their worst. */
class MessageOnDiskTest {
  @TempDir private Path state;
  private Messages messages;
  private SqliteInquiries inquiries;

  private final StoreLog log = new StoreLog();

  @BeforeEach
  void open() {
    messages = new Messages(state);
    inquiries = messages.open();
  }

  @AfterEach
  void close() {
    log.close();
    inquiries.close();
  }

  private Receipt ask() {
    return inquiries.open(Messages.inquiry("1.1", "m1"));
  }

  @Test
  void no_file_is_nothing_said() {
    assertThat(ask()).isEqualTo(new Receipt.NothingSaid());
  }

  @Test
  void an_empty_file_is_nothing_said() throws IOException {
    Path file = messages.write("m1.wav", new byte[0]);
    assertThat(ask()).isEqualTo(new Receipt.NothingSaid());
    assertThat(inquiries.recover()).isZero();
    assertThat(file).as("the switch may still be writing it").exists();
    messages.age("m1.wav");
    assertThat(inquiries.recover()).isZero();
    assertThat(file).doesNotExist();
    assertThat(messages.note("1.1.json")).doesNotExist();
  }

  @Test
  void a_header_alone_is_nothing_said_whatever_it_claims() throws IOException {
    Path file = messages.write("m1.wav", Messages.wav(160_000, new byte[0]));
    assertThat(ask()).isEqualTo(new Receipt.NothingSaid());
    assertThat(inquiries.recover()).isZero();
    assertThat(file).as("the switch may still be writing it").exists();
    messages.age("m1.wav");
    assertThat(inquiries.recover()).isZero();
    assertThat(file).doesNotExist();
    assertThat(messages.note("1.1.json")).doesNotExist();
  }

  @Test
  void shorter_than_the_shortest_is_nothing_said() throws IOException {
    messages.record("m1.wav", Duration.ofMillis(999));
    assertThat(ask()).isEqualTo(new Receipt.NothingSaid());
    messages.record("m1.wav", Duration.ofSeconds(1));
    assertThat(ask()).isInstanceOf(Receipt.Kept.class);
  }

  @Test
  void silence_is_nothing_said_however_long_and_is_set_aside() throws IOException {
    messages.recordSilence("m1.wav", Duration.ofMillis(1010));
    assertThat(ask()).isEqualTo(new Receipt.NothingSaid());
    messages.age("m1.wav");
    assertThat(inquiries.recover()).isZero();
    assertThat(messages.recordings().resolve("silent/m1.wav")).exists();
    assertThat(inquiries.all()).isEmpty();
  }

  @Test
  void what_the_switch_writes_after_its_reply_is_found() throws IOException {
    messages.write("m1.wav", Messages.wav(0, new byte[0]));
    assertThat(ask()).isEqualTo(new Receipt.NothingSaid());
    messages.record("m1.wav", Duration.ofSeconds(3));
    messages.age("m1.wav");
    assertThat(inquiries.recover()).isEqualTo(1);
    assertThat(inquiries.all())
        .singleElement()
        .satisfies(each -> assertThat(each.category().value()).isEqualTo("delivery"));
  }

  @Test
  void a_file_cut_off_by_a_full_disk_counts_for_what_is_in_it() throws IOException {
    messages.write("m1.wav", Messages.wav(160_000, Messages.voice(32_000)));
    assertThat(lengthOf(ask())).isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void a_header_that_was_never_finished_counts_for_what_is_in_the_file() throws IOException {
    messages.write("m1.wav", Messages.wav(0, Messages.voice(32_000)));
    assertThat(lengthOf(ask())).isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void what_is_no_recording_is_not_kept_and_not_thrown_away() throws IOException {
    Path file = messages.write("m1.wav", "x".repeat(40_000).getBytes(StandardCharsets.US_ASCII));
    assertThat(ask()).isInstanceOf(Receipt.NotKept.class);
    assertThat(file).exists();
    messages.age("m1.wav");
    assertThat(inquiries.recover()).isZero();
    assertThat(messages.recordings().resolve("broken/m1.wav")).exists();
    assertThat(messages.note("1.1.json")).doesNotExist();
  }

  @Test
  void a_database_locked_for_too_long_loses_nothing() throws Exception {
    messages.record("m1.wav", Duration.ofSeconds(2));
    InquiryNumber told;
    try (var elsewhere = DriverManager.getConnection("jdbc:sqlite:" + messages.database());
        var statement = elsewhere.createStatement()) {
      statement.execute("BEGIN IMMEDIATE");
      told = Messages.number(ask());
      assertThat(inquiries.all()).isEmpty();
      statement.execute("ROLLBACK");
    }
    inquiries.recover(); // unless the row was on its way
    assertThat(inquiries.all())
        .singleElement()
        .satisfies(
            each -> {
              assertThat(each.number()).isEqualTo(told);
              assertThat(each.category().value()).isEqualTo("delivery");
              assertThat(each.opened()).isEqualTo(Messages.NOW);
            });
  }

  @Test
  void a_row_the_database_refuses_loses_nothing() throws IOException, SQLException {
    messages.record("m1.wav", Duration.ofSeconds(2));
    Receipt told;
    try (var elsewhere = DriverManager.getConnection("jdbc:sqlite:" + messages.database());
        var statement = elsewhere.createStatement()) {
      statement.execute(
          "CREATE TRIGGER refusing BEFORE INSERT ON inquiry BEGIN SELECT RAISE(ABORT, 'refused'); END");
      told = ask();
      assertThat(told).isInstanceOf(Receipt.Kept.class);
      assertThat(log.said())
          .isNotEmpty()
          .noneSatisfy(
              event ->
                  assertThat(ThrowableProxyUtil.asString(event.getThrowableProxy()))
                      .contains("09012345678"));
      assertThat(messages.kept("1.1.wav")).exists();
      statement.execute("DROP TRIGGER refusing");
    }
    assertThat(inquiries.recover()).isEqualTo(1);
    assertThat(ask()).isEqualTo(told);
    assertThat(inquiries.all()).hasSize(1);
  }

  @Test
  void a_caller_who_cannot_be_recognised_is_not_told_to_the_log() throws Exception {
    NewInquiry told = Messages.inquiry("1.1", "m1");
    try (var elsewhere = DriverManager.getConnection("jdbc:sqlite:" + messages.database());
        var statement = elsewhere.createStatement()) {
      statement.execute("ALTER TABLE inquiry RENAME COLUMN due_at TO owed_at");
    }
    assertThat(inquiries.earlier(told.call(), told.caller(), told.category())).isEmpty();
    assertThat(log.said())
        .isNotEmpty()
        .allSatisfy(
            event -> {
              assertThat(event.getFormattedMessage()).doesNotContain("09012345678");
              assertThat(ThrowableProxyUtil.asString(event.getThrowableProxy()))
                  .doesNotContain("09012345678");
            });
  }

  @Test
  void a_folder_that_cannot_be_written_is_said_and_the_recording_stays() throws IOException {
    Path recorded = messages.record("m1.wav", Duration.ofSeconds(2));
    // nobody makes files below /proc, not even root
    Files.delete(messages.recordings().resolve("inquiries"));
    Files.createSymbolicLink(messages.recordings().resolve("inquiries"), Path.of("/proc"));

    assertThat(ask()).isInstanceOf(Receipt.NotKept.class);
    assertThat(recorded).exists();
    assertThat(inquiries.all()).isEmpty();
    assertThat(inquiries.recover()).isZero();
    assertThat(inquiries.adoptDialplanMessages()).isZero();
  }

  @Test
  void what_is_no_database_is_refused_at_the_start() throws IOException {
    Path file = Files.writeString(state.resolve("other.db"), "not a database".repeat(100));
    try (Writer writer = new Writer(file)) {
      assertThat(writer.trouble().orElseThrow()).contains("other.db", "install -m 600 /dev/null");
    }
  }

  private Duration lengthOf(Receipt receipt) {
    return Messages.only(inquiries.find(Messages.number(receipt)).orElseThrow()).length();
  }
}
