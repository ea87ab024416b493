package dev.madoguchi.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.madoguchi.call.CallId;
import dev.madoguchi.call.Caller;
import dev.madoguchi.call.PhoneNumber;
import dev.madoguchi.call.QueueName;
import dev.madoguchi.call.RecordingName;
import dev.madoguchi.call.Topic;
import dev.madoguchi.inquiry.Inquiry;
import dev.madoguchi.inquiry.Inquiry.Message.Ending;
import dev.madoguchi.inquiry.InquiryDesk;
import dev.madoguchi.inquiry.InquiryDesk.Draft;
import dev.madoguchi.inquiry.InquiryDesk.Earlier;
import dev.madoguchi.inquiry.InquiryDesk.Receipt;
import dev.madoguchi.inquiry.InquiryDesk.Take;
import dev.madoguchi.inquiry.InquiryNumber;
import dev.madoguchi.inquiry.NewInquiry;
import dev.madoguchi.inquiry.OrderNumber;
import dev.madoguchi.store.SqliteReplies.Noted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is left of calls that were not finished, of takes, and of what is added later. */
class DraftTest {
  private static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  private static final NewInquiry WITHOUT = Messages.inquiry("1.1", "m1");

  /** The order is known; nothing is recorded. */
  private static final NewInquiry ORDERED =
      new NewInquiry(WITHOUT.call(), WITHOUT.category(), WITHOUT.caller(), WITHOUT.language())
          .about(WITHOUT.category(), Optional.of(new Topic("late")))
          .ofOrder(Optional.of(new OrderNumber("0123456789")))
          .calledBackAt(Optional.of(new PhoneNumber("0312345678")));

  @TempDir private Path state;
  private Messages messages;
  private SqliteInquiries inquiries;

  @BeforeEach
  void open() {
    messages = new Messages(state);
    inquiries = messages.open();
  }

  @AfterEach
  void close() {
    inquiries.close();
  }

  private static NewInquiry take(NewInquiry told, String name) {
    return told.saidIn(new RecordingName(name));
  }

  private Inquiry only() {
    assertThat(inquiries.all()).hasSize(1);
    return inquiries.all().getFirst();
  }

  private void nothingIsLeftOver() throws IOException {
    try (var files = Files.list(messages.recordings())) {
      assertThat(files.filter(Files::isRegularFile)).isEmpty();
    }
    try (var notes = Files.list(messages.recordings().resolve("notes"))) {
      assertThat(notes).isEmpty();
    }
  }

  @Test
  void who_has_told_nothing_leaves_nothing() throws IOException {
    inquiries.begin(ORDERED).close();
    assertThat(inquiries.all()).isEmpty();
    nothingIsLeftOver();
  }

  @Test
  void an_order_number_is_enough_for_a_draft() throws IOException {
    try (Draft draft = inquiries.begin(ORDERED)) {
      draft.note(ORDERED);
    }
    assertThat(only().state()).isEqualTo(Inquiry.State.DRAFT);
    assertThat(only().detail()).contains(new Topic("late"));
    assertThat(only().order()).contains(new OrderNumber("0123456789"));
    assertThat(only().callback()).contains(new PhoneNumber("0312345678"));
    assertThat(only().thread()).isEmpty();
    nothingIsLeftOver();
  }

  @Test
  void a_message_of_two_seconds_is_enough_and_less_is_not() throws IOException {
    NewInquiry told = take(WITHOUT.about(WITHOUT.category(), Optional.empty()), "m2");
    messages.record("m2.wav", Duration.ofMillis(1990));
    try (Draft draft = inquiries.begin(told)) {
      draft.note(told);
    }
    assertThat(inquiries.all()).isEmpty();
    messages.record("m2.wav", Duration.ofSeconds(2));
    try (Draft draft = inquiries.begin(told)) {
      draft.note(told);
    }
    assertThat(only().state()).isEqualTo(Inquiry.State.DRAFT);
    assertThat(Messages.only(only()).ending()).isEqualTo(Ending.CUT_OFF);
    assertThat(Messages.audio(only())).isRegularFile();
  }

