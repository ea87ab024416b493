package dev.madoguchi.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.madoguchi.call.Caller;
import dev.madoguchi.inquiry.Inquiry;
import dev.madoguchi.inquiry.InquiryDesk.Receipt;
import dev.madoguchi.inquiry.InquiryNumber;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an earlier version has kept is there after the next start. */
class MigrationTest {
  @TempDir private Path state;

  @Test
  void inquiries_of_the_first_version_are_threads_of_one_message()
      throws IOException, SQLException {
    Messages messages = new Messages(state);
    String url = "jdbc:sqlite:" + messages.database();
    Flyway.configure().dataSource(url, "", "").target("1").load().migrate();
    try (Connection before = DriverManager.getConnection(url);
        Statement statement = before.createStatement()) {
      statement.executeUpdate(
          """
          INSERT INTO inquiry (call_id, category, caller_number, language, audio, length_ms,
            opened_at, due_at, clock) VALUES
          ('1.1', 'site', '09012345678', 'ja', 'inquiries/1.1.wav', 4000,
            '2026-11-24T01:00:00.250Z', '2026-11-27T08:30:00.000Z', 'real'),
          ('1.2', 'other', NULL, 'en', 'inquiries/1.2.wav', 5000,
            '2026-11-24T02:00:00.000Z', '2026-11-27T08:30:00.000Z', 'set'),
          ('1.3', 'other', NULL, 'en', 'inquiries/1.3.wav', 5000,
            '2026-11-24T03:00:00.000Z', '2026-11-27T08:30:00.000Z', 'set')
          """);
      statement.executeUpdate("DELETE FROM inquiry WHERE call_id = '1.3'");
    }

    try (SqliteInquiries inquiries = messages.open()) {
      assertThat(inquiries.all()).hasSize(2);
      Inquiry first = inquiries.all().getFirst();
      assertThat(first.number()).isEqualTo(new InquiryNumber(100_001));
      assertThat(first.state()).isEqualTo(Inquiry.State.OPEN);
      assertThat(first.caller()).isEqualTo(Caller.parse("09012345678"));
      assertThat(first.due()).isEqualTo(Instant.parse("2026-11-27T08:30:00Z"));
      assertThat(Messages.only(first).audio())
          .isEqualTo(messages.kept("1.1.wav").toAbsolutePath().normalize());
      assertThat(Messages.only(first).length()).isEqualTo(Duration.ofSeconds(4));
      assertThat(Messages.only(first).said()).isEqualTo(Instant.parse("2026-11-24T01:00:00.250Z"));
      assertThat(inquiries.all().getLast().clock()).isEqualTo(Inquiry.ClockKind.SET_BY_HAND);

      try (Connection after = DriverManager.getConnection(url);
          Statement statement = after.createStatement();
          ResultSet row = statement.executeQuery("SELECT last_said_at FROM inquiry LIMIT 1")) {
        assertThat(row.getString(1)).isEqualTo("2026-11-24T01:00:00.250Z");
      }

      messages.record("m1.wav", Duration.ofSeconds(3));
      Receipt next = inquiries.open(Messages.inquiry("1.4", "m1"));
      assertThat(Messages.number(next)).as("no number twice").isEqualTo(new InquiryNumber(100_004));
    }
  }

  @Test
  void a_note_of_the_first_version_is_read() throws IOException {
    Messages messages = new Messages(state);
    try (SqliteInquiries inquiries = messages.open()) {
      messages.record("1.9-2.wav", Duration.ofSeconds(2));
      messages.write(
          "notes/1.9-2.json",
          """
          {"call":"1.9","category":"site","caller":"0312345678","language":"ja",
           "opened":"2026-11-20T03:04:05Z","clock":"real","source":"1.9-2.wav"}
          """
              .getBytes(java.nio.charset.StandardCharsets.UTF_8));
      messages.age("1.9-2.wav", "notes/1.9-2.json");

      assertThat(inquiries.recover()).isEqualTo(1);
      assertThat(inquiries.all())
          .singleElement()
          .satisfies(
              each -> {
                assertThat(each.call().value()).isEqualTo("1.9");
                assertThat(each.state()).isEqualTo(Inquiry.State.OPEN);
              });
      assertThat(messages.note("1.9-2.json")).doesNotExist();
    }
  }
}
