package dev.madoguchi.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.madoguchi.call.PhoneNumber;
import dev.madoguchi.call.RecordingName;
import dev.madoguchi.call.Topic;
import dev.madoguchi.inquiry.Inquiry;
import dev.madoguchi.inquiry.NewInquiry;
import dev.madoguchi.inquiry.OrderNumber;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A store of inquiries in a folder of its own, and a switch that records into it. */
abstract class OnAStore {
  static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  static final NewInquiry WITHOUT = Messages.inquiry("1.1", "m1");

  /** The order is known; nothing is recorded. */
  static final NewInquiry ORDERED =
      new NewInquiry(WITHOUT.call(), WITHOUT.category(), WITHOUT.caller(), WITHOUT.language())
          .about(WITHOUT.category(), Optional.of(new Topic("late")))
          .ofOrder(Optional.of(new OrderNumber("0123456789")))
          .calledBackAt(Optional.of(new PhoneNumber("0312345678")));

  @TempDir Path state;
  Messages messages;
  SqliteInquiries inquiries;

  @BeforeEach
  void open() {
    messages = new Messages(state);
    inquiries = messages.open();
  }

  @AfterEach
  void close() {
    inquiries.close();
  }

  static NewInquiry take(NewInquiry told, String name) {
    return told.saidIn(new RecordingName(name));
  }

  Inquiry only() {
    assertThat(inquiries.all()).hasSize(1);
    return inquiries.all().getFirst();
  }

  void nothingIsLeftOver() throws IOException {
    try (var files = Files.list(messages.recordings())) {
      assertThat(files.filter(Files::isRegularFile)).isEmpty();
    }
    try (var notes = Files.list(messages.recordings().resolve("notes"))) {
      assertThat(notes).isEmpty();
    }
  }

  SqliteInquiries killedAfter(Keeping.Step last) {
    return messages.open(
        step -> {
          if (step == last) {
            throw new Killed();
          }
        });
  }

  /** Those of them that are still there are untouched for long. */
  void age(String... names) throws IOException {
    for (String name : names) {
      if (Files.exists(messages.recordings().resolve(name))) {
        messages.age(name);
      }
    }
  }
}
