package dev.madoguchi.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.madoguchi.call.CallId;
import dev.madoguchi.call.Caller;
import dev.madoguchi.call.Language;
import dev.madoguchi.call.QueueName;
import dev.madoguchi.inquiry.Inquiry;
import dev.madoguchi.inquiry.InquiryDesk.Draft;
import dev.madoguchi.inquiry.InquiryNumber;
import dev.madoguchi.inquiry.NewInquiry;
import dev.madoguchi.inquiry.OrderNumber;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DialplanMessagesTest extends OnAStore {
  private static final Instant LONG_AGO = Instant.parse("2026-11-20T00:00:00Z");

  private static final CallId CALL = new CallId("1795654790.12");

  private Path left(String name) throws IOException {
    Path file = messages.record("dialplan/" + name, Duration.ofSeconds(4));
    return Files.setLastModifiedTime(file, FileTime.from(LONG_AGO));
  }

  @Test
  void a_message_of_the_dialplan_becomes_an_inquiry_once() throws IOException {
    left("1795654800-1795654790.12-0312345678-returns.wav");

    assertThat(inquiries.adoptDialplanMessages()).isEqualTo(1);
    assertThat(inquiries.adoptDialplanMessages()).isZero();

    assertThat(inquiries.all())
        .singleElement()
        .satisfies(
            each -> {
              assertThat(each.call()).isEqualTo(new CallId("1795654790.12"));
              assertThat(each.category().value()).isEqualTo("returns");
              assertThat(each.caller()).isEqualTo(Caller.parse("0312345678"));
              assertThat(each.opened()).isEqualTo(Instant.ofEpochSecond(1_795_654_800L));
              assertThat(Messages.only(each).length()).isEqualTo(Duration.ofSeconds(4));
              assertThat(each.clock()).isEqualTo(Inquiry.ClockKind.REAL);
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"withheld", "", "*67#"})
  void what_is_no_number_is_withheld(String number) throws IOException {
    left("1795654800-pbx-1-1795654790.12-" + number + ".wav");
    assertThat(inquiries.adoptDialplanMessages()).isEqualTo(1);
    assertThat(inquiries.all())
        .singleElement()
        .satisfies(each -> assertThat(each.caller()).isEqualTo(new Caller.Withheld()));
  }

  @ParameterizedTest
  @CsvSource({
    "1795654800-pbx-1-1.12-withheld-site.wav, pbx-1-1.12, site",
    "1795654800-1.12-0312345678.wav, 1.12, other",
    "1795654800-1.12--other.wav, 1.12, other",
    "1795654800-1.1-1234-billing.wav, 1.1, billing",
    "1795654800-1.1-0312345678-level-2.wav, 1.1, level-2",
    "1795654800-1.1--level-2.wav, 1.1, level-2",
    "1795654800-1.1-withheld-card-returns.wav, 1.1, card-returns"
  })
  void its_name_tells_the_call_and_the_queue(String name, String call, String category)
      throws IOException {
    left(name);
    assertThat(inquiries.adoptDialplanMessages()).isEqualTo(1);
    assertThat(inquiries.all())
        .singleElement()
        .satisfies(
            each -> {
              assertThat(each.call()).isEqualTo(new CallId(call));
              assertThat(each.category().value()).isEqualTo(category);
            });
  }

  @ParameterizedTest
  @CsvSource({
    "1795654800-1.1-0312345678-returns.en.wav, en, returns",
    "1795654800-1.1-withheld-level-2.ko.wav, ko, level-2",
    "1795654800-1.1-0312345678-returns-en.wav, ja, returns-en",
    "1795654800-1.1-0312345678-returns.wav, ja, returns"
  })
  void its_name_tells_the_language_and_one_of_an_earlier_version_is_japanese(
      String name, String language, String category) throws IOException {
    left(name);
    assertThat(inquiries.adoptDialplanMessages()).isEqualTo(1);
    assertThat(inquiries.all())
        .singleElement()
        .satisfies(
            each -> {
              assertThat(each.language().code()).isEqualTo(language);
              assertThat(each.category().value()).isEqualTo(category);
            });
  }

  @Test
  void a_message_still_being_recorded_is_left_until_it_is_done() throws IOException {
    Path growing =
        messages.record("dialplan/1795654800-1795654790.12-withheld.wav", Duration.ofSeconds(4));
    assertThat(inquiries.adoptDialplanMessages()).isZero();
    assertThat(growing).exists();
    Files.setLastModifiedTime(
        growing, FileTime.from(Files.getLastModifiedTime(growing).toInstant().minusSeconds(11)));
    assertThat(inquiries.adoptDialplanMessages()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "message.wav",
        "1795654800-$(reboot)-0312345678.wav",
        "1795654800-1.1-x\n.wav",
        "1795654800-1.1-1234-Billing.wav",
        "1795654800-1.1-1234-billing-.wav",
        "1795654800-1.1-1234-a-queue-whose-name-is-longer-than-any.wav"
      })
  void a_name_that_says_nothing_is_set_aside_and_keeps_no_other_back(String name)
      throws IOException {
    Path file = left(name);
    left("1795654801-1.2-0312345678-site.wav");
    assertThat(inquiries.adoptDialplanMessages()).isEqualTo(1);
    assertThat(file).doesNotExist();
    assertThat(file.resolveSibling("broken").resolve(name)).exists();
  }

  @Test
  void a_second_message_of_a_call_joins_the_first() throws IOException {
    messages.record("m1.wav", Duration.ofSeconds(2));
    InquiryNumber number = Messages.number(inquiries.open(Messages.inquiry("1795654790.12", "m1")));
    left("1795654800-1795654790.12-0312345678.wav");
    left("1795654900-1795654790.12-0312345678.wav");

    assertThat(inquiries.adoptDialplanMessages()).isEqualTo(2);

    assertThat(only().number()).isEqualTo(number);
    assertThat(only().thread())
        .hasSize(3)
        .allSatisfy(message -> assertThat(message.call()).isEqualTo(CALL))
        .allSatisfy(message -> assertThat(message.audio()).isRegularFile());
  }

  /** At the review the server was killed, and the caller has said it again to the dialplan. */
  private void killedAtTheReview(NewInquiry told) throws IOException {
    try (SqliteInquiries killed = messages.open()) {
      Draft draft = killed.begin(told);
      draft.note(told);
      messages.record("m1.wav", Duration.ofSeconds(2));
      draft.said(told);
    }
    messages.age("m1.wav", "notes/1795654790.12.json");
    left("1795654800-1795654790.12-0312345678.wav");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void said_again_to_the_dialplan_it_is_one_inquiry_whatever_is_found_first(boolean dialplanFirst)
      throws IOException {
    killedAtTheReview(
        Messages.inquiry(CALL.value(), "m1").ofOrder(Optional.of(new OrderNumber("1234"))));

    if (dialplanFirst) {
      assertThat(inquiries.adoptDialplanMessages()).isEqualTo(1);
    }
    assertThat(inquiries.recover()).isEqualTo(1);
    inquiries.adoptDialplanMessages();
    inquiries.recover();

    assertThat(only().call()).isEqualTo(CALL);
    assertThat(only().state()).isEqualTo(Inquiry.State.OPEN);
    assertThat(only().order()).contains(new OrderNumber("1234"));
    assertThat(only().thread())
        .extracting(message -> message.length().toSeconds())
        .containsExactlyInAnyOrder(2L, 4L);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void a_draft_the_dialplan_is_told_the_rest_of_is_open(boolean dialplanFirst) throws IOException {
    NewInquiry told =
        new NewInquiry(
                CALL, new QueueName("delivery"), Caller.parse("09012345678"), Language.JAPANESE)
            .ofOrder(Optional.of(new OrderNumber("1234")));
    try (SqliteInquiries killed = messages.open()) {
      killed.begin(told).note(told);
    }
    messages.age("notes/1795654790.12.json");
    left("1795654800-1795654790.12-0312345678.wav");

    if (dialplanFirst) {
      inquiries.adoptDialplanMessages();
    }
    inquiries.recover();
    inquiries.adoptDialplanMessages();

    assertThat(only().state()).isEqualTo(Inquiry.State.OPEN);
    assertThat(only().order()).contains(new OrderNumber("1234"));
    assertThat(Messages.only(only()).length()).isEqualTo(Duration.ofSeconds(4));
  }

  @Test
  void silence_and_what_is_no_recording_are_set_aside() throws IOException {
    messages.recordSilence("dialplan/1795654800-1.1-0312345678-site.wav", Duration.ofMillis(1010));
    messages.write("dialplan/1795654800-1.2-0312345678-site.wav", new byte[100]);
    messages.age(
        "dialplan/1795654800-1.1-0312345678-site.wav",
        "dialplan/1795654800-1.2-0312345678-site.wav");

    assertThat(inquiries.adoptDialplanMessages()).isZero();

    Path folder = messages.recordings().resolve("dialplan");
    assertThat(folder.resolve("silent/1795654800-1.1-0312345678-site.wav")).exists();
    assertThat(folder.resolve("broken/1795654800-1.2-0312345678-site.wav")).exists();
    assertThat(inquiries.all()).isEmpty();
  }

  @Test
  void nothing_said_to_the_dialplan_leaves_nothing() throws IOException {
    Path file = messages.write("dialplan/1795654800-1.1-withheld.wav", new byte[0]);
    Files.setLastModifiedTime(file, FileTime.from(LONG_AGO));
    assertThat(inquiries.adoptDialplanMessages()).isZero();
    assertThat(file).doesNotExist();
    assertThat(inquiries.all()).isEmpty();
  }
}
