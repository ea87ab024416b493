package dev.madoguchi.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.madoguchi.call.CallId;
import dev.madoguchi.call.Caller;
import dev.madoguchi.call.Digit;
import dev.madoguchi.call.Language;
import dev.madoguchi.call.Prompt;
import dev.madoguchi.call.SeenByUs;
import dev.madoguchi.report.CallRecord;
import dev.madoguchi.report.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A call two servers had, one after the other: each tells of its part, and it is one row. */
class PartsOfACallTest extends OnCallRecords {
  private static SeenByUs part(Instant from, Instant until, SeenByUs.Ending ending, String heard) {
    return new SeenByUs(
        new CallId("1.1"),
        Caller.parse("0312345678"),
        from,
        until,
        Language.JAPANESE,
        SeenByUs.Hours.OPEN,
        Optional.empty(),
        List.of(new SeenByUs.Answer(new Prompt(heard), Optional.of(Digit.ONE))),
        List.of(new Prompt(heard)),
        List.of(),
        ending);
  }

  private static final SeenByUs FIRST =
      part(TUESDAY, TUESDAY.plusSeconds(3), SeenByUs.Ending.GONE, "menu-intro");
  private static final SeenByUs SECOND =
      part(
          TUESDAY.plusSeconds(4),
          TUESDAY.plusMillis(10_870),
          SeenByUs.Ending.FINISHED,
          "detail-intro");

  @Test
  void two_servers_of_one_call_tell_of_it_in_any_order_before_and_after_the_switch()
      throws IOException {
    for (List<SeenByUs> told : List.of(List.of(FIRST, SECOND), List.of(SECOND, FIRST))) {
      Files.deleteIfExists(database());
      try (SqliteCalls open = open()) {
        open.note(told.getFirst());
        await(records -> records.size() == 1);
        write("1.1", BEGAN, ENDED);
        await(OnCallRecords::complete);
        open.note(told.getLast());
        await(records -> records.getFirst().heard().size() == 2);
        open.note(FIRST);
        open.note(SECOND);
      }
      CallRecord call = recorded().getFirst();
      assertThat(call.heard())
          .containsExactly(new Prompt("menu-intro"), new Prompt("detail-intro"));
      assertThat(call.answers()).hasSize(2);
      assertThat(call.entered()).isEqualTo(TUESDAY);
      assertThat(call.left()).contains(TUESDAY.plusMillis(10_877));
      assertThat(call.outcome()).isEqualTo(Outcome.ANSWERED);
    }
  }

  @Test
  void two_parts_of_a_call_and_the_switchs_word_at_once_are_one_record() throws IOException {
    try (SqliteCalls open = open()) {
      write("1.1", BEGAN, ENDED);
      open.note(FIRST);
      open.note(SECOND);
    }
    assertThat(recorded()).hasSize(1);
    assertThat(recorded().getFirst().heard()).hasSize(2);
  }
}
