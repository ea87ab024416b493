package dev.madoguchi.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseHealthTest {
  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void nothing_is_there() {
    file = folder.resolve("madoguchi.db");
  }

  private void make(String... statements) throws SQLException {
    try (Connection connection = Database.openToWrite(file, Duration.ofSeconds(1));
        Statement statement = connection.createStatement()) {
      for (String each : statements) {
        statement.executeUpdate(each);
      }
    }
  }

  private static String inquiry(String call, String opened, String clock) {
    return "INSERT INTO inquiry (call_id, category, language, state, opened_at, due_at, clock)"
        + " VALUES ('%1$s', 'site', 'ja', 'open', '%2$s', '%2$s', '%3$s')"
            .formatted(call, opened, clock);
  }

  @Test
  void looking_where_nothing_is_makes_nothing() {
    assertThat(DatabaseHealth.of(file)).isEqualTo(new DatabaseHealth.None());
    assertThat(file).doesNotExist();
  }

  @Test
  void a_whole_one_tells_its_last_migration_and_the_newest_inquiry_of_a_real_clock()
      throws SQLException {
    make(
        inquiry("1.1", "2026-11-24T01:00:00.000Z", "real"),
        inquiry("1.2", "2030-01-01T00:00:00.000Z", "set"));
    assertThat(DatabaseHealth.of(file))
        .isInstanceOfSatisfying(
            DatabaseHealth.Whole.class,
            whole -> {
              assertThat(whole.migration()).matches("[0-9]+ \\(.+\\)");
              assertThat(whole.inquiries()).isEqualTo(2);
              assertThat(whole.newest()).contains(Instant.parse("2026-11-24T01:00:00Z"));
            });
  }

  @Test
  void a_damaged_one_is_broken() throws SQLException, IOException {
    make(inquiry("1.1", "2026-11-24T01:00:00.000Z", "real"));
    try (RandomAccessFile raw = new RandomAccessFile(file.toFile(), "rw")) {
      raw.seek(4096); // the second page: past the header, in the middle of the tables
      raw.write(new byte[8192]);
    }
    assertThat(DatabaseHealth.of(file)).isInstanceOf(DatabaseHealth.Broken.class);
  }

  @Test
  void a_file_that_is_no_database_is_broken() throws IOException {
    Files.writeString(file, "this is no database, whatever its name says".repeat(100));
    assertThat(DatabaseHealth.of(file)).isInstanceOf(DatabaseHealth.Broken.class);
  }

  @Test
  void one_without_a_migration_of_ours_is_behind() throws SQLException {
    make("DELETE FROM flyway_schema_history");
    assertThat(DatabaseHealth.of(file))
        .isInstanceOfSatisfying(
            DatabaseHealth.Behind.class, behind -> assertThat(behind.pending()).isNotEmpty());
  }
}
