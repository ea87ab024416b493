package dev.madoguchi.ari;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.madoguchi.ari.FakeAri.Answer;
import dev.madoguchi.ari.FakeAri.Request;
import dev.madoguchi.call.CallEnded;
import dev.madoguchi.call.Digit;
import dev.madoguchi.call.Keys;
import dev.madoguchi.call.Line;
import dev.madoguchi.call.Listening;
import dev.madoguchi.call.Tag;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/** How words end that a caller has heard enough of, and what way the call goes then. */
class AriWaysTest extends OnAnAriServer {
  private static final Listening FOR_A_KEY = new Listening.ForKey(Duration.ofSeconds(5));
  private static final String CHOSEN = "k0061000007returns";

  @Test
  void behind_a_key_the_call_goes_one_way_through_the_dialplan() throws Exception {
    Line line = ring();
    pressOne(line);
    assertThat(stopped()).isEmpty();
    spoken(next(line));
    assertThat(ways()).containsExactly("w00610000", "b60", CHOSEN, "b60");
    assertThat(stopped()).containsExactly("DELETE playbacks/" + ID + "-a");
  }

  @Test
  void words_that_were_over_before_the_next_verb_need_no_stop() throws Exception {
    Line line = ring();
    pressOne(line);
    comesBack();
    secondCall();
    spoken(next(line));
    assertThat(ways()).containsExactly("w00610000", "b60", CHOSEN, "b60");
    assertThat(stopped()).isEmpty();
  }

  @Test
  void a_way_that_is_not_taken_as_the_words_end_by_themselves_is_gone_behind_theirs()
      throws Exception {
    tooLate = new Answer(409, "Conflict", "{\"message\":\"Channel not in Stasis application\"}");
    goesAgain();
  }

  @Test
  void a_way_that_is_lost_as_the_words_end_by_themselves_is_gone_again() throws Exception {
    goesAgain();
  }

  private void goesAgain() throws Exception {
    CompletableFuture<Void> next = overByThemselves(Answer.NOT_FOUND);
    comesBack();
    spoken(next);
    assertThat(ways()).containsExactly("w00610000", "b60", CHOSEN, CHOSEN, "b60");
  }

  @Test
  void a_way_that_was_gone_behind_the_one_of_words_that_ended_by_themselves_is_not_gone_again()
      throws Exception {
    CompletableFuture<Void> next = overByThemselves(Answer.NOT_FOUND);
    comesBack();
    comesBack();
    spoken(next);
    assertThat(ways()).containsExactly("w00610000", "b60", CHOSEN, "b60");
  }

  @Test
  void words_that_could_not_be_stopped_yet_are_stopped_once_more() throws Exception {
    CompletableFuture<Void> next = overByThemselves(new Answer(500, "Internal Server Error", ""));
    await("DELETE playbacks/" + ID + "-a");
    comesBack();
    comesBack();
    spoken(next);
    assertThat(ways()).containsExactly("w00610000", "b60", CHOSEN, "b60");
  }

  @Test
  void a_caller_who_hangs_up_between_a_key_and_what_follows_is_gone() throws Exception {
    Line line = ring();
    pressOne(line);
    says("ChannelHangupRequest", ",'cause':16");
    secondCall();
    assertThatThrownBy(() -> line.play(MENU, OFF)).isInstanceOf(CallEnded.class);
    assertThat(ways()).containsExactly("w00610000", "b60");
  }

  @Test
  void of_a_way_that_leads_nowhere_only_the_letter_is_told_for_a_number_may_stand_behind_it()
      throws Exception {
    Line line = ring();
    line.tag(Tag.QUEUE, "returns");
    late = CHOSEN;
    assertThatThrownBy(() -> line.play(MENU, OFF))
        .isInstanceOf(CallEnded.class)
        .hasMessageContaining("extension of k")
        .hasMessageNotContaining("returns");
  }

  @Test
  void another_language_ends_the_words_too() throws Exception {
    Line line = ring();
    pressOne(line);
    line.tag(Tag.LANGUAGE, "en");
    assertThat(ways()).containsExactly("w00610000", "b60", "ven");
    assertThat(stopped()).containsExactly("DELETE playbacks/" + ID + "-a");
  }

  @Test
  void further_keys_end_no_silence() throws Exception {
    Line line = ring();
    CompletableFuture<Keys> keys =
        CompletableFuture.supplyAsync(
            () -> line.collect(MENU, 3, Duration.ofSeconds(5)), AriReturnTest.THREADS);
    await("POST channels/" + ID + "/play/");
    presses('1');
    await("DELETE playbacks/");
    comesBack();
    await("POST channels/" + ID + "/play/");
    presses('2');
    presses('3');
    assertThat(keys.get(10, TimeUnit.SECONDS).pressed())
        .containsExactly(Digit.ONE, Digit.TWO, Digit.THREE);
    assertThat(stopped()).containsExactly("DELETE playbacks/" + ID + "-a");
  }

  @Test
  void what_nobody_has_heard_to_the_end_ends_when_the_call_is_let_go() throws Exception {
    Line line = ring();
    pressOne(line);
    line.hangUp();
    assertThat(ways()).containsExactly("w00610000", "b60", "done");
    assertThat(stopped()).containsExactly("DELETE playbacks/" + ID + "-a");
  }

  /** What was told before has been told when it is there. */
  private void secondCall() throws InterruptedException {
    asterisk.send(
        APP, "{\"type\":\"StasisStart\",\"args\":[],\"channel\":{\"id\":\"1763945999.2\"}}");
    Line _ = calls.next();
  }

  private void pressOne(Line line)
      throws InterruptedException, ExecutionException, TimeoutException {
    CompletableFuture<Optional<Digit>> key =
        CompletableFuture.supplyAsync(() -> line.play(MENU, FOR_A_KEY), AriReturnTest.THREADS);
    await("POST channels/" + ID + "/play/");
    await("POST channels/" + ID + "/continue"); // the way behind them
    presses('1');
    assertThat(key.get(10, TimeUnit.SECONDS)).contains(Digit.ONE);
  }

  private void presses(char digit) {
    says("ChannelDtmfReceived", ",'digit':'" + digit + "'");
  }

  /** A key; and what follows it is asked for as the words, that answer to a stop, are over. */
  private CompletableFuture<Void> overByThemselves(Answer stop) throws Exception {
    Line line = ring();
    pressOne(line);
    stops = stop;
    late = CHOSEN;
    CompletableFuture<Void> next = next(line);
    await("DELETE playbacks/" + ID + "-a");
    return next;
  }

  /** The next words are said, to their end. */
  private void spoken(CompletableFuture<Void> next) throws Exception {
    await("POST channels/" + ID + "/play/");
    await("POST channels/" + ID + "/continue"); // the way behind them
    comesBack();
    next.get(10, TimeUnit.SECONDS);
  }

  private CompletableFuture<Void> next(Line line) {
    line.tag(Tag.QUEUE, "returns");
    return CompletableFuture.runAsync(() -> line.play(MENU, OFF), AriReturnTest.THREADS);
  }

  private List<String> ways() {
    return extensions().stream().filter(extension -> !extension.isEmpty()).toList();
  }

  private List<String> stopped() {
    return asterisk.requests.stream()
        .map(Request::line)
        .filter(line -> line.startsWith("DELETE"))
        .toList();
  }
}
