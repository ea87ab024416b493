package dev.madoguchi.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.madoguchi.call.CallId;
import dev.madoguchi.call.Caller;
import dev.madoguchi.inquiry.Inquiry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DialplanMessagesTest {
  private static final Instant LONG_AGO = Instant.parse("2026-11-20T00:00:00Z");

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
    "1795654800-1.12--other.wav, 1.12, other"
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
        "1795654800-1.1-1234-billing.wav"
      })
  void a_name_that_says_nothing_is_left_where_it_is(String name) throws IOException {
    Path file = left(name);
    assertThat(inquiries.adoptDialplanMessages()).isZero();
    assertThat(file).exists();
  }

  @Test
  void a_second_message_of_a_call_is_an_inquiry_of_its_own() throws IOException {
    messages.record("m1.wav", Duration.ofSeconds(2));
    inquiries.open(Messages.inquiry("1795654790.12", "m1"));
    left("1795654800-1795654790.12-0312345678.wav");

    assertThat(inquiries.adoptDialplanMessages()).isEqualTo(1);

    assertThat(inquiries.all())
        .extracting(each -> each.call().value())
        .containsExactlyInAnyOrder("1795654790.12", "1795654790.12-1795654800");
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
