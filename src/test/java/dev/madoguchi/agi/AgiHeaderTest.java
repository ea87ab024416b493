package dev.madoguchi.agi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.madoguchi.agi.AgiHeader.Rejected;
import dev.madoguchi.call.CallId;
import dev.madoguchi.call.Caller;
import dev.madoguchi.call.Digit;
import dev.madoguchi.call.Entry;
import dev.madoguchi.call.Language;
import dev.madoguchi.call.Past;
import dev.madoguchi.call.PhoneNumber;
import dev.madoguchi.call.QueueName;
import dev.madoguchi.call.QueueOutcome;
import dev.madoguchi.call.QueueOutcome.NotServed;
import dev.madoguchi.call.QueueOutcome.Reason;
import dev.madoguchi.call.Secret;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AgiHeaderTest {
  private static final String GOOD =
      """
      agi_network: yes
      agi_channel: PJSIP/trunk-00000001
      agi_uniqueid: 1763945999.1
      agi_callerid: 09012345678
      agi_accountcode:\s
      agi_arg_1: 0123456789abcdef
      """;

  @Test
  void a_good_header_names_the_call_and_the_caller() throws Rejected {
    assertThat(read(GOOD))
        .isEqualTo(
            new AgiHeader(
                new CallId("1763945999.1"),
                new Caller.Numbered(new PhoneNumber("09012345678")),
                new Entry.Fresh(),
                Optional.empty()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"unknown", "", "anonymous", "0901\"; rm", "${SHELL(id)}"})
  void whatever_is_no_number_is_withheld(String callerId) throws Rejected {
    AgiHeader header = read(GOOD.replace("09012345678", callerId));
    assertThat(header.caller()).isEqualTo(new Caller.Withheld());
  }

  @ParameterizedTest
  @CsvSource({
    "CONTINUE,",
    "TIMEOUT,TIMED_OUT",
    "FULL,FULL",
    "JOINEMPTY,NOBODY_ON_DUTY",
    "JOINUNAVAIL,NOBODY_ON_DUTY",
    "LEAVEEMPTY,LAST_AGENT_LEFT",
    "LEAVEUNAVAIL,LAST_AGENT_LEFT",
    "WITHDRAW,WITHDRAWN",
    "UNKNOWN,NO_SUCH_QUEUE",
    "BRANDNEW,UNKNOWN",
    "'',UNKNOWN"
  })
  void a_call_back_from_a_queue_brings_its_status(String status, Reason reason) throws Rejected {
    QueueOutcome outcome = reason == null ? new QueueOutcome.Served() : new NotServed(reason);
    assertThat(read(back("delivery", status)).entry())
        .isEqualTo(new Entry.BackFromQueue(new QueueName("delivery"), outcome));
  }

  @Test
  void a_call_back_by_a_key_brings_the_key() throws Rejected {
    assertThat(read(back("delivery", "1")).entry())
        .isEqualTo(
            new Entry.BackFromQueue(
                new QueueName("delivery"), new QueueOutcome.LeftByKey(Digit.ONE)));
  }

  @Test
  void a_call_another_server_had_brings_what_is_known_of_it() throws Rejected {
    AgiHeader header = read(resumed("delivery", "en"));
    assertThat(header.entry()).isEqualTo(new Entry.Resumed(Optional.of(new QueueName("delivery"))));
    assertThat(header.language()).contains(Language.ENGLISH);
    assertThat(read(resumed("", "ja")).entry()).isEqualTo(new Entry.Resumed(Optional.empty()));
    assertThat(read(resumed("", "No Such!")).language()).isEmpty();
  }

  @Test
  void a_call_another_server_had_brings_what_it_has_been_through() throws Rejected {
    assertThat(read(resumed("delivery", "ja") + "agi_arg_6: new.t9gk3c.ja.q72\n").entry())
        .isEqualTo(new Entry.Again(Past.parse("new.t9gk3c.ja.q72").orElseThrow()));
  }

  @Test
  void a_call_back_from_no_queue_is_taken_as_a_new_one() throws Rejected {
    assertThat(read(back("No Such!", "TIMEOUT")).entry()).isEqualTo(new Entry.Fresh());
  }

  @ParameterizedTest
  @ValueSource(strings = {"0123456789abcdeg", "0123456789abcde", "", "0123456789abcdef "})
  void another_secret_is_rejected(String secret) {
    rejected(GOOD.replace("0123456789abcdef", secret));
  }

  @Test
  void a_header_without_the_secret_is_rejected() {
    rejected(GOOD.replace("agi_arg_1", "agi_arg_2"));
  }

  @Test
  void a_line_feed_in_a_value_cannot_forge() {
    String forged = "agi_callerid: 1000\nagi_uniqueid: 1.1\n";
    rejected(GOOD.replace("agi_callerid: 09012345678\n", forged)); // a key twice
    rejected(GOOD.replace("09012345678", "1000\n200 result=1 (forged)")); // no agi_ key
    // the blank line of %0A%0A ends the header before our arguments
    rejected(GOOD.substring(0, GOOD.indexOf("agi_accountcode")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Agi_x: 1",
        "agi_X: 1",
        "agi_x 1",
        "agi_: 1",
        "x: 1",
        "agi_x:1",
        "GET / HTTP/1.1",
        "agi_x: a\tb",
        "agi_x: a\u0085b",
        "agi_x: a\u2028b",
        "agi_a2345678901234567890123456789012345678901: 1"
      })
  void other_lines_are_rejected(String line) {
    rejected(line + "\n" + GOOD);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "${X}", "1/../2"})
  void an_unusable_id_is_rejected(String id) {
    rejected(GOOD.replace("1763945999.1", id));
  }

  @Test
  void sixty_four_lines_are_taken_and_no_more() throws Rejected {
    StringBuilder header = new StringBuilder(GOOD);
    for (int i = (int) GOOD.lines().count(); i < AgiHeader.Reader.MOST_LINES; i++) {
      header.append("agi_more_").append(i).append(": x\n");
    }
    assertThat(read(header.toString()).id()).isEqualTo(new CallId("1763945999.1"));
    rejected(header + "agi_too_much: x\n");
  }

  @Test
  void a_line_of_a_kilobyte_is_taken_and_no_longer() throws Rejected {
    String line = "agi_x: " + "x".repeat(AgiHeader.Reader.LONGEST_LINE - "agi_x: ".length());
    assertThat(read(line + "\n" + GOOD).id()).isEqualTo(new CallId("1763945999.1"));
    rejected(line + "x\n" + GOOD);
  }

  private static String back(String queue, String status) {
    return GOOD + "agi_arg_2: back\nagi_arg_3: " + queue + "\nagi_arg_4: " + status + "\n";
  }

  private static String resumed(String queue, String language) {
    return GOOD
        + "agi_arg_2: resumed\nagi_arg_3: "
        + queue
        + "\nagi_arg_4: \nagi_arg_5: "
        + language
        + "\n";
  }

  private static void rejected(String header) {
    assertThatExceptionOfType(Rejected.class)
        .isThrownBy(() -> read(header))
        .withMessageNotContaining("0123456789abcdef");
  }

  private static AgiHeader read(String header) throws Rejected {
    var reader = new AgiHeader.Reader(new Secret(TestCalls.SECRET));
    for (String line : header.split("\n", 0)) {
      reader.line(line);
    }
    return reader.end();
  }
}
