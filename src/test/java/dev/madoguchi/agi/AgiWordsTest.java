package dev.madoguchi.agi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.madoguchi.agi.Step.Failure;
import dev.madoguchi.call.Digit;
import dev.madoguchi.call.Listening;
import dev.madoguchi.call.RecordingName;
import dev.madoguchi.call.Words;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Words and keys over FastAGI: one sound and one command for each, and every way they can end. */
class AgiWordsTest extends OnAnAgiLine {
  @Test
  void words_are_said_as_one_sound_below_one_watchdog() {
    line.play(words(A, B), new Listening.Off());
    sent(
        """
        SET VARIABLE TIMEOUT(absolute) 63
        STREAM FILE /sounds/ja-HASH ""
        """);
  }

  @Test
  void words_that_cannot_be_joined_are_said_one_by_one() throws IOException {
    calls.noSounds();
    line.play(words(A, B), new Listening.Off());
    sent(
        """
        SET VARIABLE TIMEOUT(absolute) 63
        STREAM FILE /prompts/ja/a ""
        STREAM FILE /prompts/ja/b ""
        """);
  }

  @Test
  void what_one_caller_hears_to_its_end_is_gone_when_it_is_said() throws IOException {
    line.play(words(A, B).once(), new Listening.Off());
    assertThat(asterisk.commands)
        .anyMatch(command -> command.matches("STREAM FILE .*/sounds/once-[0-9a-f-]{36} .*"));
    assertThat(calls.soundsLeft()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("hangUps")
  void nothing_is_left_of_what_one_caller_hears_when_they_hang_up(Failure shape)
      throws IOException {
    asterisk.script.add(shape);
    ends(() -> line.play(words(A, B).once(), new Listening.Off()));
    assertThat(calls.soundsLeft()).isEmpty();
  }

  @Test
  void a_question_is_one_sound_and_its_wait_below_one_watchdog() {
    asterisk.script.add(new Step.Press(Digit.SEVEN));
    line.play(words(A, B), new Listening.ForKey(Duration.ofMillis(4_500)));
    sent(
        """
        SET VARIABLE TIMEOUT(absolute) 67
        GET OPTION /sounds/ja-HASH "0123456789*#" 4500
        """);
  }

  @Test
  void one_prompt_is_not_joined_and_silence_is_told_from_a_hang_up() {
    asterisk.script.add(new Step.StaySilent());
    assertThat(line.play(words(A), new Listening.ForKey(Duration.ZERO))).isEmpty();
    sent(
        """
        SET VARIABLE TIMEOUT(absolute) 62
        GET OPTION /prompts/ja/a "0123456789*#" 0
        CHANNEL STATUS
        """);
  }

  @Test
  void without_words_there_is_only_the_wait() {
    asterisk.script.add(new Step.StaySilent());
    assertThat(line.play(words(), new Listening.ForKey(Duration.ofSeconds(5)))).isEmpty();
    sent(
        """
        SET VARIABLE TIMEOUT(absolute) 65
        WAIT FOR DIGIT 5000
        """);
  }

  @Test
  void a_key_that_telephones_do_not_have_is_no_answer() {
    asterisk.script.add(new Step.PressLetter('A'));
    assertThat(line.play(words(), new Listening.ForKey(Duration.ofSeconds(5)))).isEmpty();
  }

  @Test
  void prompts_that_cannot_be_joined_are_said_one_by_one_until_a_key() throws IOException {
    calls.noSounds();
    asterisk.script.add(new Step.StaySilent());
    asterisk.script.add(new Step.Press(Digit.TWO));
    assertThat(line.play(words(A, B, A), new Listening.ForKey(Duration.ofSeconds(5))))
        .contains(Digit.TWO);
    sent(
        """
        SET VARIABLE TIMEOUT(absolute) 69
        GET OPTION /prompts/ja/a "0123456789*#" 0
        CHANNEL STATUS
        GET OPTION /prompts/ja/b "0123456789*#" 0
        """);
  }

  @Test
  void several_keys_are_taken_in_one_command() {
    press("0123#");
    assertThat(line.collect(words(A, B), 10, Duration.ofSeconds(4)).symbols()).isEqualTo("0123");
    sent(
        """
        SET VARIABLE TIMEOUT(absolute) 103
        GET DATA /sounds/ja-HASH 4000 10
        """);
  }

  @Test
  void without_words_several_keys_are_waited_for() {
    asterisk.script.add(new Step.StaySilent());
    line.collect(words(), 10, Duration.ofSeconds(4));
    assertThat(asterisk.commands).contains("GET DATA \"\" 4000 10", "CHANNEL STATUS");
  }

  @Test
  void keys_that_telephones_do_not_have_are_left_out() {
    asterisk.script.add(new Step.Press(Digit.ONE));
    asterisk.script.add(new Step.PressLetter('A'));
    press("2#");
    assertThat(line.collect(words(), 10, Duration.ofSeconds(4)).symbols()).isEqualTo("12");
  }

  @Test
  void a_key_in_the_first_of_words_that_cannot_be_joined_is_the_first_of_several()
      throws IOException {
    calls.noSounds();
    press("7");
    press("89");
    assertThat(line.collect(words(A, B), 3, Duration.ofSeconds(4)).symbols()).isEqualTo("789");
    assertThat(asterisk.commands)
        .anyMatch(command -> command.startsWith("GET OPTION"))
        .contains("GET DATA \"\" 4000 2");
  }

  @Test
  void words_of_one_caller_are_joined_for_this_once() throws IOException {
    asterisk.script.add(new Step.Press(Digit.ONE));
    line.play(words(A, B).once(), new Listening.ForKey(Duration.ofSeconds(4)));
    assertThat(asterisk.commands)
        .anyMatch(command -> command.matches("GET OPTION .*/sounds/once-[0-9a-f-]{36} .*"));
    assertThat(calls.soundsLeft()).isEmpty();
  }

  @Test
  void a_recording_is_played_back_from_where_it_was_recorded() throws IOException {
    calls.recording("m-1", Duration.ofSeconds(2));
    line.play(new Words(new RecordingName("m-1")), new Listening.Off());
    assertThat(asterisk.heard).containsExactly("m-1");
  }

  @Test
  void a_recording_that_is_not_there_is_left_out() {
    line.play(new Words(new RecordingName("m-1")).and(words(A)), new Listening.Off());
    assertThat(asterisk.heard).containsExactly("a");
  }

  @ParameterizedTest
  @MethodSource("hangUps")
  void every_shape_of_hang_up_ends_the_keys(Failure shape) {
    asterisk.script.add(shape);
    ends(() -> line.collect(words(A), 10, Duration.ofSeconds(4)));
  }

  @Test
  void keys_where_a_number_is_due_are_a_fault_of_the_wire() {
    asterisk.script.add(new Failure.Garbage("200 result=12*"));
    assertThatThrownBy(() -> line.play(words(A), new Listening.ForKey(Duration.ofSeconds(4))))
        .isInstanceOf(IllegalStateException.class);
  }

  private void press(String keys) {
    keys.chars()
        .forEach(key -> asterisk.script.add(new Step.Press(Digit.of((char) key).orElseThrow())));
  }

  @Test
  void words_go_on_without_what_asterisk_cannot_play_after_all() throws IOException {
    calls.noSounds();
    asterisk.unplayable.add("a");
    line.play(words(A, B), new Listening.Off());
    assertThat(asterisk.heard).containsExactly("b");
    assertThat(calls.server.promptsMissed()).isEqualTo(1);
  }

  @Test
  void a_question_asterisk_cannot_play_after_all_leaves_its_wait() {
    asterisk.unplayable.add("a");
    asterisk.script.add(new Step.Press(Digit.ONE));
    assertThat(line.play(words(A), new Listening.ForKey(Duration.ofSeconds(5))))
        .contains(Digit.ONE);
    assertThat(asterisk.commands).contains("WAIT FOR DIGIT 5000");
    assertThat(calls.server.promptsMissed()).isEqualTo(1);
  }

  @Test
  void a_prompt_that_is_gone_is_left_out_and_counted() throws IOException {
    calls.noPrompt("a");
    line.play(words(A, B, A), new Listening.Off());
    assertThat(asterisk.heard).containsExactly("b");
    assertThat(calls.server.promptsMissed()).isEqualTo(2);
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
  void every_shape_of_hang_up_ends_the_wait(Failure shape) {
    asterisk.script.add(shape);
    ends(() -> line.play(words(), new Listening.ForKey(Duration.ofSeconds(5))));
  }
}
