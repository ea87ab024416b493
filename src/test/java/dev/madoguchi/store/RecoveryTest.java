package dev.madoguchi.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.madoguchi.call.Caller;
import dev.madoguchi.call.Language;
import dev.madoguchi.inquiry.Inquiry;
import dev.madoguchi.inquiry.InquiryDesk;
import dev.madoguchi.inquiry.InquiryDesk.Receipt;
import dev.madoguchi.inquiry.NewInquiry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Killed between any two steps, nothing a caller said is lost, and nothing is there twice. */
class RecoveryTest {
  private static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  @TempDir private Path state;
  private Messages messages;

  @BeforeEach
  void folder() {
    messages = new Messages(state);
  }

  @Test
  void what_a_call_on_the_line_has_told_is_left_to_the_server_that_has_it() throws IOException {
    messages.record("m1.wav", Duration.ofSeconds(2));
    try (SqliteInquiries other =
        messages.open(
            step -> {
              throw new Killed();
            })) {
      assertThatThrownBy(() -> other.open(Messages.inquiry("1.1", "m1")))
          .isInstanceOf(Killed.class);
    }
    messages.age("m1.wav");
    Files.createDirectories(messages.calls());
    Path file = Files.writeString(messages.calls().resolve("1.1"), "entered=1795654790000\n");
    try (SqliteInquiries beside = messages.openBeside()) {
      assertThat(beside.recover()).isZero();
      Files.writeString(file, "entered=1795654790000 ended=1795654799000\n");
      assertThat(beside.recover()).isEqualTo(1);
    }
  }