  @Test
  void a_message_too_short_for_a_draft_does_not_take_the_order_number_with_it() throws IOException {
    NewInquiry told = take(ORDERED, "m1");
    messages.record("m1.wav", Duration.ofSeconds(1));
    try (Draft draft = inquiries.begin(told)) {
      draft.note(told);
    }
    assertThat(only().order()).contains(new OrderNumber("0123456789"));
    assertThat(only().thread()).isEmpty();
  }

  @Test
  void what_a_server_has_kept_that_died_then_is_a_message_still_and_has_its_number()
      throws IOException {
    NewInquiry told = take(ORDERED, "m1");
    messages.record("m1.wav", Duration.ofSeconds(3));
    InquiryDesk.Receipt kept = inquiries.open(told);
    try (Draft draft = inquiries.begin(told)) {
      draft.note(told);
      assertThat(draft.said(told)).isEqualTo(new Take.Message());
      assertThat(draft.send(told)).isEqualTo(kept);
    }
    assertThat(only().state()).isEqualTo(Inquiry.State.OPEN);
    nothingIsLeftOver();
  }

  @Test
  void gone_at_the_review_is_sent() throws IOException {
    NewInquiry told = take(ORDERED, "m1");
    try (Draft draft = inquiries.begin(told)) {
      draft.note(told);
      messages.record("m1.wav", Duration.ofSeconds(1));
      assertThat(draft.said(told)).isEqualTo(new Take.Message());
    }
    assertThat(only().state()).isEqualTo(Inquiry.State.OPEN);
    assertThat(Messages.only(only()).ending()).isEqualTo(Ending.SENT);
    nothingIsLeftOver();
  }

  @Test
  void what_was_said_again_is_kept_and_what_it_replaces_is_deleted() throws IOException {
    NewInquiry first = take(ORDERED, "m1");
    NewInquiry second = take(first, "m2");
    try (Draft draft = inquiries.begin(ORDERED)) {
      draft.note(first);
      messages.record("m1.wav", Duration.ofSeconds(5));
      draft.said(first);
      draft.note(second);
      messages.record("m2.wav", Duration.ofSeconds(3));
      draft.said(second);
      assertThat(draft.send(second)).isInstanceOf(Receipt.Kept.class);
    }
    assertThat(Messages.only(only()).length()).isEqualTo(Duration.ofSeconds(3));
    nothingIsLeftOver();
  }

  @Test
  void gone_before_or_while_it_is_said_again_the_first_is_sent() throws IOException {
    NewInquiry first = take(ORDERED, "m1");
    NewInquiry second = take(first, "m2");
    try (Draft draft = inquiries.begin(ORDERED)) {
      draft.note(first);
      messages.record("m1.wav", Duration.ofSeconds(5));
      draft.said(first);
      draft.note(second);
      messages.record("m2.wav", Duration.ofSeconds(3));
    }
    assertThat(only().state()).isEqualTo(Inquiry.State.OPEN);
    assertThat(Messages.only(only()).ending()).isEqualTo(Ending.SENT);
    assertThat(Messages.only(only()).length()).isEqualTo(Duration.ofSeconds(5));
    nothingIsLeftOver();
  }

  @Test
  void a_kill_while_it_is_said_again_sends_the_first_at_the_next_start() throws IOException {
    NewInquiry first = take(ORDERED, "m1");
    NewInquiry second = take(first, "m2");
    try (SqliteInquiries killed = messages.open()) {
      Draft draft = killed.begin(ORDERED);
      draft.note(first);
      messages.record("m1.wav", Duration.ofSeconds(5));
      draft.said(first);
      draft.note(second);
      messages.record("m2.wav", Duration.ofSeconds(3));
    }
    age("m1.wav", "m2.wav");
    assertThat(inquiries.recover()).isEqualTo(1);
    assertThat(only().state()).isEqualTo(Inquiry.State.OPEN);
    assertThat(Messages.only(only()).length()).isEqualTo(Duration.ofSeconds(5));
    nothingIsLeftOver();
  }

