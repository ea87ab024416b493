package dev.madoguchi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.madoguchi.setup.SetupProblem;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** Rehearsals of the shipped plan with the shipped prompts. */
class RehearseCommandTest {
  private static final String TUESDAY = "2026-11-24 10:00";
  private static final String HOLIDAY = "2026-11-23 10:00:59";

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... args) {
    return new CommandLine(new RehearseCommand())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(
            (problem, command, _) -> {
              assertThat(problem).isInstanceOf(SetupProblem.class);
              command.getErr().println(problem.getMessage());
              return 1;
            })
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(args);
  }

  private List<String> rehearse(String... args) {
    assertThat(run(args)).as(err.toString()).isZero();
    return out.toString().lines().toList();
  }

  @Test
  void a_key_leads_through_the_menu_and_the_queue_to_an_agent() {
    assertThat(rehearse("--at", TUESDAY, "--keys", "1"))
        .startsWith(
            "2026-11-24 Tuesday 10:00:00 Asia/Tokyo, agents free: open weekly hours, until"
                + " 2026-11-24 Tuesday 17:30",
            "",
            "line    (answers)",
            "        お電話ありがとうございます。お客様センターです。通話料は、お客様のご負担となります。")
        .containsSubsequence(
            "        キャンセル・返品に関するお問い合わせは、1を。",
            "caller  presses 1",
            "line    担当者を確認いたします。少々お待ちください。",
            "        an agent answers, talks with the caller and hangs up",
            "outcome: answered by an agent of returns",
            "inquiry: none");
  }

  @Test
  void a_closed_line_says_when_it_opens_and_takes_an_inquiry() {
    assertThat(rehearse("--at", HOLIDAY, "--keys", "2"))
        .containsSubsequence(
            "        申し訳ございません。本日は、祝日のため、お休みをいただいております。",
            "        次の受付は、じゅういちがつ にじゅうよっか かようび ごぜんくじ さんじゅっぷん からです。",
            "caller  presses 2",
            "caller  speaks after the tone, then presses a key",
            "        (hangs up)",
            "outcome: left an inquiry")
        .anyMatch(line -> line.startsWith("inquiry: delivery, in ja, with the caller's number"));
  }

  @Test
  void with_nobody_there_the_offer_is_heard_at_once() {
    assertThat(rehearse("--at", TUESDAY, "--keys", "31", "--agents", "none"))
        .anyMatch(line -> line.endsWith("no agent is on duty"))
        .containsSubsequence("caller  presses 3", "caller  presses 1", "outcome: left an inquiry");
  }

  @Test
  void in_a_busy_queue_the_place_and_the_offer_are_heard_and_a_key_takes_it() {
    assertThat(rehearse("--at", TUESDAY, "--keys", "3.5.0", "--agents", "busy"))
        .containsSubsequence(
            "caller  presses 3",
            "        after 20 s",
            "queue   after 120 s",
            "        お待ちにならずに、録音でお問い合わせをされる場合は、0を押してください。",
            "caller  presses 5",
            "queue   after 180 s",
            "queue   after 240 s",
            "caller  presses 0",
            "queue   the caller leaves it by pressing 0",
            "outcome: left an inquiry");
  }

  @Test
  void who_says_nothing_in_a_busy_queue_waits_to_the_end_of_the_longest_call() {
    assertThat(rehearse("--at", TUESDAY, "--keys", "3", "--agents", "busy"))
        .containsSubsequence(
            "queue   after 3600 s", "        all agents stay busy", "outcome: left an inquiry");
  }

  @Test
  void a_language_is_reached_by_its_key_as_a_caller_reaches_it() {
    assertThat(rehearse("--at", TUESDAY, "--keys", "4", "--language", "en"))
        .containsSubsequence(
            "        For English, press nine.",
            "caller  presses 9",
            "        For login and membership, press four.",
            "caller  presses 4",
            "line    One moment, please.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "..", ". .", "..................................................."})
  void silence_is_a_way_too_and_leads_to_other(String keys) {
    assertThat(rehearse("--at", TUESDAY, "--keys=" + keys))
        .contains("caller  presses nothing for 6 s", "outcome: answered by an agent of other");
  }

  @Test
  void a_caller_who_hangs_up_in_the_menu_left_nothing() {
    assertThat(rehearse("--at", TUESDAY, "--keys", ".h"))
        .containsSubsequence(
            "caller  presses nothing for 6 s", "caller  hangs up", "outcome: the caller hung up")
        .contains("inquiry: none");
  }

  @Test
  void keys_nobody_asked_for_are_told() {
    assertThat(rehearse("--at", TUESDAY, "--keys", "1, 5 6"))
        .last()
        .isEqualTo("keys that were never asked for: the last 2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2", "*", "8", "#", "72#", "7", "1"})
  void the_most_patient_caller_comes_to_an_end(String key) {
    rehearse("--at", TUESDAY, "--agents", "busy", "--keys", key.repeat(200 / key.length()));
    assertThat(out.toString()).contains("outcome: ");
  }

  @ParameterizedTest
  @CsvSource({
    "--at, tomorrow, give a local time like",
    "--at, 1999-01-01 10:00, the calendar is known from 2000 to 2050",
    "--keys, 1x, --keys takes up to 200 of",
    "--agents, many, expected one of",
    "--language, fr, the plan has no key for",
    "--from, me, --from takes a telephone number",
  })
  void what_makes_no_sense_is_a_matter_of_usage(String option, String value, String told) {
    assertThat(option.equals("--at") ? run(option, value) : run("--at", TUESDAY, option, value))
        .isEqualTo(2);
    assertThat(err.toString()).contains(told);
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void another_plan_is_rehearsed_and_a_broken_one_is_refused_with_its_problems(@TempDir Path folder)
      throws IOException {
    Path plan = folder.resolve("mine.yaml");
    Files.copy(Path.of("config", "holidays-jp.csv"), folder.resolve("holidays-jp.csv"));
    String shipped = Files.readString(Path.of("config", "support-line.yaml"));
    Files.writeString(plan, shipped.replace("hours:\n", "hours:\n  emergency: closed\n"));
    assertThat(rehearse("--at", TUESDAY, "--keys", "h", "--plan", plan.toString()))
        .first()
        .asString()
        .contains("closed emergency");

    Files.writeString(plan, shipped.replace("tries: 3", "tries: 33"));
    assertThat(run("--at", TUESDAY, "--plan", plan.toString())).isEqualTo(1);
    assertThat(err.toString()).contains("menu.tries: 33 is out of bounds");
  }
}
