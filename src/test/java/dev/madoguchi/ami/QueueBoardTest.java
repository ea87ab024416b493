package dev.madoguchi.ami;

import static org.assertj.core.api.Assertions.assertThat;

import dev.madoguchi.ami.QueueChange.AgentGone;
import dev.madoguchi.ami.QueueChange.AgentSeen;
import dev.madoguchi.ami.QueueChange.CallerGone;
import dev.madoguchi.ami.QueueChange.CallerSeen;
import dev.madoguchi.ami.QueueChange.QueueSeen;
import dev.madoguchi.call.CallId;
import dev.madoguchi.call.QueueName;
import dev.madoguchi.queue.Account;
import dev.madoguchi.queue.Agent;
import dev.madoguchi.queue.Agent.State;
import dev.madoguchi.queue.HandleTimes;
import dev.madoguchi.queue.QueueSnapshot;
import dev.madoguchi.queue.Standing;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class QueueBoardTest {
  private static final Instant NOW = Instant.parse("2026-11-24T01:00:00Z");
  private static final QueueName RETURNS = new QueueName("returns");
  private static final QueueName DELIVERY = new QueueName("delivery");
  private static final Account A = new Account("6001");
  private static final Account B = new Account("6002");
  private static final CallId C1 = new CallId("1763.1");
  private static final CallId C2 = new CallId("1763.2");

  static Stream<Arguments> stories() {
    return Stream.of(
        story("nothing", List.of(), List.of()),
        story("a queue", List.of(new QueueSeen(RETURNS)), List.of(queue(RETURNS, 0, 0))),
        story(
            "queues in the order seen",
            List.of(new QueueSeen(RETURNS), new QueueSeen(DELIVERY), new QueueSeen(RETURNS)),
            List.of(queue(RETURNS, 0, 0), queue(DELIVERY, 0, 0))),
        story(
            "an agent who changes keeps the place",
            List.of(seen(A, State.FREE), seen(B, State.FREE), seen(A, State.BUSY)),
            List.of(queue(RETURNS, 0, 0, new Agent(A, State.BUSY), new Agent(B, State.FREE)))),
        story(
            "an agent in one queue is not in another",
            List.of(seen(A, State.FREE), new AgentSeen(DELIVERY, A, State.PAUSED)),
            List.of(
                queue(RETURNS, 0, 0, new Agent(A, State.FREE)),
                queue(DELIVERY, 0, 0, new Agent(A, State.PAUSED)))),
        story(
            "an agent who logs out",
            List.of(seen(A, State.FREE), seen(B, State.FREE), new AgentGone(RETURNS, A)),
            List.of(queue(RETURNS, 0, 0, new Agent(B, State.FREE)))),
        story("callers wait", List.of(waits(C1, 9), waits(C2, 30)), List.of(queue(RETURNS, 2, 30))),
        story(
            "the longest waiting is answered",
            List.of(waits(C1, 30), waits(C2, 9), new CallerGone(RETURNS, C1)),
            List.of(queue(RETURNS, 1, 9))),
        story(
            "a caller told twice waits since the first",
            List.of(waits(C1, 30), waits(C1, 2)),
            List.of(queue(RETURNS, 1, 30))),
        story(
            "a caller unheard of leaves",
            List.of(new QueueSeen(RETURNS), new CallerGone(RETURNS, C1)),
            List.of(queue(RETURNS, 0, 0))),
        story(
            "a clock set back makes no negative wait",
            List.of(waits(C1, -60)),
            List.of(queue(RETURNS, 1, 0))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("stories")
  void changes_add_up(String name, List<QueueChange> changes, List<QueueSnapshot> expected) {
    assertThat(board(changes).at(NOW)).as(name).isEqualTo(expected);
  }

  @Test
  void a_new_answer_keeps_the_waits_already_known_to_the_nanosecond() {
    QueueBoard heard = board(List.of(new CallerSeen(RETURNS, C1, NOW.minusMillis(9_700))));
    QueueBoard answered = board(List.of(waits(C1, 9), waits(C2, 3))).keepingWhatSaw(heard);
    assertThat(answered.at(NOW).getFirst().longestWait()).isEqualTo(Duration.ofMillis(9_700));
    assertThat(answered.at(NOW).getFirst().waiting()).isEqualTo(2);
    assertThat(board(List.of(waits(C2, 3))).keepingWhatSaw(heard).at(NOW))
        .isEqualTo(List.of(queue(RETURNS, 1, 3)));
  }

  @Test
  void a_caller_stands_where_they_joined_before_the_agents_on_duty() {
    QueueBoard board =
        board(
            List.of(
                seen(A, State.BUSY),
                seen(B, State.FREE),
                seen(new Account("6003"), State.PAUSED),
                seen(new Account("6004"), State.OFF_DUTY),
                waits(C1, 30),
                waits(C2, 60)));
    assertThat(board.standing(RETURNS, C2, NOW))
        .isEqualTo(new Standing.Waits(2, 2, Optional.empty()));
    assertThat(board.after(new CallerGone(RETURNS, C1)).standing(RETURNS, C2, NOW))
        .isEqualTo(new Standing.Waits(1, 2, Optional.empty()));
    assertThat(board.standing(DELIVERY, C2, NOW)).isEqualTo(new Standing.NotWaiting());
  }

  @Test
  void handle_times_are_kept_when_the_queues_are_asked_for_anew() {
    QueueBoard heard = board(List.of(waits(C1, 9)));
    for (int i = 1; i <= 5; i++) {
      heard =
          heard.after(
              new QueueChange.CallHandled(
                  RETURNS, new HandleTimes.Handled(NOW, Duration.ofSeconds(60L * i))));
    }
    QueueBoard answered = board(List.of(waits(C1, 9))).keepingWhatSaw(heard);
    assertThat(answered.standing(RETURNS, C1, NOW))
        .isEqualTo(new Standing.Waits(1, 0, Optional.of(Duration.ofMinutes(3))));
  }

  @Test
  void nobody_can_tell_how_long_a_wait_is_while_others_wait_for_the_same_agent() {
    QueueBoard alone = board(List.of(seen(A, State.BUSY), waits(C1, 9)));
    for (int i = 0; i < 5; i++) {
      alone =
          alone.after(
              new QueueChange.CallHandled(
                  RETURNS, new HandleTimes.Handled(NOW, Duration.ofMinutes(3))));
    }
    Standing known = new Standing.Waits(1, 1, Optional.of(Duration.ofMinutes(3)));
    Standing unknown = new Standing.Waits(1, 1, Optional.empty());
    QueueBoard others =
        alone
            .after(new CallerSeen(DELIVERY, C2, NOW))
            .after(new AgentSeen(DELIVERY, B, State.FREE));
    assertThat(others.standing(RETURNS, C1, NOW)).isEqualTo(known);

    QueueBoard shared = others.after(new AgentSeen(DELIVERY, A, State.BUSY));
    assertThat(shared.standing(RETURNS, C1, NOW)).isEqualTo(unknown);
    assertThat(shared.after(new CallerGone(DELIVERY, C2)).standing(RETURNS, C1, NOW))
        .isEqualTo(known);
    assertThat(shared.after(new AgentSeen(DELIVERY, A, State.OFF_DUTY)).standing(RETURNS, C1, NOW))
        .isEqualTo(known);
  }

  @Property
  void events_from_before_an_answer_may_be_told_again_after_it(
      @ForAll("changes") List<QueueChange> changes, @ForAll("cuts") int cut) {
    QueueBoard all = board(changes);
    QueueBoard again = all;
    for (QueueChange change : changes.subList(Math.min(cut, changes.size()), changes.size())) {
      again = again.after(change);
    }
    assertThat(summary(again)).isEqualTo(summary(all));
  }

  @Provide
  Arbitrary<Integer> cuts() {
    return Arbitraries.integers().between(0, 30);
  }

  @Provide
  Arbitrary<List<QueueChange>> changes() {
    Arbitrary<QueueName> queues = Arbitraries.of(RETURNS, DELIVERY);
    Arbitrary<Account> accounts = Arbitraries.of(A, B);
    Arbitrary<CallId> calls = Arbitraries.of(C1, C2);
    return Arbitraries.<QueueChange>oneOf(
            Combinators.combine(queues, accounts, Arbitraries.of(State.class)).as(AgentSeen::new),
            Combinators.combine(queues, accounts).as(AgentGone::new),
            Combinators.combine(queues, calls).as((q, c) -> new CallerSeen(q, c, NOW)),
            Combinators.combine(queues, calls).as(CallerGone::new))
        .list()
        .ofMaxSize(30);
  }

  /** Order of agents aside: one who went and came again stands last. */
  private static List<Object> summary(QueueBoard board) {
    return List.of(
        board.lanes().entrySet().stream()
            .map(e -> List.of(e.getKey(), e.getValue().agents(), e.getValue().callers()))
            .toList());
  }

  private static QueueBoard board(List<? extends QueueChange> changes) {
    QueueBoard board = QueueBoard.EMPTY;
    for (QueueChange change : changes) {
      board = board.after(change);
    }
    return board;
  }

  private static Arguments story(
      String name, List<QueueChange> changes, List<QueueSnapshot> expected) {
    return Arguments.of(name, changes, expected);
  }

  private static QueueChange seen(Account account, State state) {
    return new AgentSeen(RETURNS, account, state);
  }

  private static QueueChange waits(CallId call, long seconds) {
    return new CallerSeen(RETURNS, call, NOW.minusSeconds(seconds));
  }

  private static QueueSnapshot queue(QueueName name, int waiting, long seconds, Agent... agents) {
    return new QueueSnapshot(name, List.of(agents), waiting, Duration.ofSeconds(seconds));
  }
}
