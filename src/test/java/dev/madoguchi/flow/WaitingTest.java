package dev.madoguchi.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.madoguchi.call.CallId;
import dev.madoguchi.call.Digit;
import dev.madoguchi.call.Language;
import dev.madoguchi.call.Patience;
import dev.madoguchi.call.QueueName;
import dev.madoguchi.call.QueueOutcome;
import dev.madoguchi.call.Recording;
import dev.madoguchi.call.Words;
import dev.madoguchi.plan.Plan;
import dev.madoguchi.queue.QueueStandings;
import dev.madoguchi.queue.Standing;
import dev.madoguchi.rehearsal.FakeLine;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a caller hears in the queue: place, waiting time where it is honest, the offer. */
class WaitingTest {
  private static final String PLACE_3 = "place count-3 place-end";
  private static final String RANGE = "wait-range minutes-4 wait-range-to minutes-8 wait-range-end";
  private final TestDesk desk = new TestDesk();

  @Test
  void the_place_is_said_at_once_and_again_when_it_is_nearer_but_not_every_few_seconds() {
    FakeLine line = caller().waiting(s(5)).waiting(s(10)).waiting(s(15)).waiting(s(25));
    assertThat(heard(line, at(3), at(3), at(2), at(2)))
        .containsExactly("heard all-busy " + PLACE_3, "heard place count-2 place-end");
  }

  @Test
  void whoever_is_rung_for_already_is_left_to_the_music() {
    FakeLine line = caller().waiting(s(5)).waiting(s(15)).waiting(s(25));
    assertThat(heard(line, at(1), at(1), at(1)))
        .containsExactly("heard all-busy place count-1 place-end");
  }

  @Test
  void the_waiting_time_is_a_range_and_is_not_said_again_when_it_would_be_later() {
    FakeLine line = caller().waiting(s(5)).waiting(s(60));
    assertThat(heard(line, at(3, 240), at(2, 900)))
        .containsExactly(
            "heard all-busy " + PLACE_3 + " " + RANGE, "heard place count-2 place-end");
  }

  @Test
  void the_offer_is_made_after_the_patience_and_then_at_intervals() {
    FakeLine line =
        caller().waiting(s(5)).waiting(s(119)).waiting(s(120)).waiting(s(179)).waiting(s(180));
    assertThat(heard(line, at(3), at(3), at(3), at(3), at(3)))
        .containsExactly(
            "heard all-busy " + PLACE_3,
            "heard " + PLACE_3 + " offer-in-queue",
            "heard " + PLACE_3 + " offer-in-queue");
  }

  @Test
  void when_nothing_is_known_of_the_queue_the_offer_is_made_all_the_same() {
    FakeLine line = caller().waiting(s(5)).waiting(s(120));
    Standing unknown = new Standing.Unknown();
    assertThat(heard(line, unknown, unknown)).containsExactly("heard all-busy offer-in-queue");
  }

  @Test
  void a_place_behind_the_one_said_before_is_never_said() {
    FakeLine line = caller().waiting(s(5)).waiting(s(60)).waiting(s(120));
    assertThat(heard(line, at(3), at(4), at(4)))
        .containsExactly("heard all-busy " + PLACE_3, "heard offer-in-queue");
  }

  @Test
  void what_could_not_be_laid_down_in_time_is_said_at_the_next_place() {
    WaitNotice notice = notice(at(3), at(3), at(3), at(3));
    List<String> words = names(notice.after(s(5)));
    assertThat(words).isEqualTo(List.of(("all-busy " + PLACE_3).split(" ")));
    assertThat(names(notice.after(s(10)))).isEqualTo(words);
    notice.said();
    assertThat(names(notice.after(s(15)))).isEmpty();
    assertThat(names(notice.after(s(120)))).endsWith("offer-in-queue");
  }

  @Test
  void who_talks_with_an_agent_is_told_nothing() {
    FakeLine line = caller().waiting(s(5)).waiting(s(300));
    assertThat(heard(line, at(3), new Standing.NotWaiting()))
        .containsExactly("heard all-busy " + PLACE_3);
  }

  @Test
  void a_key_takes_the_offer_from_within_the_queue() {
    FakeLine line =
        caller()
            .waiting(s(120))
            .leavingTheQueue(new QueueOutcome.LeftByKey(Digit.ZERO))
            .pressing("#1")
            .speakingUntil(Recording.Ending.KEY)
            .pressing("1");
    assertThat(TestLines.run(line, desk, in(at(3))))
        .containsSubsequence(
            "heard all-busy " + PLACE_3 + " offer-in-queue", "heard record-message");
    assertThat(desk.opened()).hasSize(1);
  }

  private static WaitNotice notice(Standing... standings) {
    return new WaitNotice(
        new QueueName("returns"),
        new CallId("1763945999.1"),
        Language.JAPANESE,
        new Patience(s(120)),
        Plan.WaitRules.USUAL,
        in(standings),
        InstantSource.fixed(Instant.EPOCH));
  }

  private static List<String> names(Optional<Words> words) {
    return words.stream()
        .flatMap(w -> w.spoken().stream())
        .map(Words.Spoken.Said.class::cast)
        .map(said -> said.prompt().name())
        .toList();
  }

  private static FakeLine caller() {
    return FakeLine.from("09012345678").pressing("1");
  }

  /** What was heard in the queue. */
  private List<String> heard(FakeLine line, Standing... standings) {
    List<String> all =
        TestLines.run(line.leavingTheQueue(new QueueOutcome.Served()), desk, in(standings));
    return all.subList(all.indexOf("queued returns for 3600 s") + 1, all.indexOf("heard goodbye"));
  }

  private static QueueStandings in(Standing... standings) {
    Iterator<Standing> next = Arrays.asList(standings).iterator();
    return (queue, call) -> next.next();
  }

  private static Standing at(int place) {
    return new Standing.Waits(place, 2, Optional.empty());
  }

  private static Standing at(int place, int handlingSeconds) {
    return new Standing.Waits(place, 2, Optional.of(s(handlingSeconds)));
  }

  private static Duration s(int seconds) {
    return Duration.ofSeconds(seconds);
  }
}
