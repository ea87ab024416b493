package dev.madoguchi.agi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AgiRepliesTest {
  private final AgiReplies replies = new AgiReplies();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          200 result=0                                | 0  | ''
          200 result=1                                | 1  | ''
          200 result=-1                               | -1 | ''
          200 result=1 ()                             | 1  | ''
          200 result=1 (OK 2)                         | 1  | OK 2
          200 result=1 (a (b) c)                      | 1  | a (b) c
          200 result=0 endpos=8000                    | 0  | ''
          200 result=-1 endpos=99999999               | -1 | ''
          200 result=50 (dtmf) endpos=0               | 50 | dtmf
          200 result=-1 (hangup) endpos=0             | -1 | hangup
          200 result=-1 (writefile)                   | -1 | writefile
          200 result=                                 | '' | ''
          200 result= (timeout)                       | '' | timeout
          200 result=0 Gosub complete                 | 0  | ''
          200 result=0 Gosub complete (abnormal exit) | 0  | abnormal exit
          200 result=-1 Gosub label not found         | -1 | ''
          200 result=0123                             | 0123 | ''
          200 result=12*4 (timeout)                   | 12*4 | timeout
          200 result=09012345678                      | 09012345678 | ''
          """)
  void done_has_its_result_and_data(String line, String value, String data) throws Exception {
    assertThat(replies.line(line)).contains(new AgiReply.Done(value, data));
  }

  @Test
  void refusals_and_the_dead_channel_are_told_apart() throws Exception {
    assertThat(replies.line("510 Invalid or unknown command"))
        .contains(new AgiReply.Refused("510 Invalid or unknown command"));
    assertThat(replies.line("511 Command Not Permitted on a dead channel or intercept routine"))
        .contains(new AgiReply.Dead());
    assertThat(replies.line("520 Invalid command syntax.  Proper usage not available."))
        .contains(new AgiReply.Refused("520 Invalid command syntax.  Proper usage not available."));
  }

  @Test
  void a_usage_text_is_one_reply_whatever_stands_in_it() throws Exception {
    assertThat(replies.line("520-Invalid command syntax.  Proper usage follows:")).isEmpty();
    assertThat(replies.line("200 result=1 (not a reply)")).isEmpty();
    assertThat(replies.line("")).isEmpty();
    assertThat(replies.line("520 End of proper usage."))
        .contains(new AgiReply.Refused("520 Invalid command syntax"));
    assertThat(replies.line("200 result=0")).contains(new AgiReply.Done(0, ""));
  }

  @Test
  void a_usage_text_without_an_end_is_garbage() throws Exception {
    replies.line("520-Invalid command syntax.  Proper usage follows:");
    assertThatExceptionOfType(AgiReplies.Garbage.class)
        .isThrownBy(
            () -> {
              for (int i = 0; i < 1_000; i++) {
                replies.line("more");
              }
            });
  }

  @Test
  void trying_is_only_the_announcement_of_a_reply() throws Exception {
    assertThat(replies.line("100 Trying...")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "200",
        "200 result=x",
        "200 result=-99999999999999",
        "200 result=1234567890123456789012345678901234567890",
        "200 result=1 (forged",
        "200 result=1 endpos=x",
        " 200 result=1",
        "200 result=1 ",
        "HANGUP now",
        "agi_arg_1: secret",
        "GET / HTTP/1.1"
      })
  void anything_else_is_garbage(String line) {
    assertThatExceptionOfType(AgiReplies.Garbage.class).isThrownBy(() -> replies.line(line));
  }
}
