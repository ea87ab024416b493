package dev.madoguchi.ari;

import static org.assertj.core.api.Assertions.assertThat;

import dev.madoguchi.asterisk.Sound;
import dev.madoguchi.call.CallId;
import dev.madoguchi.call.RecordingLimits;
import dev.madoguchi.call.RecordingName;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class AriRequestTest {
  private static final CallId CALL = new CallId("1763945999.1");

  @Test
  void words_in_a_row_are_one_request_whose_body_is_text_within_the_message() {
    AriRequest request =
        AriRequest.play(CALL, "1763945999.1-1", List.of(sound("/p/ja/a"), sound("/p/ja/b")));
    assertThat(request.message("7"))
        .isEqualTo(
            """
            {"type":"RESTRequest","request_id":"7","method":"POST",\
            "uri":"channels/1763945999.1/play/1763945999.1-1","content_type":"application/json",\
            "message_body":"{\\"media\\":[\\"sound:/p/ja/a\\",\\"sound:/p/ja/b\\"]}"}""");
  }

  @Test
  void a_request_without_a_body_names_none() {
    assertThat(AriRequest.channel(CALL).message("8"))
        .isEqualTo(
            """
            {"type":"RESTRequest","request_id":"8","method":"GET","uri":"channels/1763945999.1"}""");
  }

  @Test
  void a_recording_ends_by_any_key_by_silence_and_by_its_length_and_never_overwrites() {
    RecordingLimits limits = new RecordingLimits(Duration.ofMinutes(3), Duration.ofMillis(4500));
    AriRequest request = AriRequest.record(CALL, new RecordingName("m-1"), limits);
    assertThat(request.uri()).isEqualTo("channels/1763945999.1/record");
    assertThat(request.body().toString())
        .isEqualTo(
            """
            {"name":"m-1","format":"wav","maxDurationSeconds":180,"maxSilenceSeconds":4,\
            "ifExists":"fail","beep":true,"terminateOn":"any"}""");
  }

  @Test
  void a_call_is_given_back_to_its_place_in_the_dialplan_and_one_sent_elsewhere_goes_there() {
    assertThat(AriRequest.giveBack(CALL).body().toString())
        .isEqualTo(
            """
            {"context":"support-line","extension":"given-back","priority":1}""");
    assertThat(AriRequest.sendTo(CALL, "from-ari", "e120").body().toString())
        .isEqualTo(
            """
            {"context":"from-ari","extension":"e120","priority":1}""");
  }

  @Test
  void the_filter_names_what_is_not_wanted_and_never_replies_to_us() {
    AriRequest filter = AriRequest.filter("madoguchi-0");
    assertThat(filter.uri()).isEqualTo("applications/madoguchi-0/eventFilter");
    assertThat(filter.body().fieldNames()).toIterable().containsExactly("disallowed");
    assertThat(filter.body().toString()).doesNotContain("RESTResponse").contains("ChannelVarset");
  }

  private static Sound sound(String file) {
    return new Sound(Path.of(file + ".wav"), 1, FileTime.fromMillis(0), Duration.ofSeconds(1));
  }
}
