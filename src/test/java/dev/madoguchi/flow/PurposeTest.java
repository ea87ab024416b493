package dev.madoguchi.flow;

import static dev.madoguchi.flow.Said.CALLED_BACK;
import static dev.madoguchi.flow.Said.CLOSED_MENU;
import static dev.madoguchi.flow.Said.MENU;
import static dev.madoguchi.flow.Said.NUMBER_SPOKEN;
import static dev.madoguchi.flow.Said.REVIEW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.madoguchi.call.Prompt;
import dev.madoguchi.call.QueueOutcome;
import dev.madoguchi.call.Recording.Ending;
import dev.madoguchi.call.Tag;
import dev.madoguchi.hours.Emergency;
import dev.madoguchi.hours.Exceptions;
import dev.madoguchi.hours.Opening;
import dev.madoguchi.rehearsal.FakeLine;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PurposeTest {
  private final TestDesk desk = new TestDesk();

  private List<String> open(FakeLine line) {
    return TestLines.run(line, desk, TestLines.TUESDAY_10);
  }

  private List<String> closed(FakeLine line) {
    return TestLines.run(line, desk, TestLines.HOLIDAY_10);
  }

  @ParameterizedTest
  @CsvSource({"1,returns", "2,delivery", "3,orders", "4,account", "5,site", "6,other"})
  void each_key_leads_to_its_queue_and_an_agent(String key, String queue) {
    FakeLine line =
        FakeLine.from("09012345678").pressing(key).leavingTheQueue(new QueueOutcome.Served());

    assertThat(open(line))
        .containsExactly(
            "answered",
            "heard greeting " + MENU,
            "pressed " + key,
            "heard connecting",
            "queued " + queue + " for 3600 s",
            "heard goodbye",
            "hung up");
    assertThat(line.tagged(Tag.QUEUE)).contains(queue);
    assertThat(line.tagged(Tag.RESULT)).contains("done");
  }

  @Test
  void a_closed_line_says_so_and_when_it_opens_asks_for_the_purpose_and_takes_an_inquiry() {
    FakeLine line =
        FakeLine.from("09012345678").pressing("41").speakingUntil(Ending.ITSELF).pressing("1");

    assertThat(closed(line))
        .containsExactly(
            "answered",
            "heard greeting closed-holiday closed-reopens month-11 day-24 weekday-tuesday time-9 minutes-30"
                + " closed-reopens-end "
                + CLOSED_MENU,
            "pressed 4",
            CALLED_BACK,
            "pressed 1",
            "heard recording-notice",
            "heard record-message",
            "recorded 1763945999.1-1",
            REVIEW,
            "pressed 1",
            NUMBER_SPOKEN,
            "heard goodbye",
            "hung up");
    assertThat(desk.opened()).singleElement().extracting("category.value").isEqualTo("account");
  }

  @Test
  void silence_and_wrong_keys_have_words_of_their_own_and_giving_up_leads_to_other() {
    FakeLine line =
        FakeLine.from("09012345678")
            .stayingSilent()
            .pressing("8")
            .stayingSilent()
            .pressing("*")
            .stayingSilent()
            .leavingTheQueue(new QueueOutcome.Served());

    assertThat(open(line))
        .containsExactly(
            "answered",
            "heard greeting " + MENU,
            "heard no-input " + MENU,
            "pressed 8",
            "heard wrong-key " + MENU,
            "heard no-input " + MENU,
            "pressed *",
            "heard " + MENU,
            "heard connecting",
            "queued other for 3600 s",
            "heard goodbye",
            "hung up");
  }

  @Test
  void who_gives_no_purpose_on_a_closed_line_is_told_that_it_is_for_other_and_may_change_it() {
    FakeLine line =
        FakeLine.from("09012345678")
            .stayingSilent()
            .stayingSilent()
            .stayingSilent()
            .pressing("05" + "1")
            .speakingUntil(Ending.KEY)
            .pressing("1");

    assertThat(closed(line))
        .containsSubsequence(
            "heard purpose-other inquiry-taken choice-category press-0 press-please",
            "pressed 0",
            "pressed 5",
            CALLED_BACK);
    assertThat(desk.opened()).singleElement().extracting("category.value").isEqualTo("site");
  }

  @Test
  void star_repeats_the_menu_without_the_greeting() {
    FakeLine line =
        FakeLine.from("09012345678").pressing("*2").leavingTheQueue(new QueueOutcome.Served());

    assertThat(open(line))
        .containsSubsequence("heard greeting " + MENU, "pressed *", "heard " + MENU, "pressed 2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"888", "8*8*8", "****************************************"})
  void wrong_keys_and_repeats_have_an_end_of_their_own(String keys) {
    FakeLine line =
        FakeLine.from("09012345678").pressing(keys).leavingTheQueue(new QueueOutcome.Served());

    assertThat(open(line))
        .endsWith("heard connecting", "queued other for 3600 s", "heard goodbye", "hung up");
  }

  @Test
  void the_choice_is_on_the_call_at_once_so_that_the_dialplan_could_go_on_from_there() {
    FakeLine opened = FakeLine.from("09012345678").pressing("2").hangingUp();
    assertThat(open(opened)).endsWith("heard connecting", "caller hung up");
    assertThat(opened.tagged(Tag.QUEUE)).contains("delivery");

    FakeLine closed = FakeLine.from("09012345678").pressing("4").hangingUp();
    assertThat(closed(closed)).endsWith(CALLED_BACK, "caller hung up");
    assertThat(closed.tagged(Tag.QUEUE)).contains("account");
  }

  @Test
  void guidance_is_heard_under_its_key_and_leads_back_or_to_an_agent() {
    FakeLine line =
        FakeLine.from("09012345678").pressing("71#10").leavingTheQueue(new QueueOutcome.Served());

    String below =
        "heard menu-questions-intro about-return press-1 choice-back press-pound press-please";
    String guidance =
        "heard guidance-return choice-agent press-0 choice-back press-pound menu-repeat";
    assertThat(open(line))
        .containsSubsequence(
            "pressed 7",
            below,
            "pressed 1",
            guidance,
            "pressed #",
            below,
            "pressed 1",
            guidance,
            "pressed 0",
            "heard connecting",
            "queued returns for 3600 s");
  }

  @Test
  void a_menu_below_another_leads_back_and_silence_in_it_leads_to_other() {
    FakeLine line =
        FakeLine.from("09012345678")
            .pressing("7#7")
            .stayingSilent()
            .stayingSilent()
            .stayingSilent()
            .leavingTheQueue(new QueueOutcome.Served());

    assertThat(open(line))
        .containsSubsequence("pressed #", "heard " + MENU, "pressed 7", "queued other for 3600 s");
  }

  @Test
  void star_repeats_the_guidance_and_silence_after_it_leads_back() {
    FakeLine line =
        FakeLine.from("09012345678").pressing("71*").stayingSilent().pressing("#2").hangingUp();

    assertThat(open(line))
        .containsSubsequence(
            "heard guidance-return choice-agent press-0 choice-back press-pound menu-repeat",
            "pressed *",
            "heard guidance-return choice-agent press-0 choice-back press-pound menu-repeat",
            "heard menu-questions-intro about-return press-1 choice-back press-pound press-please",
            "pressed #",
            "pressed 2",
            "heard connecting");
  }

  @Test
  void a_wrong_key_after_guidance_is_told_so_and_counted_by_itself() {
    FakeLine line = FakeLine.from("09012345678").pressing("71" + "5" + "5" + "5");
    String guidance = "guidance-return choice-agent press-0 choice-back press-pound menu-repeat";

    assertThat(TestLines.run(line, desk, TestLines.TUESDAY_10))
        .containsSubsequence(
            "heard " + guidance,
            "pressed 5",
            "heard wrong-key " + guidance,
            "pressed 5",
            "heard wrong-key " + guidance,
            "pressed 5",
            "heard menu-questions-intro about-return press-1 choice-back press-pound press-please");
  }

  @Test
  void after_guidance_a_closed_line_takes_an_inquiry() {
    FakeLine line =
        FakeLine.from("09012345678").pressing("7101").speakingUntil(Ending.KEY).pressing("1");

    assertThat(closed(line))
        .contains(
            "heard guidance-return choice-inquiry press-0 choice-back press-pound menu-repeat");
    assertThat(desk.opened()).singleElement().extracting("category.value").isEqualTo("returns");
  }

  @Test
  void a_key_changes_the_language_of_all_that_was_missed_and_follows_and_of_the_inquiry() {
    FakeLine line =
        FakeLine.from("09012345678").pressing("911").speakingUntil(Ending.KEY).pressing("1");

    assertThat(closed(line))
        .containsSubsequence(
            "pressed 9",
            "heard en:closed-holiday en:closed-reopens en:weekday-tuesday en:month-11 en:day-24"
                + " en:time-at en:count-9 en:count-30 en:time-am en:closed-reopens-end"
                + " en:closed-menu-intro en:purpose-returns en:press-1 en:purpose-delivery en:press-2"
                + " en:purpose-orders en:press-3 en:purpose-account en:press-4 en:purpose-site"
                + " en:press-5 en:purpose-other en:press-6 en:menu-questions en:press-7"
                + " en:menu-repeat",
            "heard en:record-message",
            "heard en:goodbye");
    assertThat(desk.opened()).singleElement().extracting("language.code").isEqualTo("en");
    assertThat(line.tagged(Tag.LANGUAGE)).as("for the dialplan's own path").contains("en");
  }

  @Test
  void shortly_before_closing_new_callers_are_no_longer_queued() {
    FakeLine line =
        FakeLine.from("09012345678").pressing("11").speakingUntil(Ending.KEY).pressing("1");

    assertThat(TestLines.run(line, desk, TestLines.TUESDAY_10.plus(Duration.ofMinutes(440))))
        .contains(
            "heard greeting closing-soon closed-reopens month-11 day-25 weekday-wednesday time-9"
                + " minutes-30 closed-reopens-end "
                + CLOSED_MENU)
        .noneMatch(event -> event.startsWith("queued"));

    FakeLine before = FakeLine.from("09012345678").pressing("1").hangingUp();
    assertThat(TestLines.run(before, desk, TestLines.TUESDAY_10.plus(Duration.ofSeconds(26_399))))
        .contains("heard greeting " + MENU);
  }

  @Test
  void a_closed_line_says_why_in_the_words_of_the_plan_when_it_has_some() {
    Exceptions exceptions =
        new Exceptions(
            Optional.of(new Emergency.Closed(Optional.of(new Prompt("typhoon")))),
            List.of(),
            List.of());
    FakeLine line = FakeLine.from("09012345678").hangingUp();
    assertThat(TestLines.run(line, desk, TestLines.TUESDAY_10, TestLines.plan(exceptions)))
        .contains("heard greeting typhoon " + CLOSED_MENU);

    Exceptions silent =
        new Exceptions(Optional.of(new Emergency.Closed(Optional.empty())), List.of(), List.of());
    FakeLine other = FakeLine.from("09012345678").hangingUp();
    assertThat(TestLines.run(other, desk, TestLines.TUESDAY_10, TestLines.plan(silent)))
        .contains("heard greeting closed-emergency " + CLOSED_MENU);
  }

  @Test
  void each_reason_has_words_of_its_own() {
    assertThat(Stream.of(Opening.Reason.values()).map(Say::closed)).doesNotHaveDuplicates();
  }
}