  @Test
  void a_recording_the_switch_goes_on_with_is_left_to_it() throws IOException {
    NewInquiry told = take(ORDERED, "m1");
    try (Draft draft = inquiries.begin(told)) {
      draft.note(told);
      messages.write("m1.wav", Messages.wav(-36, Messages.voice(80_000))); // RIFF of no length yet
    }
    assertThat(inquiries.all()).isEmpty();
    messages.record("m1.wav", Duration.ofSeconds(7));
    messages.age("m1.wav");
    assertThat(inquiries.recover()).isEqualTo(1);
    assertThat(only().state()).isEqualTo(Inquiry.State.DRAFT);
    assertThat(Messages.only(only()).length()).isEqualTo(Duration.ofSeconds(7));
  }

  @Test
  void a_message_joins_the_inquiry_it_adds_to() throws IOException {
    messages.record("m1.wav", Duration.ofSeconds(3));
    InquiryNumber number = Messages.number(inquiries.open(WITHOUT));
    assertThat(earlier(WITHOUT)).contains(new Earlier.Waiting(number));

    messages.record("m2.wav", Duration.ofSeconds(4));
    NewInquiry more = Messages.inquiry("1.2", "m2").addingTo(number);
    assertThat(Messages.number(inquiries.open(more))).isEqualTo(number);
    assertThat(Messages.number(inquiries.open(more))).as("asked again").isEqualTo(number);

    assertThat(only().thread())
        .extracting(message -> message.length().toSeconds())
        .containsExactly(3L, 4L);
    assertThat(only().call()).isEqualTo(WITHOUT.call());
  }

  private Optional<Earlier> earlier(NewInquiry told) {
    return inquiries.earlier(told.call(), told.caller(), told.category());
  }

  private Optional<Earlier> earlierAt(Instant now) {
    try (SqliteInquiries then = messages.openAt(now)) {
      return then.earlier(WITHOUT.call(), WITHOUT.caller(), WITHOUT.category());
    }
  }

  @Test
  void a_caller_is_recognised_by_number_and_category() throws IOException {
    messages.record("m1.wav", Duration.ofSeconds(3));
    inquiries.open(WITHOUT);
    CallId next = new CallId("1.2");
    assertThat(inquiries.earlier(next, WITHOUT.caller(), new QueueName("site"))).isEmpty();
    assertThat(inquiries.earlier(next, Caller.parse("0300000000"), WITHOUT.category())).isEmpty();
    assertThat(inquiries.earlier(next, WITHOUT.caller(), WITHOUT.category())).isPresent();
  }

  @Test
  void a_draft_is_gone_on_with_by_the_next_call_and_is_owed_a_reply_from_then() throws IOException {
    try (Draft draft = inquiries.begin(ORDERED)) {
      draft.note(ORDERED);
    }
    InquiryNumber number = only().number();
    assertThat(earlier(ORDERED)).contains(new Earlier.Unfinished(number));
    assertThat(earlierAt(Messages.NOW.plus(Messages.REPLY_OWED))).isEmpty();

    Instant later = Messages.NOW.plus(Duration.ofHours(5));
    messages.record("m2.wav", Duration.ofSeconds(4));
    try (SqliteInquiries then = messages.openAt(later)) {
      then.open(Messages.inquiry("1.2", "m2").addingTo(number));
    }
    assertThat(only().state()).isEqualTo(Inquiry.State.OPEN);
    assertThat(only().number()).isEqualTo(number);
    assertThat(only().order()).isEqualTo(ORDERED.order());
    assertThat(only().opened()).isEqualTo(later);
    assertThat(only().due()).isEqualTo(later.plus(Messages.REPLY_OWED));
    assertThat(Messages.only(only()).length()).isEqualTo(Duration.ofSeconds(4));
  }

  @Test
  void a_matter_that_is_late_still_waits_and_is_forgotten_a_month_later() throws IOException {
    messages.record("m1.wav", Duration.ofSeconds(3));
    inquiries.open(WITHOUT);
    Instant due = Messages.NOW.plus(Messages.REPLY_OWED);
    assertThat(earlierAt(due.plus(Duration.ofDays(29)))).isPresent();
    assertThat(earlierAt(due.plus(Duration.ofDays(30)))).isEmpty();
  }

