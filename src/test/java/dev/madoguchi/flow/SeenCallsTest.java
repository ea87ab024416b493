package dev.madoguchi.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.madoguchi.call.Language;
import dev.madoguchi.call.Prompt;
import dev.madoguchi.call.QueueName;
import dev.madoguchi.call.QueueOutcome;
import dev.madoguchi.call.QueueOutcome.Reason;
import dev.madoguchi.call.Recording;
import dev.madoguchi.call.SeenByUs;
import dev.madoguchi.call.SeenByUs.Answer;
import dev.madoguchi.call.SeenByUs.Ending;
import dev.madoguchi.call.SeenByUs.Hours;
import dev.madoguchi.queue.QueueStandings;
import dev.madoguchi.rehearsal.FakeLine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a call leaves behind for its record. */
class SeenCallsTest {
  private final TestDesk desk = new TestDesk();

  private SeenByUs seen(FakeLine line, Instant at) {
    List<SeenByUs> seen = new ArrayList<>();
    Clock clock = Clock.fixed(at, TestLines.TOKYO);
    SupportLine conversation = new SupportLine(TestLines.plan(), desk, clock, QueueStandings.NONE);
    new CallRunner(conversation, Language.JAPANESE, seen::add, clock, new CallsUnderWay())
        .run(line);
    assertThat(seen).hasSize(1);
    return seen.getFirst();
  }

  private static List<String> keys(SeenByUs seen) {
    return seen.answers().stream().map(SeenCallsTest::key).toList();
  }

  private static String key(Answer answer) {
    return answer.question() + "=" + answer.key().map(key -> "" + key.symbol()).orElse("");
  }

  @Test
  void a_served_call_tells_its_key_its_queue_and_what_it_heard() {
    SeenByUs seen =
        seen(
            FakeLine.from("09012345678").pressing("2").leavingTheQueue(new QueueOutcome.Served()),
            TestLines.TUESDAY_10);
    assertThat(keys(seen)).containsExactly("menu-intro=2");
    assertThat(seen.purpose()).contains(new QueueName("delivery"));
    assertThat(seen.heard()).startsWith(Say.GREETING).endsWith(Say.CONNECTING, Say.GOODBYE);
    assertThat(seen.stays())
        .singleElement()
        .satisfies(
            stay -> {
              assertThat(stay.queue()).isEqualTo(new QueueName("delivery"));
              assertThat(stay.left().orElseThrow().outcome()).isEqualTo(new QueueOutcome.Served());
            });
    assertThat(seen.ending()).isEqualTo(Ending.FINISHED);
    assertThat(seen.hours()).isEqualTo(Hours.OPEN);
    assertThat(seen.entered()).isEqualTo(TestLines.TUESDAY_10);
  }

  @Test
  void a_caller_who_hangs_up_in_a_queue_has_not_left_it() {
    SeenByUs seen =
        seen(FakeLine.from("09012345678").pressing("2").hangingUp(), TestLines.TUESDAY_10);
    assertThat(seen.ending()).isEqualTo(Ending.GONE);
  }

  @Test
  void what_is_said_between_the_music_is_heard_also_by_who_hangs_up_there() {
    FakeLine answered =
        FakeLine.from("09012345678")
            .pressing("2")
            .waiting(Duration.ofMinutes(2))
            .leavingTheQueue(new QueueOutcome.Served());
    assertThat(seen(answered, TestLines.TUESDAY_10).heard())
        .containsSubsequence(Say.CONNECTING, Say.ALL_BUSY, Say.OFFER_IN_QUEUE, Say.GOODBYE);

    FakeLine gone =
        FakeLine.from("09012345678").pressing("2").waiting(Duration.ofMinutes(2)).hangingUp();
    assertThat(seen(gone, TestLines.TUESDAY_10).heard())
        .endsWith(Say.CONNECTING, Say.ALL_BUSY, Say.OFFER_IN_QUEUE);
  }

  @Test
  void silence_wrong_keys_and_the_language_are_told() {
    SeenByUs seen =
        seen(
            FakeLine.from("09012345678").stayingSilent().pressing("8").pressing("9").hangingUp(),
            TestLines.TUESDAY_10);
    assertThat(keys(seen)).containsExactly("menu-intro=", "menu-intro=8", "menu-intro=9");
    assertThat(seen.language()).isEqualTo(Language.ENGLISH);
    assertThat(seen.purpose()).isEmpty();
    assertThat(seen.stays()).isEmpty();
  }

  @Test
  void a_closed_line_is_told_and_a_receipt_number_is_not() {
    SeenByUs seen =
        seen(
            FakeLine.from("09012345678")
                .pressing("21")
                .speakingUntil(Recording.Ending.KEY)
                .pressing("1"),
            TestLines.HOLIDAY_10);
    assertThat(seen.hours()).isEqualTo(Hours.CLOSED);
    assertThat(seen.heard())
        .contains(InquiryWords.RECEIPT, new Prompt("digits"), InquiryWords.RECEIPT_END)
        .noneMatch(prompt -> prompt.name().startsWith("digit-"));
  }

  @Test
  void a_fault_of_ours_is_told() {
    desk.breaks();
    SeenByUs seen =
        seen(
            FakeLine.from("09012345678").pressing("21").speakingUntil(Recording.Ending.KEY),
            TestLines.HOLIDAY_10);
    assertThat(seen.ending()).isEqualTo(Ending.GIVEN_BACK);
  }

  @Test
  void who_tries_a_full_queue_again_has_two_stays() {
    SeenByUs seen =
        seen(
            FakeLine.from("09012345678")
                .pressing("2")
                .leavingTheQueue(new QueueOutcome.NotServed(Reason.FULL))
                .pressing("2")
                .leavingTheQueue(new QueueOutcome.Served()),
            TestLines.TUESDAY_10);
    assertThat(seen.stays()).hasSize(2);
  }
}
