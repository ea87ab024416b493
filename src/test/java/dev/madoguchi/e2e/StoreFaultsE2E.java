package dev.madoguchi.e2e;

import static dev.madoguchi.e2e.Callers.Asked.CALLBACK;
import static dev.madoguchi.e2e.Callers.Asked.DETAIL;
import static dev.madoguchi.e2e.Callers.Asked.ORDER;
import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The store fails while the line is open: callers are told the truth, and served. */
class StoreFaultsE2E {
  @RegisterExtension
  static final RunningLine LINE = RunningLine.asOf("2026-11-23 10:00").onDiskOf(64);

  private static final Sound MESSAGE = Prompts.prompt("purpose-delivery");

  @Test
  void with_the_database_locked_the_caller_is_told_and_the_message_is_found_later()
      throws SQLException {
    String number = "09011110001";
    try (Connection other =
            DriverManager.getConnection("jdbc:sqlite:" + LINE.state().resolve("madoguchi.db"));
        Statement statement = other.createStatement()) {
      statement.execute("BEGIN IMMEDIATE");
      PhoneCall caller = leaving(number);
      Callers.send(caller);
      toldTheTruth(caller);
      assertThat(from(number)).isEmpty();
      statement.execute("ROLLBACK");
    }
    // the server looks for what it could not keep again and again
    assertThat(Callers.within(Duration.ofSeconds(90), () -> !from(number).isEmpty())).isTrue();
    assertThat(AudioMatch.best(MESSAGE, from(number).getFirst().message().samples()).score())
        .isGreaterThan(AudioMatch.SAME);
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

  /** Hears so, and is with the dialplan's own path. */
  private static void toldTheTruth(PhoneCall caller) {
    caller.awaitHeard(Prompts.prompt("inquiry-not-kept"), Duration.ofSeconds(20));
    caller.awaitHeard(Prompts.prompt("apology"), Duration.ofSeconds(10));
    caller.hangUp();
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
