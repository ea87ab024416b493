package dev.madoguchi.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.madoguchi.call.CallId;
import dev.madoguchi.call.Caller;
import dev.madoguchi.call.QueueName;
import dev.madoguchi.inquiry.Inquiry;
import dev.madoguchi.inquiry.InquiryDesk.Draft;
import dev.madoguchi.inquiry.InquiryDesk.Earlier;
import dev.madoguchi.inquiry.InquiryDesk.Receipt;
import dev.madoguchi.inquiry.InquiryNumber;
import dev.madoguchi.inquiry.NewInquiry;
import dev.madoguchi.store.SqliteReplies.Noted;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a caller has with us already: recognised, added to, gone on with, answered. */
class EarlierInquiriesTest extends OnAStore {
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
      assertThat(then.open(Messages.inquiry("1.2", "m2").addingTo(number)))
          .as("what is spoken is what the row has")
          .isEqualTo(new Receipt.Kept(number, later.plus(Messages.REPLY_OWED)));
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
  void who_adds_to_a_matter_that_is_late_is_promised_a_reply_anew() throws IOException {
    messages.record("m1.wav", Duration.ofSeconds(3));
    InquiryNumber number = Messages.number(inquiries.open(WITHOUT));
    Instant late = Messages.NOW.plus(Messages.REPLY_OWED);
    messages.record("m2.wav", Duration.ofSeconds(4));
    try (SqliteInquiries then = messages.openAt(late)) {
      assertThat(then.open(Messages.inquiry("1.2", "m2").addingTo(number)))
          .isEqualTo(new Receipt.Kept(number, late.plus(Messages.REPLY_OWED)));
    }
    assertThat(only().due()).isEqualTo(late.plus(Messages.REPLY_OWED));
    assertThat(only().opened()).as("its place in the order").isEqualTo(Messages.NOW);

    messages.record("m3.wav", Duration.ofSeconds(4));
    try (SqliteInquiries soon = messages.openAt(late.plusSeconds(60))) {
      soon.open(Messages.inquiry("1.3", "m3").addingTo(number));
    }
    assertThat(only().due()).as("a promise that holds").isEqualTo(late.plus(Messages.REPLY_OWED));
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
      assertThatThrownBy(() -> killed.open(more)).isInstanceOf(Killed.class);
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
}