  @Test
  void what_was_answered_waits_no_more_and_what_is_added_then_is_one_of_its_own()
      throws IOException {
    messages.record("m1.wav", Duration.ofSeconds(3));
    InquiryNumber number = Messages.number(inquiries.open(WITHOUT));
    SqliteReplies replies = new SqliteReplies(messages.database());
    assertThat(replies.answered(number, Messages.NOW)).isEqualTo(new Noted.Answered());
    assertThat(replies.answered(number, Messages.NOW.plusSeconds(9)))
        .isEqualTo(new Noted.AnsweredBefore(Messages.NOW));
    assertThat(replies.answered(new InquiryNumber(100_777), Messages.NOW))
        .isEqualTo(new Noted.NoSuchInquiry());
    assertThat(only().state()).isEqualTo(Inquiry.State.ANSWERED);
    assertThat(only().answered()).contains(Messages.NOW);
    assertThat(earlier(WITHOUT)).isEmpty();

    messages.record("m2.wav", Duration.ofSeconds(3));
    inquiries.open(Messages.inquiry("1.2", "m2").addingTo(number));
    assertThat(inquiries.all()).hasSize(2);
  }

  @Test
  void what_adds_to_an_inquiry_that_is_gone_is_one_of_its_own() throws IOException {
    messages.record("m1.wav", Duration.ofSeconds(3));
    NewInquiry told = WITHOUT.addingTo(new InquiryNumber(100_077));
    assertThat(Messages.number(inquiries.open(told))).isEqualTo(new InquiryNumber(100_001));
  }

  @ParameterizedTest
  @EnumSource
  void a_kill_after_any_step_of_an_addition_loses_nothing(Keeping.Step last) throws IOException {
    messages.record("m1.wav", Duration.ofSeconds(3));
    InquiryNumber number = Messages.number(inquiries.open(WITHOUT));
    messages.record("m2.wav", Duration.ofSeconds(2));
    messages.record("m3.wav", Duration.ofSeconds(4));
    NewInquiry more = take(Messages.inquiry("1.2", "m2"), "m3").addingTo(number);
    try (SqliteInquiries killed = killedAfter(last)) {
      assertThatThrownBy(() -> killed.begin(more).send(more)).isInstanceOf(Killed.class);
    }
    age("m2.wav", "m3.wav");

    inquiries.recover();
    assertThat(only().thread())
        .extracting(message -> message.length().toSeconds())
        .containsExactly(3L, 4L);
    assertThat(only().thread()).allSatisfy(each -> assertThat(each.audio()).isRegularFile());
    nothingIsLeftOver();
    assertThat(inquiries.recover()).isZero();
    assertThat(only().thread()).hasSize(2);
  }

  @ParameterizedTest
  @EnumSource(names = {"NOTE_WRITTEN", "ROW_COMMITTED", "TAKES_DELETED"})
  void a_kill_after_any_step_of_a_draft_loses_nothing(Keeping.Step last) throws IOException {
    try (SqliteInquiries killed = killedAfter(last)) {
      assertThatThrownBy(
              () -> {
                try (Draft draft = killed.begin(ORDERED)) {
                  draft.note(ORDERED);
                }
              })
          .isInstanceOf(Killed.class);
    }
    age("notes/1.1.json");

    inquiries.recover();
    assertThat(only().state()).isEqualTo(Inquiry.State.DRAFT);
    assertThat(only().order()).isEqualTo(ORDERED.order());
    nothingIsLeftOver();
    assertThat(inquiries.recover()).isZero();
    assertThat(inquiries.all()).hasSize(1);
  }

  @Test
  void a_kill_at_the_review_is_sent_at_the_next_start() throws IOException {
    NewInquiry told = take(ORDERED, "m1");
    try (SqliteInquiries killed = messages.open()) {
      Draft draft = killed.begin(told);
      draft.note(told);
      messages.record("m1.wav", Duration.ofSeconds(3));
      draft.said(told);
    }
    age("m1.wav");
    assertThat(inquiries.recover()).isEqualTo(1);
    assertThat(only().state()).isEqualTo(Inquiry.State.OPEN);
    nothingIsLeftOver();
  }

  private SqliteInquiries killedAfter(Keeping.Step last) {
    return messages.open(
        step -> {
          if (step == last) {
            throw new Killed();
          }
        });
  }

  /** Those of them that are still there are untouched for long. */
  private void age(String... names) throws IOException {
    for (String name : names) {
      if (Files.exists(messages.recordings().resolve(name))) {
        messages.age(name);
      }
    }
  }
}
