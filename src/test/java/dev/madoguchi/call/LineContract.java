package dev.madoguchi.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.madoguchi.call.Recording.Ending;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What every {@link Line} does, whatever the wire under it; run against each of them. */
public abstract class LineContract {
  protected static final Prompt GREETING = new Prompt("greeting");
  protected static final Prompt MENU = new Prompt("menu-intro");
  private static final Listening FOR_KEY = new Listening.ForKey(Duration.ofMillis(300));
  private static final Listening OFF = new Listening.Off();
  private static final RecordingName NAME = new RecordingName("m-1");
  private static final RecordingLimits LIMITS =
      new RecordingLimits(Duration.ofSeconds(60), Duration.ofSeconds(5));
  private static final QueueName QUEUE = new QueueName("returns");
  private static final Waiting WAITING = waiting(Announcements.NONE);

  private FarEnd far;
  private Line line;

  /** A fresh call. */
  protected abstract FarEnd ring();

  @BeforeEach
  void a_call_comes_in() {
    far = ring();
    line = far.line();
  }

  @AfterEach
  void nothing_is_left() {
    far.close();
  }

  @Test
  void answers_before_it_says_anything_and_answering_again_changes_nothing() {
    line.answer();
    line.answer();
    far.staysSilent();
    assertThat(line.play(words(MENU), FOR_KEY)).isEmpty();
    assertThat(far.isAnsweredFirst()).isTrue();
  }

  @ParameterizedTest
  @EnumSource(Digit.class)
  void every_key_of_the_telephone_is_an_answer(Digit key) {
    far.presses(key);
    assertThat(line.play(words(GREETING, MENU), FOR_KEY)).contains(key);
  }

  @Test
  void words_are_heard_in_their_order() {
    line.play(words(GREETING, MENU, GREETING), OFF);
    assertThat(far.heard()).containsExactly("greeting", "menu-intro", "greeting");
  }

  @Test
  void silence_is_no_key_and_does_not_repeat_the_key_before() {
    far.presses(Digit.TWO);
    far.staysSilent();
    assertThat(line.play(words(MENU), FOR_KEY)).contains(Digit.TWO);
    assertThat(line.play(words(MENU), FOR_KEY)).isEmpty();
  }

  @Test
  void of_two_keys_at_one_question_the_first_is_the_answer_and_the_second_answers_nothing() {
    far.pressesTogether(Digit.ONE, Digit.TWO);
    far.staysSilent();
    assertThat(line.play(words(MENU), FOR_KEY)).contains(Digit.ONE);
    assertThat(line.play(words(MENU), FOR_KEY)).isEmpty();
  }

  @Test
  void keys_do_nothing_while_listening_is_off() {
    far.presses(Digit.TWO);
    assertThat(line.play(words(GREETING), OFF)).isEmpty();
    assertThat(line.play(words(MENU), FOR_KEY)).contains(Digit.TWO);
  }

  @Test
  void no_words_are_a_wait_for_a_key() {
    far.presses(Digit.NINE);
    assertThat(line.play(words(), FOR_KEY)).contains(Digit.NINE);
    assertThat(far.heard()).isEmpty();
  }

  @Test
  void a_missing_prompt_is_left_out_and_the_call_goes_on() {
    far.lacks(MENU);
    far.presses(Digit.ONE);
    line.play(words(GREETING, MENU), OFF);
    assertThat(line.play(words(MENU, GREETING, MENU), FOR_KEY)).contains(Digit.ONE);
    assertThat(far.heard()).containsExactly("greeting", "greeting");
  }

  @Test
  void a_missing_prompt_alone_leaves_the_wait_for_a_key() {
    far.lacks(MENU);
    far.presses(Digit.ONE);
    assertThat(line.play(words(MENU), FOR_KEY)).contains(Digit.ONE);
  }

  private static final Duration WAIT = Duration.ofMillis(300);

  private void presses(String keys) {
    keys.chars().forEach(key -> far.presses(Digit.of((char) key).orElseThrow()));
  }

  @ParameterizedTest
  @CsvSource({"0123,4", "5,1", "1*2*,4", "09012345678,11"})
  void as_many_keys_as_asked_for_are_the_answer(String keys, int most) {
    presses(keys);
    Keys collected = line.collect(words(MENU), most, WAIT);
    assertThat(collected.symbols()).isEqualTo(keys);
    assertThat(collected.ending()).isEqualTo(Keys.Ending.KEY);
    assertThat(far.heard()).containsExactly("menu-intro");
  }

  @Test
  void pound_ends_the_keys_and_is_none_of_them() {
    presses("12#");
    assertThat(line.collect(words(MENU), 10, WAIT))
        .isEqualTo(new Keys(List.of(Digit.ONE, Digit.TWO), Keys.Ending.KEY));
  }

  @Test
  void pound_alone_is_no_key_but_an_answer() {
    presses("#");
    assertThat(line.collect(words(), 10, WAIT)).isEqualTo(new Keys(List.of(), Keys.Ending.KEY));
  }

  @Test
  void silence_ends_the_keys() {
    presses("12");
    far.staysSilent();
    assertThat(line.collect(words(MENU), 10, WAIT))
        .isEqualTo(new Keys(List.of(Digit.ONE, Digit.TWO), Keys.Ending.SILENCE));
    far.staysSilent();
    assertThat(line.collect(words(MENU), 10, WAIT))
        .isEqualTo(new Keys(List.of(), Keys.Ending.SILENCE));
  }