  @Test
  void who_comes_back_after_a_kill_is_told_the_number_of_what_they_said_before()
      throws IOException {
    messages.record("m1.wav", Duration.ofSeconds(2));
    messages.record("m2.wav", Duration.ofSeconds(2));
    try (SqliteInquiries killed =
        messages.open(
            step -> {
              throw new Killed();
            })) {
      assertThatThrownBy(() -> killed.open(Messages.inquiry("1.1", "m1")))
          .isInstanceOf(Killed.class);
    }
    messages.age("m1.wav");
    try (SqliteInquiries restarted = messages.open()) {
      assertThat(restarted.recover()).isEqualTo(1);
      Inquiry before = restarted.all().getFirst();

      Receipt told = restarted.open(Messages.inquiry("1.1-1795654700", "m2"));

      assertThat(told).isEqualTo(new Receipt.Kept(before.number(), before.due()));
      assertThat(restarted.all()).extracting(Inquiry::number).containsOnly(before.number());
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_kill_after_any_step_loses_nothing(Keeping.Step last) throws IOException {
    messages.record("m1.wav", Duration.ofSeconds(2));
    try (SqliteInquiries killed =
        messages.open(
            step -> {
              if (step == last) {
                throw new Killed();
              }
            })) {
      assertThatThrownBy(() -> killed.open(Messages.inquiry("1.1", "m1")))
          .isInstanceOf(Killed.class);
      assertThat(killed.all())
          .allSatisfy(each -> assertThat(Messages.audio(each)).as("a row's audio").isRegularFile());
    }

    if (last == Keeping.Step.NOTE_WRITTEN) {
      messages.age("m1.wav");
    }
    try (SqliteInquiries restarted = messages.open()) {
      restarted.recover();

      assertThat(restarted.all())
          .singleElement()
          .satisfies(
              each -> {
                assertThat(each.call().value()).isEqualTo("1.1");
                assertThat(each.category().value()).isEqualTo("delivery");
                assertThat(each.caller()).isEqualTo(Caller.parse("09012345678"));
                assertThat(each.opened()).isEqualTo(Messages.NOW);
                assertThat(each.clock()).isEqualTo(Inquiry.ClockKind.SET_BY_HAND);
                assertThat(Messages.audio(each)).isRegularFile();
              });
      assertThat(messages.note("1.1.json")).doesNotExist();
      assertThat(restarted.recover()).as("once is enough").isZero();
    }
  }

  @Test
  void audio_without_a_note_becomes_an_inquiry_all_the_same() throws IOException {
    Instant said = Instant.parse("2026-11-20T03:04:05Z");
    Files.setLastModifiedTime(
        messages.record("inquiries/1.9.wav", Duration.ofSeconds(2)), FileTime.from(said));
    try (SqliteInquiries inquiries = messages.open()) {
      assertThat(inquiries.recover()).isEqualTo(1);
      assertThat(inquiries.all())
          .singleElement()
          .satisfies(
              each -> {
                assertThat(each.category().value()).isEqualTo("other");
                assertThat(each.caller()).isEqualTo(new Caller.Withheld());
                assertThat(each.language()).as("the line's").isEqualTo(Language.ENGLISH);
                assertThat(each.opened()).isEqualTo(said);
                assertThat(each.clock()).isEqualTo(Inquiry.ClockKind.REAL);
              });
    }
  }

  @Test
  void a_note_that_cannot_be_read_does_not_keep_its_audio_back() throws IOException {
    messages.record("inquiries/1.9.wav", Duration.ofSeconds(2));
    messages.write("notes/m9.json", new byte[] {'{', '"'});
    try (SqliteInquiries inquiries = messages.open()) {
      assertThat(inquiries.recover()).isEqualTo(1);
      assertThat(inquiries.all()).hasSize(1);
    }
  }

  @Test
  void a_note_without_audio_is_done_with() throws IOException {
    try (SqliteInquiries inquiries = messages.open()) {
      messages.write(
          "notes/gone.json",
          """
          {"call":"1.9","category":"site","language":"ja","opened":"2026-11-20T03:04:05Z",
           "clock":"real","source":"gone.wav"}
          """
              .getBytes(java.nio.charset.StandardCharsets.UTF_8));
      messages.age("notes/gone.json");
      assertThat(inquiries.recover()).isZero();
      assertThat(messages.note("gone.json")).doesNotExist();
      assertThat(inquiries.all()).isEmpty();
    }
  }

  @Test
  void a_take_without_a_note_or_a_live_call_is_set_aside() throws IOException {
    for (String take : new String[] {"1.7-1.wav", "1.8-1.wav", "1.9-1.wav"}) {
      messages.record(take, Duration.ofSeconds(2));
      messages.age(take);
    }
    messages.record("1.6-1.wav", Duration.ofSeconds(2));
    messages.write("notes/1.8.json", new byte[] {'{', '"'});
    try (SqliteInquiries inquiries = messages.open();
        InquiryDesk.Draft live = inquiries.begin(Messages.inquiry("1.9", "1.9-1"))) {
      assertThat(inquiries.recover()).isZero();
      assertThat(live).isNotNull();
    }
    assertThat(messages.recordings().resolve("broken/1.7-1.wav")).exists();
    assertThat(messages.recordings().resolve("1.8-1.wav")).as("of a broken note").exists();
    assertThat(messages.recordings().resolve("1.9-1.wav")).as("of a live call").exists();
    assertThat(messages.recordings().resolve("1.6-1.wav")).as("being recorded").exists();
  }

  @Test
  void a_note_leads_to_no_file_outside_the_folder() throws IOException {
    Path outside = state.resolve("outside.wav");
    try (SqliteInquiries inquiries = messages.open()) {
      Files.move(messages.record("m1.wav", Duration.ofSeconds(2)), outside);
      messages.write(
          "notes/outside.json",
          """
          {"call":"1.9","category":"site","language":"ja","opened":"2026-11-20T03:04:05Z",
           "clock":"real","source":"../outside.wav"}
          """
              .getBytes(java.nio.charset.StandardCharsets.UTF_8));
      assertThat(inquiries.recover()).isZero();
      assertThat(outside).exists();
    }
  }

  @Test
  void a_message_whose_call_never_opened_it_is_found_when_nobody_writes_to_it() throws IOException {
    try (SqliteInquiries killed = messages.open()) {
      killed.begin(Messages.inquiry("1.1", "1.1-1")).note(Messages.inquiry("1.1", "1.1-1"));
    }
    messages.record("1.1-1.wav", Duration.ofSeconds(4));
    try (SqliteInquiries restarted = messages.open()) {
      assertThat(restarted.recover()).as("the switch goes on recording").isZero();
      messages.age("1.1-1.wav");
      assertThat(restarted.recover()).isEqualTo(1);
      assertThat(restarted.all())
          .singleElement()
          .satisfies(
              each -> {
                assertThat(each.call().value()).isEqualTo("1.1");
                assertThat(each.category().value()).isEqualTo("delivery");
                assertThat(each.caller()).isEqualTo(Caller.parse("09012345678"));
              });
      assertThat(messages.note("1.1.json")).doesNotExist();
    }
  }

  @Test
  void a_recording_a_live_call_is_about_is_left_to_it() throws IOException {
    NewInquiry told = Messages.inquiry("1.1", "1.1-1");
    try (SqliteInquiries inquiries = messages.open()) {
      try (InquiryDesk.Draft draft = inquiries.begin(told)) {
        draft.note(told);
        messages.record("1.1-1.wav", Duration.ofSeconds(4));
        messages.age("1.1-1.wav", "notes/1.1.json");
        assertThat(inquiries.recover()).isZero();
        Messages.number(draft.send(told));
      }
      assertThat(inquiries.recover()).isZero();
      assertThat(inquiries.all()).hasSize(1);
      assertThat(messages.note("1.1.json")).doesNotExist();
    }
  }

  @Test
  void a_disk_that_hangs_does_not_hold_the_caller_and_loses_nothing() throws IOException {
    messages.record("m1.wav", Duration.ofSeconds(2));
    CountDownLatch hanging = new CountDownLatch(1);
    try (SqliteInquiries inquiries =
        messages.open(
            step -> {
              try {
                hanging.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            })) {
      assertThat(inquiries.open(Messages.inquiry("1.1", "m1"))).isInstanceOf(Receipt.NotKept.class);
      hanging.countDown();
    }
    try (SqliteInquiries restarted = messages.open()) {
      restarted.recover();
      assertThat(restarted.all()).hasSize(1);
    }
  }
}
