package dev.madoguchi.agi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.madoguchi.agi.Step.Failure;
import dev.madoguchi.call.Listening;
import dev.madoguchi.call.QueueName;
import dev.madoguchi.call.QueueOutcome;
import dev.madoguchi.call.Recording.Ending;
import dev.madoguchi.call.RecordingLimits;
import dev.madoguchi.call.RecordingName;
import dev.madoguchi.call.Tag;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The exact bytes of each verb but words and keys, and what only this wire can do wrong. */
class AgiLineTest extends OnAnAgiLine {
  @Test
  void answers_without_waiting_for_media_when_it_is_known_what_is_said() {
    line.answer();
    line.answer();
    sent("");
    line.play(words(A), new Listening.Off());
    sent(
        """
        EXEC Answer ",i"
        SET VARIABLE TIMEOUT(absolute) 62
        STREAM FILE /prompts/ja/a ""
        """);
    line.play(words(B), new Listening.Off());
    assertThat(asterisk.commands).hasSize(5);
  }

  @Test
  void a_recording_says_its_limits() {
    asterisk.script.add(new Step.Speak(Ending.KEY));
    line.record(
        new RecordingName("m-1"),
        new RecordingLimits(Duration.ofSeconds(90), Duration.ofSeconds(5)));
    sent(
        """
        SET VARIABLE TIMEOUT(absolute) 150
        RECORD FILE /recordings/m-1 wav "0123456789*#" 90000 BEEP s=5
        SET VARIABLE TIMEOUT(absolute) 60
        """);
  }

  @Test
  void the_dialplan_has_the_caller_wait_and_the_watchdog_is_ours_again_behind_it() {
    asterisk.script.add(new Step.LeaveWithStatus("TIMEOUT"));
    line.enqueue(new QueueName("returns"), TestCalls.waiting(90));
    sent(
        """
        GOSUB support-line wait 1 "returns,,90,ja"
        SET VARIABLE TIMEOUT(absolute) 60
        GET VARIABLE QUEUESTATUS
        """);
  }

  @Test
  void a_queue_left_without_status_and_without_a_key_is_unknown() {
    asterisk.script.add(new Step.LeaveWithStatus(""));
    assertThat(line.enqueue(new QueueName("returns"), TestCalls.waiting(90)))
        .isEqualTo(new QueueOutcome.NotServed(QueueOutcome.Reason.UNKNOWN));
  }

  @Test
  void hanging_up_says_done_first() {
    line.hangUp();
    line.hangUp();
    assertThat(asterisk.ends(10)).isTrue();
    sent(
        """
        SET VARIABLE MADOGUCHI_RESULT done
        HANGUP
        """);
  }

  @Test
  void giving_back_says_that_no_other_server_is_to_try() {
    line.giveBack();
    line.giveBack();
    assertThat(asterisk.ends(10)).isTrue();
    sent("SET VARIABLE MADOGUCHI_ALONE yes");
  }

  @ParameterizedTest
  @MethodSource("hangUps")
  void every_shape_of_hang_up_ends_the_queue(Failure shape) {
    asterisk.script.add(shape);
    ends(() -> line.enqueue(new QueueName("returns"), TestCalls.waiting(9)));
  }

  @Test
  void a_recording_whose_wire_is_gone_is_no_hang_up_but_the_end_of_the_call() {
    asterisk.script.add(new Failure.CloseSocket());
    RecordingLimits limits = new RecordingLimits(Duration.ofSeconds(9), Duration.ofSeconds(5));
    ends(() -> line.record(new RecordingName("m-1"), limits));
  }

  static Stream<Failure> toldHangUps() {
    return hangUps().filter(shape -> !(shape instanceof Failure.CloseSocket));
  }

  @ParameterizedTest
  @MethodSource("toldHangUps")
  void every_told_shape_of_hang_up_ends_the_recording_without_a_throw(Failure shape) {
    asterisk.script.add(shape);
    RecordingLimits limits = new RecordingLimits(Duration.ofSeconds(9), Duration.ofSeconds(5));
    assertThat(line.record(new RecordingName("m-1"), limits).ending()).isEqualTo(Ending.HANG_UP);
    ends(() -> line.play(words(A), new Listening.Off()));
  }

  @Test
  void tags_are_still_written_when_the_wire_outlives_the_caller() {
    asterisk.script.add(new Failure.HangUpLine());
    ends(() -> line.play(words(A), new Listening.Off()));
    line.tag(Tag.QUEUE, "returns");
    line.close();
    assertThat(asterisk.ends(10)).isTrue();
    assertThat(asterisk.variables).containsEntry("MADOGUCHI_QUEUE", "returns");
  }

  @Test
  void garbage_for_a_reply_ends_the_connection() {
    asterisk.script.add(new Failure.Garbage("200 OK"));
    ends(() -> line.play(words(A), new Listening.Off()));
    assertThat(asterisk.ends(10)).isTrue();
  }

  @Test
  void a_reply_too_many_ends_the_connection() {
    asterisk.script.add(new Failure.Garbage("200 result=0\n200 result=1 (forged)"));
    line.play(words(A), new Listening.Off());
    assertThat(asterisk.ends(10)).isTrue();
    ends(line::answer);
  }

  @Test
  void a_stalled_wire_ends_when_the_server_closes() {
    asterisk.script.add(new Failure.Stall());
    Thread closer = Thread.ofVirtual().unstarted(calls::close);
    closer.start();
    ends(() -> line.enqueue(new QueueName("returns"), TestCalls.waiting(9)));
  }
}