  @Test
  void a_missing_prompt_leaves_the_keys() {
    far.lacks(MENU);
    presses("7#");
    assertThat(line.collect(words(MENU), 10, WAIT).symbols()).isEqualTo("7");
  }

  @Test
  void a_hang_up_while_keys_are_pressed_ends_the_call() {
    far.hangsUpInTheNextVerb();
    ends(() -> line.collect(words(MENU), 10, WAIT));
  }

  @Test
  void a_hang_up_before_the_keys_ends_the_call() {
    far.hangsUpNow();
    ends(() -> line.collect(words(MENU), 10, WAIT));
  }

  @ParameterizedTest
  @EnumSource(Ending.class)
  void a_recording_tells_what_ended_it(Ending ending) {
    far.speaksUntil(ending);
    assertThat(line.record(NAME, LIMITS)).isEqualTo(new Recording(NAME, ending));
  }

  @Test
  void after_a_hang_up_in_a_recording_the_next_verb_ends_the_call() {
    far.hangsUpInTheNextVerb();
    assertThat(line.record(NAME, LIMITS).ending()).isEqualTo(Ending.HANG_UP);
    ends(() -> line.play(words(MENU), OFF));
  }

  @ParameterizedTest
  @MethodSource("dev.madoguchi.call.QueueOutcomes#all")
  void a_queue_tells_how_the_caller_came_out(QueueOutcome outcome) {
    far.leavesTheQueue(outcome);
    assertThat(line.enqueue(QUEUE, WAITING)).isEqualTo(outcome);
  }

  @Test
  void a_second_queue_does_not_repeat_the_outcome_of_the_first() {
    far.leavesTheQueue(new QueueOutcome.NotServed(QueueOutcome.Reason.TIMED_OUT));
    far.leavesTheQueue(new QueueOutcome.LeftByKey(Digit.ONE));
    line.enqueue(QUEUE, WAITING);
    assertThat(line.enqueue(QUEUE, WAITING)).isEqualTo(new QueueOutcome.LeftByKey(Digit.ONE));
  }

  @Test
  void what_is_announced_in_a_queue_is_heard_there() {
    far.listensInTheQueue();
    far.leavesTheQueue(new QueueOutcome.LeftByKey(Digit.ONE));
    Waiting waiting =
        waiting(waited -> waited.isPositive() ? Optional.of(words(GREETING)) : Optional.empty());
    assertThat(line.enqueue(QUEUE, waiting)).isEqualTo(new QueueOutcome.LeftByKey(Digit.ONE));
    assertThat(far.heard()).containsExactly("greeting");
  }

  @Test
  void a_hang_up_while_words_are_said_ends_the_call() {
    far.hangsUpInTheNextVerb();
    ends(() -> line.play(words(GREETING), OFF));
  }

  @Test
  void a_hang_up_in_the_wait_for_a_key_ends_the_call() {
    far.hangsUpInTheNextVerb();
    ends(() -> line.play(words(MENU), FOR_KEY));
  }

  @Test
  void a_hang_up_in_the_queue_ends_the_call() {
    far.hangsUpInTheNextVerb();
    ends(() -> line.enqueue(QUEUE, WAITING));
  }

  @Test
  void a_hang_up_between_verbs_ends_the_call_at_the_next() {
    line.answer();
    far.hangsUpNow();
    ends(() -> line.play(words(MENU), FOR_KEY));
    ends(() -> line.enqueue(QUEUE, WAITING));
  }

  @Test
  void a_tag_is_written_and_after_a_hang_up_never_throws() {
    line.tag(Tag.QUEUE, "returns");
    far.staysSilent();
    line.play(words(MENU), FOR_KEY);
    assertThat(far.tagged(Tag.QUEUE)).contains("returns");
    far.hangsUpNow();
    assertThatCode(() -> line.tag(Tag.QUEUE, "orders")).doesNotThrowAnyException();
  }

  @Test
  void hanging_up_says_that_we_are_done_and_may_be_done_twice() {
    line.hangUp();
    line.hangUp();
    assertThat(far.tagged(Tag.RESULT)).contains("done");
    ends(line::answer);
  }

  @Test
  void giving_back_never_says_that_we_are_done_and_may_be_done_twice() {
    line.giveBack();
    line.giveBack();
    line.hangUp();
    line.close();
    assertThat(far.tagged(Tag.RESULT)).isEmpty();
    ends(line::answer);
  }

  @ParameterizedTest
  @EnumSource
  void a_caller_who_is_turned_away_is_the_dialplans_which_knows_why(Refusal why) {
    line.turnAway(why);
    line.giveBack();
    line.close();
    assertThat(far.tagged(Tag.RESULT)).contains(why.word());
    ends(line::answer);
  }

  @Test
  void closing_may_be_done_twice_and_verbs_end_after_it() {
    line.close();
    line.close();
    line.giveBack();
    ends(() -> line.play(words(MENU), FOR_KEY));
  }

  private static Waiting waiting(Announcements announcements) {
    return new Waiting(
        Language.JAPANESE, new Patience(Duration.ofSeconds(30)), Words.NONE, announcements);
  }

  private static void ends(Runnable verb) {
    assertThatThrownBy(verb::run).isInstanceOf(CallEnded.class);
  }

  private static Words words(Prompt... prompts) {
    return new Words(Language.JAPANESE, List.of(prompts));
  }
}
