package dev.madoguchi.e2e;

import static dev.madoguchi.e2e.Callers.Asked.CALLBACK;
import static dev.madoguchi.e2e.Callers.Asked.DETAIL;
import static dev.madoguchi.e2e.Callers.Asked.ORDER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.madoguchi.store.DatabaseFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The store fails while the line is closed: callers are served, and told the truth. */
@Order(2)
class StoreFaultsE2E {
  @RegisterExtension
  static final RunningLine LINE = RunningLine.asOf("2026-11-23 10:00").onDiskOf(64);

  private static final Sound MESSAGE = Prompts.prompt("purpose-delivery");

  @Test
  void with_the_database_locked_the_caller_has_the_number_and_the_row_follows()
      throws SQLException {
    String number = "09011110001";
    String heard;
    try (Connection other =
            DriverManager.getConnection("jdbc:sqlite:" + LINE.state().resolve("madoguchi.db"));
        Statement statement = other.createStatement()) {
      statement.execute("BEGIN EXCLUSIVE");
      heard = leaveWhole(number);
      assertThat(from(number)).isEmpty();
      statement.execute("ROLLBACK");
    }
    found(number, heard);
  }

  @Test
  void with_the_database_gone_the_caller_has_the_number_and_doctor_says_what_to_do()
      throws IOException {
    String number = "09011110004";
    Path database = LINE.state().resolve("madoguchi.db");
    Path away = LINE.state().resolve("away.db");
    Files.move(database, away);
    String heard;
    try {
      heard = leaveWhole(number);
      assertThat(doctor()).contains("is gone; restore the newest backup");
      assertThat(database).doesNotExist();
    } finally {
      Files.move(away, database);
    }
    found(number, heard);
  }

  /** What callers meet then is shown by {@code bin/faults}: database-corrupt, folder-read-only. */
  @Test
  void doctor_says_what_to_do_about_a_damaged_database_and_a_folder_that_is_read_only() {
    DatabaseFile database = DatabaseFile.in(LINE.state());
    Path backup = database.damage();
    try (ReadOnlyFolder folder = ReadOnlyFolder.ofRecordings(LINE)) {
      assertThat(doctor())
          .contains(
              "is damaged: ",
              "put the newest backup in their place",
              folder.here() + " cannot be written",
              "mounted for writing again");
    } finally {
      database.restore(backup);
    }
  }

  /** What it says of a line that is not well. */
  private static String doctor() {
    try (Program doctor =
        Program.start(
            Prompts.root(),
            List.of("bin/madoguchi", "doctor", "--state", LINE.state().toString()))) {
      assertThat(doctor.awaitExit(Duration.ofSeconds(60))).isEqualTo(1);
      return doctor.output();
    }
  }

  /** The server looks for what has no row again and again. */
  private static void found(String number, String heard) {
    assertThat(Callers.within(Duration.ofSeconds(90), () -> !from(number).isEmpty())).isTrue();
    assertThat(from(number)).singleElement().extracting("number").isEqualTo(heard);
    assertThat(AudioMatch.best(MESSAGE, from(number).getFirst().message().samples()).score())
        .isGreaterThan(AudioMatch.SAME);
  }

  private static String leaveWhole(String number) {
    PhoneCall caller = LINE.call(number);
    Callers.pressDuringGreeting(caller, '2');
    Callers.pass(caller, DETAIL, ORDER, CALLBACK);
    return Callers.leaveMessage(caller, MESSAGE);
  }

  @Test
  void with_the_disk_full_the_caller_is_told_and_nothing_is_listed() throws IOException {
    Path rest = LINE.state().resolve("rest");
    try {
      fill(rest);
      toldTheTruth(leaving("09011110002"));
      assertThat(from("09011110002")).isEmpty();
    } finally {
      Files.deleteIfExists(rest);
    }
    PhoneCall next = LINE.call("09011110003");
    Callers.pressDuringGreeting(next, '2');
    Callers.pass(next, DETAIL, ORDER, CALLBACK);
    String heard = Callers.leaveMessage(next, MESSAGE);
    assertThat(from("09011110003")).singleElement().extracting("number").isEqualTo(heard);
  }

  /** Leaves a message that cannot be kept. */
  private static PhoneCall leaving(String number) {
    PhoneCall caller = LINE.call(number);
    Callers.pressDuringGreeting(caller, '2');
    Callers.pass(caller, DETAIL, ORDER, CALLBACK);
    caller.awaitHeard(Prompts.prompt("record-message"), Duration.ofSeconds(15));
    Callers.speakAfterTheTone(caller, MESSAGE);
    return caller;
  }

  /** Hears so, is with the dialplan's own path, and is not thanked there either. */
  private static void toldTheTruth(PhoneCall caller) {
    caller.awaitHeard(Prompts.prompt("inquiry-not-kept"), Duration.ofSeconds(20));
    caller.awaitHeard(Prompts.prompt("apology"), Duration.ofSeconds(10));
    caller.awaitHeard(Prompts.prompt("dialplan-message"), Duration.ofSeconds(25));
    Callers.speakAfterTheTone(caller, MESSAGE);
    caller.awaitHeard(Prompts.prompt("goodbye"), Duration.ofSeconds(20));
    caller.awaitEnd(Duration.ofSeconds(5));
  }

  private static void fill(Path file) throws IOException {
    byte[] block = new byte[4096];
    try (OutputStream out = Files.newOutputStream(file)) {
      while (true) {
        out.write(block);
      }
    } catch (IOException full) {
      assertThat(full).hasMessageContaining("No space left");
    }
  }

  private static List<LeftInquiry> from(String number) {
    return LINE.inquiries().stream()
        .filter(inquiry -> inquiry.caller().filter(number::equals).isPresent())
        .toList();
  }
}
