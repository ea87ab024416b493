package dev.madoguchi.ari;

import static org.assertj.core.api.Assertions.assertThat;

import dev.madoguchi.call.CallId;
import dev.madoguchi.call.Caller;
import dev.madoguchi.call.Digit;
import dev.madoguchi.call.PhoneNumber;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AriMessagesTest {
  private static final CallId CALL = new CallId("1763945999.1");
  private static final String CHANNEL = "'channel':{'id':'1763945999.1','state':'Up'}";

  @Test
  void a_call_comes_with_its_number_its_state_and_the_arguments_of_the_dialplan() {
    assertThat(
            read(
                "{'type':'StasisStart','application':'madoguchi-0','args':['back','returns','TIMEOUT'],"
                    + "'channel':{'id':'1763945999.1','state':'Up','caller':{'number':'0312345678'},"
                    + "'a field of next year':{}}}"))
        .isEqualTo(
            new AriMessage.News(
                new AriEvent.Entered(
                    CALL,
                    new Caller.Numbered(new PhoneNumber("0312345678")),
                    AriEvent.State.ANSWERED,
                    List.of("back", "returns", "TIMEOUT"))));
  }

  @ParameterizedTest
  @CsvSource({"StasisEnd, Left", "ChannelHangupRequest, HangingUp", "ChannelDestroyed, Ended"})
  void the_ends_of_a_call_are_told_apart(String type, String event) {
    AriMessage message = read("{'type':'" + type + "'," + CHANNEL + "}");
    assertThat(((AriMessage.News) message).event().getClass().getSimpleName()).isEqualTo(event);
    assertThat(((AriEvent.OfCall) ((AriMessage.News) message).event()).call()).isEqualTo(CALL);
  }

  @Test
  void a_key_is_told_and_those_no_telephone_has_are_not() {
    assertThat(read("{'type':'ChannelDtmfReceived','digit':'#'," + CHANNEL + "}"))
        .isEqualTo(new AriMessage.News(new AriEvent.Pressed(CALL, Digit.POUND)));
    assertThat(read("{'type':'ChannelDtmfReceived','digit':'A'," + CHANNEL + "}"))
        .isEqualTo(new AriMessage.Unknown("ChannelDtmfReceived"));
  }

  @ParameterizedTest
  @CsvSource({"done, DONE", "failed, FAILED", "a word of next year, DONE"})
  void the_end_of_words_and_of_a_recording_tells_whether_they_failed(
      String state, AriEvent.Result result) {
    String target = "'target_uri':'channel:1763945999.1','state':'" + state + "'}}";
    assertThat(read("{'type':'PlaybackFinished','playback':{'id':'p'," + target))
        .isEqualTo(new AriMessage.News(new AriEvent.Said(CALL, "p", result)));
    assertThat(read("{'type':'RecordingFinished','recording':{'name':'r'," + target))
        .isEqualTo(new AriMessage.News(new AriEvent.Recorded(CALL, "r", result)));
  }

  @ParameterizedTest
  @CsvSource({
    "200, OK, '{}', Done",
    "204, No Content, '', Done",
    "404, Not Found, '{''message'':''Channel not found''}', Gone",
    "409, Conflict, '{''message'':''Channel not in Stasis application''}', Gone",
    "422, Unprocessable Entity, '{''message'':''Event source does not exist''}', Gone",
    "409, Conflict, '{''message'':''Recording m already exists and can not be overwritten''}', Refused",
    "422, Unprocessable Entity, '', Refused",
    "500, Internal Server Error, 'no JSON', Refused"
  })
  void replies_tell_done_gone_and_refused_apart(
      int status, String reason, String body, String shape) {
    String message =
        "{'type':'RESTResponse','request_id':'7','status_code':%d,'reason_phrase':'%s','message_body':%s}"
            .formatted(status, reason, quoted(body));
    assertThat(read(message))
        .isInstanceOfSatisfying(
            AriMessage.Answer.class,
            answer -> {
              assertThat(answer.request()).isEqualTo("7");
              assertThat(answer.reply().getClass().getSimpleName()).isEqualTo(shape);
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no JSON",
        "[]",
        "{}",
        "{'type':7}",
        "{'type':'ChannelVarset'}",
        "{'type':'StasisStart'}",
        "{'type':'StasisEnd','channel':{'id':'a/../b'}}",
        "{'type':'PlaybackFinished','playback':{'target_uri':'bridge:1'}}"
      })
  void what_is_not_known_is_unknown_and_no_error(String text) {
    assertThat(read(text)).isInstanceOf(AriMessage.Unknown.class);
  }

  @Property
  void no_text_is_an_error(@ForAll String text) {
    assertThat(AriMessages.read(text)).isNotNull();
  }

  private static AriMessage read(String text) {
    return AriMessages.read(text.replace('\'', '"'));
  }

  /** Text within the text, as Asterisk writes bodies; the quotes outside become double ones. */
  private static String quoted(String body) {
    return "'" + body.replace("'", "\\'") + "'";
  }
}
