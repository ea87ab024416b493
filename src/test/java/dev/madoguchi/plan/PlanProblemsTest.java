package dev.madoguchi.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanProblemsTest {
  @TempDir Path folder;
  private PlanFolder files;

  @BeforeEach
  void copyTheShippedPlan() throws IOException {
    files = new PlanFolder(folder);
  }

  @Test
  void every_problem_of_both_files_comes_at_once_in_their_order() throws IOException {
    files
        .with("zone: Asia/Tokyo", "zone: Asia/Edo")
        .with("tuesday: 09:30-17:30", "tuesday: 25:00-26:00")
        .with("  6006: [other]", "  6006: [others]")
        .with("tries: 3", "retries: 3")
        .with("answer-within: 3 business days", "answer-within: soon");
    Files.writeString(
        files.holidays(), Files.readString(files.holidays()).replace("2026/1/1,", "2026/1/32,"));
    assertThat(files.problems())
        .satisfiesExactly(
            p ->
                assertThat(p)
                    .startsWith(files.at("zone: Asia/Edo") + "line.zone: no time zone 'Asia/Edo'"),
            p ->
                assertThat(p)
                    .startsWith(files.at("tuesday:") + "hours.weekly.tuesday: '25:00-26:00'"),
            p -> assertThat(p).startsWith(files.at("6006:") + "agents.6006[0]: no queue 'others'"),
            p -> assertThat(p).isEqualTo(files.at("menu:") + "menu.tries: is missing; add it"),
            p -> assertThat(p).startsWith(files.at("retries:") + "menu.retries: unknown key"),
            p ->
                assertThat(p)
                    .startsWith(files.at("answer-within:") + "inquiry.answer-within: 'soon'"),
            p -> assertThat(p).startsWith("holidays-jp.csv:453: there is no such date"));
  }

  @Test
  void a_number_leads_to_the_line_once_and_by_a_way_there_is() throws IOException {
    files.with(
        "  # way-in: agi",
        "  numbers: [{number: \"05058409100\"}, {number: \"05058409101\", way-in: sip}]");
    assertThat(files.problems())
        .containsExactly(
            files.at("numbers: [{") + "line.numbers[0].number: leads to the line already",
            files.at("numbers: [{")
                + "line.numbers[1].way-in: 'sip' is no way in; write agi or ari");
  }

  @Test
  void a_single_mistake_gives_a_single_problem() throws IOException {
    files.with("    5: site ", "    5: sight ");
    assertThat(files.problems())
        .containsExactly(
            files.at("sight")
                + "menu.choices.5: no queue 'sight' (queues are returns, delivery,"
                + " orders, account, site, other)");
  }

  @Test
  void a_queue_that_is_misnamed_is_reported_where_it_stands_only() throws IOException {
    files.write(Files.readString(files.plan()).replace("returns", "Returns"));
    assertThat(files.problems())
        .containsExactly(
            files.at("Returns:")
                + "queues.Returns: not a queue name (words of a-z and 0-9 joined by hyphens, a letter first, at most 32"
                + " characters): Returns");
  }

  @Test
  void every_missing_part_is_named() throws IOException {
    files.write("menu:\n  wait: 6s\n");
    assertThat(files.problems())
        .containsExactlyInAnyOrder(
            "support-line.yaml:1: line: is missing; add it",
            "support-line.yaml:1: hours: is missing; add it",
            "support-line.yaml:1: queues: is missing; add it",
            "support-line.yaml:1: agents: is missing; add it",
            "support-line.yaml:1: inquiry: is missing; add it",
            "support-line.yaml:1: menu.choices: is missing; add it",
            "support-line.yaml:1: menu.tries: is missing; add it",
            "support-line.yaml:1: menu.otherwise: is missing; add it");
  }

  @Test
  void an_empty_part_is_named_on_its_own_line() throws IOException {
    files.with("  6001: [returns]\n", "").with("  6002: [delivery]\n", "");
    files.with("  6003: [orders]\n", "").with("  6004: [account]\n", "");
    files.with("  6005: [site]\n", "").with("  6006: [other]\n", "");
    assertThat(files.problems())
        .containsExactly(files.at("agents:") + "agents: is empty; put at least one entry under it");
  }

  @Test
  void a_key_that_is_unlike_any_other_gets_the_list_of_keys() throws IOException {
    files.with("inquiry:\n", "colour: blue\ninquiry:\n");
    assertThat(files.problems())
        .containsExactly(
            files.at("colour")
                + "colour: unknown key; known here are line, hours, queues, agents,"
                + " menu, inquiry, waiting, calls, retention");
  }

  @Test
  void a_part_that_is_no_group_of_keys_is_one_problem() throws IOException {
    files.write("- line\n- hours\n");
    assertThat(files.problems())
        .containsExactly("support-line.yaml:1: must be keys with values below it, not a list");
  }

  @Test
  void silence_as_long_as_the_message_is_refused() throws IOException {
    files.with("longest: 180s", "longest: 5s").with("silence: 4s", "silence: 5s");
    assertThat(files.problems())
        .containsExactly(
            files.at("silence: 5s") + "inquiry.silence: must be less than inquiry.longest");
  }

  @Test
  void an_offer_that_would_never_be_heard_is_refused() throws IOException {
    files.with("longest-call: 60m", "longest-call: 2m");
    assertThat(files.problems())
        .hasSize(6)
        .first()
        .asString()
        .isEqualTo(
            files.at("patience: 120s")
                + "queues.returns.patience: must be less than waiting.longest-call: the offer"
                + " would never be heard");
  }

  @Test
  void more_queues_than_a_caller_has_keys_for_are_refused() throws IOException {
    StringBuilder more = new StringBuilder();
    StringBuilder choices = new StringBuilder();
    for (int i = 1; i <= 5; i++) {
      more.append("  more-%d:\n    patience: 120s\n".formatted(i));
      choices.append("        %d: more-%d\n".formatted(i + 3, i));
    }
    files.with("  other: # ", more + "  other: # ");
    files.with("        3: {guidance: return", choices + "        3: {guidance: return");
    assertThat(files.problems())
        .containsExactly(
            files.at("queues:")
                + "queues: has 11 queues, and a caller who changes the category has a key for 10;"
                + " join some");
  }

  @Test
  void a_queue_no_caller_comes_to_is_refused() throws IOException {
    files.with("    4: account  # ログイン・会員登録\n", "");
    assertThat(files.problems())
        .containsExactly(
            files.at("  account:")
                + "queues.account: no key leads to this queue; add one under menu.choices, or take"
                + " the queue out");
  }

  @Test
  void the_only_way_to_a_queue_may_be_giving_up() throws IOException {
    files.with("    6: other    # その他\n", "");
    assertThat(files.loaded().menu().choices()).hasSize(6);
  }

  @Test
  void a_plan_without_its_holidays_is_refused() throws IOException {
    Files.delete(files.holidays());
    assertThat(files.problems())
        .singleElement()
        .asString()
        .startsWith("holidays-jp.csv: there is no such file (looked for ");
  }

  @Test
  void reading_again_gives_what_the_file_then_says() throws IOException {
    assertThat(files.loaded().menu().tries()).isEqualTo(3);
    files.with("tries: 3", "tries: 2");
    assertThat(files.loaded().menu().tries()).isEqualTo(2);
  }
}
