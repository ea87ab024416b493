package dev.madoguchi.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.madoguchi.call.PhoneNumber;
import dev.madoguchi.call.Topic;
import dev.madoguchi.inquiry.Inquiry;
import dev.madoguchi.inquiry.Inquiry.Message.Ending;
import dev.madoguchi.inquiry.InquiryDesk;
import dev.madoguchi.inquiry.InquiryDesk.Draft;
import dev.madoguchi.inquiry.InquiryDesk.Receipt;
import dev.madoguchi.inquiry.InquiryDesk.Take;
import dev.madoguchi.inquiry.NewInquiry;
import dev.madoguchi.inquiry.OrderNumber;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is left of calls that were not finished, and of takes. */
class DraftTest extends OnAStore {
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
}
