package dev.madoguchi.agi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.madoguchi.agi.FakeAsterisk.Failure;
import dev.madoguchi.agi.FakeAsterisk.Step;
import dev.madoguchi.call.CallEnded;
import dev.madoguchi.call.Language;
import dev.madoguchi.call.Line;
import dev.madoguchi.call.Listening;
import dev.madoguchi.call.Patience;
import dev.madoguchi.call.Prompt;
import dev.madoguchi.call.QueueName;
import dev.madoguchi.call.QueueOutcome;
import dev.madoguchi.call.Recording.Ending;
import dev.madoguchi.call.RecordingLimits;
import dev.madoguchi.call.RecordingName;
import dev.madoguchi.call.Tag;
import dev.madoguchi.call.Words;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The exact bytes of each verb, and what only this wire can do wrong. */
class AgiLineTest {
  private static final Prompt A = new Prompt("a");
  private static final Prompt B = new Prompt("b");

  private TestCalls calls;
  private FakeAsterisk asterisk;
  private Line line;

  @BeforeEach
  void ring() throws InterruptedException {
    calls = new TestCalls();
    asterisk = calls.ring();
    line = calls.next();
  }

  @AfterEach
  void end() {
    asterisk.close();
    calls.close();
  }

  @Test
  void answers_without_waiting_for_media() {
    line.answer();
    sent(
        """
        EXEC Answer ",i"
        """);
  }

  @Test
  void words_are_tried_once_and_then_said_in_one_command() {
    line.play(words(A, B), new Listening.Off());
    line.play(words(A, B), new Listening.Off());
    sent(
        """
        STREAM FILE /prompts/ja/a "" 99999999
        STREAM FILE /prompts/ja/b "" 99999999
        SET VARIABLE TIMEOUT(absolute) 60
        EXEC Playback "/prompts/ja/a&/prompts/ja/b"
        GET VARIABLE PLAYBACKSTATUS
        SET VARIABLE TIMEOUT(absolute) 60
        EXEC Playback "/prompts/ja/a&/prompts/ja/b"
        GET VARIABLE PLAYBACKSTATUS
        """);
  }

  @Test
  void a_question_arms_the_watchdog_for_its_wait_too() {
    asterisk.script.add(new Step.StaySilent());
    line.play(words(A), new Listening.ForKey(Duration.ofMillis(4_500)));
    sent(
        """
        STREAM FILE /prompts/ja/a "" 99999999
        SET VARIABLE TIMEOUT(absolute) 65
        EXEC Read "MADOGUCHI_KEY,/prompts/ja/a,1,,1,4.500"
        GET FULL VARIABLE "${READSTATUS}:${MADOGUCHI_KEY}"
        """);
  }

  @Test
  void no_wait_is_a_millisecond_as_read_takes_zero_for_ten_seconds() {
    asterisk.script.add(new Step.StaySilent());
    line.play(words(), new Listening.ForKey(Duration.ZERO));
    assertThat(asterisk.commands).contains("EXEC Read \"MADOGUCHI_KEY,,1,,1,0.001\"");
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
        """);
  }

  @Test
  void the_watchdog_sleeps_while_the_caller_is_in_the_queue() {
    asterisk.script.add(new Step.LeaveWithStatus("TIMEOUT"));
    line.enqueue(new QueueName("returns"), new Patience(Duration.ofSeconds(90)));
    sent(
        """
        SET VARIABLE QUEUESTATUS ""
        SET VARIABLE TIMEOUT(absolute) 0
        EXEC Queue "returns,c,,,90"
        SET VARIABLE TIMEOUT(absolute) 60
        GET VARIABLE QUEUESTATUS
        """);
  }

  @Test
  void a_queue_left_without_status_and_without_a_key_is_unknown() {
    asterisk.script.add(new Step.LeaveWithStatus(""));
    assertThat(line.enqueue(new QueueName("returns"), new Patience(Duration.ofSeconds(90))))
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
  void giving_back_says_nothing() {
    line.giveBack();
    assertThat(asterisk.ends(10)).isTrue();
    sent("");
  }

  @Test
  void a_prompt_that_vanishes_later_leaves_the_wait_and_is_tried_again() {
    line.play(words(A), new Listening.Off());
    asterisk.missing.add("a");
    line.play(words(A), new Listening.Off()); // known as good still: PLAYBACKSTATUS raises doubt
    line.play(words(A), new Listening.Off());
    assertThat(asterisk.heard).containsExactly("a");
    assertThat(calls.server.promptsMissed()).isEqualTo(1);
  }

  @Test
  void long_words_are_cut_below_the_limit_of_a_command() {
    Prompt longName = new Prompt("a".repeat(60));
    List<Prompt> many = Collections.nCopies(500, longName);
    line.play(new Words(Language.JAPANESE, many), new Listening.Off());
    assertThat(asterisk.heard).hasSize(500);
    assertThat(asterisk.commands)
        .allSatisfy(command -> assertThat(command.length()).isLessThan(AgiCommand.MOST_BYTES));
  }

  static Stream<Failure> hangUps() {
    return Stream.of(
        new Failure.HangUp(),
        new Failure.HangUpLine(),
        new Failure.Dead(),
        new Failure.CloseSocket());
  }

  @ParameterizedTest
  @MethodSource("hangUps")
  void every_shape_of_hang_up_ends_the_words(Failure shape) {
    asterisk.script.add(shape);
    ends(() -> line.play(words(A), new Listening.Off()));
  }

  @ParameterizedTest
  @MethodSource("hangUps")
  void every_shape_of_hang_up_ends_the_question(Failure shape) {
    asterisk.script.add(shape);
    ends(() -> line.play(words(A), new Listening.ForKey(Duration.ofSeconds(5))));
  }

  @ParameterizedTest
  @MethodSource("hangUps")
  void every_shape_of_hang_up_ends_the_queue(Failure shape) {
    asterisk.script.add(shape);
    ends(() -> line.enqueue(new QueueName("returns"), new Patience(Duration.ofSeconds(9))));
  }

  @ParameterizedTest
  @MethodSource("hangUps")
  void every_shape_of_hang_up_ends_the_recording_without_a_throw(Failure shape) {
    asterisk.script.add(shape);
    RecordingLimits limits = new RecordingLimits(Duration.ofSeconds(9), Duration.ofSeconds(5));
    assertThat(line.record(new RecordingName("m-1"), limits).ending()).isEqualTo(Ending.HANG_UP);
    ends(line::answer);
  }

  @Test
  void tags_are_still_written_when_the_wire_outlives_the_caller() {
    asterisk.script.add(new Failure.HangUpLine());
    ends(() -> line.play(words(A), new Listening.Off()));
    line.tag(Tag.QUEUE, "returns");
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
    ends(() -> line.play(words(A), new Listening.Off()));
    assertThat(asterisk.ends(10)).isTrue();
  }

  @Test
  void a_stalled_wire_ends_when_the_server_closes() {
    asterisk.script.add(new Failure.Stall());
    Thread closer = Thread.ofVirtual().unstarted(calls::close);
    closer.start();
    ends(() -> line.enqueue(new QueueName("returns"), new Patience(Duration.ofSeconds(9))));
  }

  private void sent(String commands) {
    assertThat(String.join("\n", asterisk.commands)).isEqualTo(commands.strip());
  }

  private static void ends(Runnable verb) {
    assertThatThrownBy(verb::run).isInstanceOf(CallEnded.class);
  }

  private static Words words(Prompt... prompts) {
    return new Words(Language.JAPANESE, List.of(prompts));
  }
}
