package dev.madoguchi.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.madoguchi.call.CallId;
import dev.madoguchi.call.CallTrail;
import dev.madoguchi.call.Caller;
import dev.madoguchi.call.Language;
import dev.madoguchi.call.SeenByUs;
import dev.madoguchi.inquiry.Inquiry;
import dev.madoguchi.inquiry.Inquiry.ClockKind;
import dev.madoguchi.inquiry.InquiryDesk.Draft;
import dev.madoguchi.inquiry.NewInquiry;
import dev.madoguchi.plan.Plan;
import dev.madoguchi.report.Deletion;
import dev.madoguchi.report.Deletion.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is too old goes, row and audio, and nothing else does; a kill in between is made good. */
class RetentionTest {
  private static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  private static final Instant NOW = Instant.parse("2028-03-01T00:00:00Z");
  private static final Plan.Retention ALLOWED =
      new Plan.Retention(days(100), days(200), days(30), days(400), days(7));

  @TempDir private Path state;
  private Messages messages;

  @BeforeEach
  void folder() {
    messages = new Messages(state);
  }

  private static Duration days(int count) {
    return Duration.ofDays(count);
  }

  private SqliteInquiries inquiries(Instant at, ClockKind kind) {
    return SqliteInquiries.open(
        messages.database(),
        messages.recordings(),
        Clock.fixed(at, ZoneOffset.UTC),
        kind,
        opened -> opened.plus(days(3)),
        () -> Duration.ofSeconds(1),
        Language.JAPANESE,
        _ -> false);
  }

  /** An inquiry with a message, so many days old. */
  private void inquiry(String call, int old, ClockKind kind) throws IOException {
    messages.record("take-" + call + ".wav", Duration.ofSeconds(2));
    try (SqliteInquiries inquiries = inquiries(NOW.minus(days(old)), kind);
        Draft draft = inquiries.begin(Messages.inquiry(call, "take-" + call))) {
      draft.send(Messages.inquiry(call, "take-" + call));
    }
  }

  /** A message whose caller hung up before sending it. */
  private void draft(String call, int old) throws IOException {
    messages.record("take-" + call + ".wav", Duration.ofSeconds(2));
    NewInquiry told = Messages.inquiry(call, "take-" + call);
    try (SqliteInquiries inquiries = inquiries(NOW.minus(days(old)), ClockKind.REAL);
        Draft draft = inquiries.begin(told)) {
      draft.note(told);
    }
  }

  private void call(String id, int old, ClockKind kind) throws IOException {
    SeenByUs seen =
        new CallTrail(() -> NOW.minus(days(old)))
            .end(new CallId(id), new Caller.Withheld(), Language.JAPANESE, SeenByUs.Ending.GONE);
    try (SqliteCalls calls =
        SqliteCalls.open(messages.database(), state.resolve("calls"), state.resolve("pid"), kind)) {
      calls.note(seen);
    }
  }

  private List<Deletion> delete() {
    return delete(step -> {});
  }

  private List<Deletion> delete(Consumer<Retention.Step> killer) {
    return new Retention(messages.database(), messages.recordings(), killer).delete(ALLOWED, NOW);
  }

  private List<Inquiry> kept() {
    return new SqliteInquiryBook(messages.database(), messages.recordings()).all();
  }

  private List<String> keptCalls() {
    return kept().stream().map(inquiry -> inquiry.call().value()).toList();
  }

  private List<Deletion> recorded() {
    return new SqliteDeletions(messages.database()).all();
  }

  @Test
  void each_kind_has_its_time() throws IOException {
    inquiry("1.1", 201, ClockKind.REAL);
    inquiry("1.2", 101, ClockKind.REAL);
    inquiry("1.3", 99, ClockKind.REAL);
    draft("1.4", 31);
    draft("1.5", 29);
    call("2.1", 401, ClockKind.REAL);
    call("2.2", 399, ClockKind.REAL);

    assertThat(delete())
        .containsExactly(
            new Deletion(Kind.DRAFTS, 1, NOW),
            new Deletion(Kind.INQUIRIES, 1, NOW),
            new Deletion(Kind.MESSAGES, 1, NOW),
            new Deletion(Kind.CALL_RECORDS, 1, NOW));

    assertThat(keptCalls()).containsExactly("1.2", "1.3", "1.5");
    assertThat(kept().getFirst().thread()).as("its message is gone").isEmpty();
    assertThat(kept().get(1).thread())
        .allSatisfy(message -> assertThat(message.audio()).isRegularFile());
    for (String gone : List.of("1.1", "1.2", "1.4")) {
      assertThat(messages.kept(gone + ".wav")).doesNotExist();
      assertThat(messages.kept(gone + ".json")).doesNotExist();
    }
    assertThat(messages.kept("1.5.wav")).isRegularFile();
    assertThat(messages.kept("1.3.json")).isRegularFile();
    assertThat(new SqliteCallBook(messages.database()).between(Instant.EPOCH, NOW))
        .extracting(call -> call.id().value())
        .containsExactly("2.2");
    assertThat(recorded()).hasSize(4);
  }

