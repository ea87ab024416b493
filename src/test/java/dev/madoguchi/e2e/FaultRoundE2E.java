package dev.madoguchi.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The short form of {@code bin/faults}: one round, with callers in every step of a call. */
@Order(12)
class FaultRoundE2E {
  private static final List<String> AGENTS = List.of("6001", "6002", "6003", "6004");

  @RegisterExtension
  static final RunningLine LINE =
      RunningLine.asOf("2026-11-24 10:00").with(FaultsCommand.served(AGENTS));

  @Test
  void who_gives_up_before_the_answer_leaves_nothing_behind() {
    String number = "0322230001";
    LINE.outages()
        .whileServerHangs( // so that nobody answers yet
            () -> {
              PhoneCall call = LINE.phone().place(LINE.number(), Phone.from(number));
              assertThat(call.answeredWithin(Duration.ofMillis(500))).isFalse();
              call.hangUp();
              assertThat(call.awaitEnd(Duration.ofSeconds(10))).contains("487");
            });

    assertThat(Callers.within(Duration.ofSeconds(30), () -> Leftovers.channels(LINE) == 0))
        .isTrue();
    assertThat(Callers.within(Duration.ofSeconds(30), () -> LINE.recordedCalls(number).size() == 1))
        .isTrue();
    assertThat(LINE.recordedCalls(number).getFirst().endedBy()).isEqualTo("caller");
    assertThat(LINE.inquiries()).noneMatch(inquiry -> inquiry.caller().equals(Optional.of(number)));
  }

  @Test
  void when_the_server_is_killed_nobody_is_lost_wherever_they_are() {
    FaultResult result =
        FaultRound.run(
            LINE,
            FaultScene.WayIn.asAsked(),
            Faults.named("server-killed"),
            16,
            AGENTS,
            FaultRound.words(LINE),
            1);

    System.err.print(new FaultTable(List.of(result)));
    assertThat(result.calls()).hasSize(16);
    assertThat(result.calls()).extracting(CallStory::step).contains(Step.MENU, Step.TALK);
    assertThat(result.lost()).isEmpty();
    assertThat(result.acknowledged()).isPositive();
    assertThat(result.missing()).isEmpty();
    assertThat(result.unrecorded()).isEmpty();
    assertThat(result.next()).isNotEmpty();
    assertThat(result.next())
        .allSatisfy(
            next -> assertThat(next.after()).isLessThan(FaultScene.WayIn.asAsked().untilWords()));
    assertThat(result.longestSilence()).isLessThan(Duration.ofSeconds(5));
    assertThat(result.left()).matches(left -> !left.isTooMuch());
  }
}
