package dev.madoguchi.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.madoguchi.call.Language;
import dev.madoguchi.plan.Loading;
import dev.madoguchi.plan.Plan;
import dev.madoguchi.plan.PlanLoader;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WaysTest {
  private static Plan shipped() {
    return ((Loading.Loaded) PlanLoader.load(Path.of("config", "support-line.yaml"))).plan();
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-11-24T01:00:00Z", "2026-11-23T01:00:00Z"})
  void every_way_of_the_shipped_plan_helps_whenever_it_is_asked(String now) {
    Ways.Tried tried = Ways.all(shipped(), Instant.parse(now));
    assertThat(tried.problems()).isEmpty();
    // 14 ways of two languages, at two times, with three kinds of agents; and with none of them
    // also
    // by who is known, who says nothing, and whose message cannot be kept
    assertThat(tried.tried()).isEqualTo(14 * 2 * 2 * (3 + 3));
  }

  @Test
  void a_way_on_which_the_conversation_breaks_down_is_named_with_the_command_that_shows_it() {
    Plan good = shipped();
    Plan mute =
        new Plan(
            good.number(),
            new Language(
                "xx"), // nobody says dates in it, so that the line cannot say when it opens
            good.hours(),
            good.lastQueued(),
            good.queues(),
            good.agents(),
            good.menu(),
            good.inquiry());
    assertThat(Ways.all(mute, Instant.parse("2026-11-24T01:00:00Z")).problems())
        .contains(
            "menu.choices.1: leads to nobody: given to the dialplan; see rehearse --at"
                + " \"2026-11-24 17:30:00\" --keys \"1\" --agents none")
        .noneMatch(problem -> problem.contains("2026-11-24 10:00:00") && problem.endsWith("free"));
  }
}