  @Test
  void the_second_time_there_is_nothing_to_delete_and_nothing_to_record() throws IOException {
    inquiry("1.1", 201, ClockKind.REAL);
    assertThat(delete()).hasSize(1);
    assertThat(delete()).isEmpty();
    assertThat(recorded()).hasSize(1);
  }

  @Test
  void an_inquiry_that_was_added_to_lives_on_without_its_messages() throws IOException {
    inquiry("1.1", 250, ClockKind.REAL);
    messages.record("take-1.2.wav", Duration.ofSeconds(2));
    NewInquiry more = Messages.inquiry("1.2", "take-1.2").addingTo(kept().getFirst().number());
    try (SqliteInquiries inquiries = inquiries(NOW.minus(days(150)), ClockKind.REAL)) {
      inquiries.open(more);
    }
    assertThat(delete()).containsExactly(new Deletion(Kind.MESSAGES, 2, NOW));
    assertThat(delete()).isEmpty();
    assertThat(keptCalls()).containsExactly("1.1");
    Instant later = NOW.plus(days(51));
    assertThat(new Retention(messages.database(), messages.recordings()).delete(ALLOWED, later))
        .containsExactly(new Deletion(Kind.INQUIRIES, 1, later));
  }

  @Test
  void more_than_go_in_one_transaction_are_recorded_as_one_deletion() throws IOException {
    call("2.0", 401, ClockKind.REAL);
    try (SqliteCalls calls =
        SqliteCalls.open(
            messages.database(), state.resolve("calls"), state.resolve("pid"), ClockKind.REAL)) {
      for (int i = 1; i <= 1000; i++) {
        calls.note(
            new CallTrail(() -> NOW.minus(days(401)))
                .end(
                    new CallId("2." + i),
                    new Caller.Withheld(),
                    Language.JAPANESE,
                    SeenByUs.Ending.GONE));
      }
    }
    assertThat(delete()).containsExactly(new Deletion(Kind.CALL_RECORDS, 1001, NOW));
    assertThat(recorded()).containsExactly(new Deletion(Kind.CALL_RECORDS, 1001, NOW));
  }

  @Test
  void what_came_under_a_clock_set_by_hand_is_left_alone() throws IOException {
    inquiry("1.1", 1000, ClockKind.SET_BY_HAND);
    call("2.1", 1000, ClockKind.SET_BY_HAND);
    assertThat(delete()).isEmpty();
    assertThat(keptCalls()).containsExactly("1.1");
    assertThat(messages.kept("1.1.wav")).isRegularFile();
  }

  @Test
  void recordings_without_a_message_go_wherever_they_were_set_aside() throws IOException {
    call("2.1", 1, ClockKind.REAL);
    for (String folder : List.of("silent", "broken", "dialplan/silent", "dialplan/broken")) {
      Files.setLastModifiedTime(
          messages.recordSilence(folder + "/old.wav", Duration.ofSeconds(1)),
          FileTime.from(NOW.minus(days(8))));
      Files.setLastModifiedTime(
          messages.recordSilence(folder + "/young.wav", Duration.ofSeconds(1)),
          FileTime.from(NOW.minus(days(6))));
    }
    assertThat(delete()).containsExactly(new Deletion(Kind.SILENT, 4, NOW));
    assertThat(messages.recordings().resolve("silent")).isDirectoryContaining("glob:**young.wav");
    assertThat(messages.recordings().resolve("silent/old.wav")).doesNotExist();
    assertThat(messages.recordings().resolve("dialplan/broken/old.wav")).doesNotExist();
  }

  @ParameterizedTest
  @EnumSource
  void a_kill_in_between_leaves_no_row_without_audio_and_no_audio_for_ever(Retention.Step last)
      throws IOException {
    inquiry("1.1", 201, ClockKind.REAL);
    inquiry("1.2", 202, ClockKind.REAL);
    inquiry("1.3", 1, ClockKind.REAL);
    assertThatThrownBy(
            () ->
                delete(
                    step -> {
                      if (step == last) {
                        throw new Killed();
                      }
                    }))
        .isInstanceOf(Killed.class);

    assertThat(kept())
        .allSatisfy(
            inquiry ->
                assertThat(inquiry.thread())
                    .isNotEmpty()
                    .allSatisfy(message -> assertThat(message.audio()).isRegularFile()));
    try (SqliteInquiries restarted = inquiries(NOW, ClockKind.REAL)) {
      assertThat(restarted.recover()).as("deleted messages that come back").isZero();
    }
    new Retention(messages.database(), messages.recordings()).finish();
    assertThat(keptCalls()).containsExactly("1.3");
    try (var files = Files.list(messages.recordings().resolve("inquiries"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("1.3.wav", "1.3.json");
    }
    assertThat(recorded()).containsExactly(new Deletion(Kind.INQUIRIES, 2, NOW));
  }
}
