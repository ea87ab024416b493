package dev.madoguchi.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.madoguchi.call.Digit;
import dev.madoguchi.call.Language;
import dev.madoguchi.call.Patience;
import dev.madoguchi.call.PhoneNumber;
import dev.madoguchi.call.QueueName;
import dev.madoguchi.call.RecordingLimits;
import dev.madoguchi.call.Target;
import dev.madoguchi.call.Topic;
import dev.madoguchi.hours.Shift;
import dev.madoguchi.queue.Account;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanLoaderTest {
  @TempDir Path folder;
  private PlanFolder files;

  @BeforeEach
  void copyTheShippedPlan() throws IOException {
    files = new PlanFolder(folder);
  }

  @Test
  void the_shipped_plan_says_what_the_line_is() {
    Plan plan = files.loaded();
    assertThat(plan.number()).isEqualTo(new PhoneNumber("05058409100"));
    assertThat(plan.language()).isEqualTo(Language.JAPANESE);
    assertThat(plan.queues().keySet())
        .extracting(QueueName::value)
        .containsExactly("returns", "delivery", "orders", "account", "site", "other");
    assertThat(plan.queues().values()).containsOnly(new Patience(Duration.ofMinutes(2)));
    assertThat(plan.agents())
        .hasSize(6)
        .containsEntry(new Account("6001"), List.of(new QueueName("returns")))
        .containsEntry(new Account("6006"), List.of(new QueueName("other")));
    assertThat(plan.menu().choices())
        .containsExactly(
            Map.entry(Digit.ONE, to("returns")),
            Map.entry(Digit.TWO, to("delivery")),
            Map.entry(Digit.THREE, to("orders")),
            Map.entry(Digit.FOUR, to("account")),
            Map.entry(Digit.FIVE, to("site")),
            Map.entry(Digit.SIX, to("other")),
            Map.entry(
                Digit.SEVEN,
                new Target.ToMenu(
                    new Topic("questions"),
                    Map.of(
                        Digit.ONE, guidance("reply", "other"),
                        Digit.TWO, guidance("missing", "delivery"),
                        Digit.THREE, guidance("return", "returns")))));
    assertThat(plan.menu().languages())
        .containsExactly(
            Map.entry(Digit.NINE, Language.ENGLISH), Map.entry(Digit.EIGHT, Language.JAPANESE));
    assertThat(plan.languages()).containsExactly(Language.JAPANESE, Language.ENGLISH);
    assertThat(plan.lastQueued()).isZero();
    assertThat(plan.menu().keyWait()).isEqualTo(Duration.ofSeconds(6));
    assertThat(plan.menu().tries()).isEqualTo(3);
    assertThat(plan.menu().otherwise()).isEqualTo(new QueueName("other"));
    assertThat(plan.inquiry().limits())
        .isEqualTo(new RecordingLimits(Duration.ofSeconds(180), Duration.ofSeconds(4)));
    assertThat(plan.inquiry().shortest()).isEqualTo(Duration.ofSeconds(1));
    assertThat(plan.inquiry().answerWithin()).isEqualTo(3);
    assertThat(plan.inquiry().order())
        .contains(
            new Plan.OrderNumbers(
                10,
                10,
                Set.of(
                    new QueueName("returns"), new QueueName("delivery"), new QueueName("orders"))));
    assertThat(plan.inquiry().details())
        .containsEntry(
            new QueueName("delivery"),
            Map.of(Digit.ONE, new Topic("late"), Digit.TWO, new Topic("missing")))
        .doesNotContainKey(new QueueName("other"));
  }

  @Test
  void the_shipped_plan_opens_on_weekdays_from_half_past_nine_to_half_past_five() {
    Plan plan = files.loaded();
    Shift shift = new Shift(LocalTime.of(9, 30), LocalTime.of(17, 30));
    assertThat(plan.hours().zone()).isEqualTo(ZoneId.of("Asia/Tokyo"));
    assertThat(plan.hours().weekly())
        .hasSize(5)
        .doesNotContainKeys(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY)
        .allSatisfy((day, shifts) -> assertThat(shifts).containsExactly(shift));
  }

  @Test
  void several_shifts_a_day_are_put_in_order() throws IOException {
    files.with("monday: 09:30-17:30", "monday: [13:00-17:30, 09:30-12:00]");
    assertThat(files.loaded().hours().weekly().get(DayOfWeek.MONDAY))
        .containsExactly(
            new Shift(LocalTime.of(9, 30), LocalTime.of(12, 0)),
            new Shift(LocalTime.of(13, 0), LocalTime.of(17, 30)));
  }

  @Test
  void minutes_are_a_duration_and_hash_is_a_key() throws IOException {
    files.with("longest: 180s", "longest: 2m").with("    6: other", "    \"#\": other");
    assertThat(files.loaded().inquiry().limits().atMost()).isEqualTo(Duration.ofMinutes(2));
    assertThat(files.loaded().menu().choices()).containsKey(Digit.POUND).hasSize(7);
  }

  @Test
  void an_agent_may_serve_several_queues() throws IOException {
    files.with("6001: [returns]", "6001: [returns, delivery]");
    assertThat(files.loaded().agents().get(new Account("6001")))
        .containsExactly(new QueueName("returns"), new QueueName("delivery"));
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        // what a caller can press
        "6: other  | 6: othr | menu.choices.6: no queue 'othr' (queues are returns, delivery, orders, account, site, other)",
        "6: other  | '*': other | menu.choices.*: * always repeats the menu; choose 0 to 9 or \"#\"",
        "6: other  | 10: other | menu.choices.10: '10' is no key of a telephone; choose 0 to 9 or \"#\"",
        "6: other  | A: other   | menu.choices.A: 'A' is no key of a telephone; choose 0 to 9 or \"#\"",
        "6: other  | 5: other | menu.choices.5: stands here a second time; it is already on line ",
        "6: other  | 6: [site] | menu.choices.6: must be a queue, or {guidance: ..., queue: ...}, or {menu: ..., choices: ...}",
        "{guidance: reply, queue: other} | {guidance: Reply, queue: other} | menu.choices.7.choices.1.guidance: not a topic (lower-case words joined by hyphens, at most 40 characters): Reply",
        "{guidance: reply, queue: other} | {guidance: reply, queue: others} | menu.choices.7.choices.1.queue: no queue 'others' (queues are returns, delivery, orders, account, site, other)",
        "{guidance: reply, queue: other} | {guidance: reply} | menu.choices.7.choices.1.queue: is missing; add it",
        "{guidance: reply, queue: other} | {menu: deep, choices: {1: {menu: deeper, choices: {1: other}}}} | menu.choices.7.choices.1.choices.1: is a menu too deep; nobody finds what is below the 3. menu",
        "1: {guidance: reply | \"#\": {guidance: reply | menu.choices.7.choices.#: # leads back from a menu below another; choose 0 to 9",
        "menu: questions | menu: Questions | menu.choices.7.menu: not a topic (lower-case words joined by hyphens, at most 40 characters): Questions",
        "9: en | 6: en | menu.languages.6: is a key of menu.choices already; choose another",
        "9: en | 9: fr | menu.languages.9: nobody says numbers and dates in 'fr' (languages are [ja, en])",
        "last-queued: 0s | last-queued: 3h | hours.last-queued: '3h' is not a duration; write whole seconds or minutes: 90s, 2m",
        "6: other  | 6: # none | menu.choices.6: is empty; give it a value",
        "otherwise: other | otherwise: nobody | menu.otherwise: no queue 'nobody' (queues are returns, delivery, orders, account, site, other)",
        "wait: 6s | wait: 6 | menu.wait: '6' is not a duration; write whole seconds or minutes: 90s, 2m",
        "wait: 6s | wait: 61s | menu.wait: 61s is out of bounds; give 1s to 60s",
        "wait: 6s | wait: 0s | menu.wait: 0s is out of bounds; give 1s to 60s",
        "wait: 6s | wait: 99999999999999999999s | menu.wait: '99999999999999999999s' is not a duration; write whole seconds or minutes: 90s, 2m",
        "tries: 3 | tries: 0 | menu.tries: 0 is out of bounds; give 1 to 10",
        "tries: 3 | tries: three | menu.tries: 'three' is not a whole number",
        "tries: 3 | tires: 3 | menu.tires: unknown key; did you mean 'tries'?",
        // line
        "number: \"05058409100\" | number: 050-5840-9100 | line.number: not a telephone number (2 to 20 digits, a plus before)",
        "zone: Asia/Tokyo | zone: Asia/Tokio | line.zone: no time zone 'Asia/Tokio'; did you mean 'Asia/Tokyo'? (zones are named Region/City)",
        "zone: Asia/Tokyo | zone: +09:00 | line.zone: no time zone '+09:00' (zones are named Region/City)",
        "language: ja | language: Japanese | line.language: not a language code of two lower-case letters: Japanese",
        // hours
        "monday: 09:30-17:30 | monday: 9:30-17:30 | hours.weekly.monday: '9:30-17:30' is not a shift; write two times from 00:00 to 23:59 in two digits each, as in 09:30-17:30",
        "monday: 09:30-17:30 | monday: 09:30-24:00 | hours.weekly.monday: '09:30-24:00' is not a shift; write two times from 00:00 to 23:59 in two digits each, as in 09:30-17:30",
        "monday: 09:30-17:30 | monday: 17:30-09:30 | hours.weekly.monday: '17:30-09:30' does not end after it begins; a shift lies within one day",
        "monday: 09:30-17:30 | monday: 09:30-09:30 | hours.weekly.monday: '09:30-09:30' does not end after it begins; a shift lies within one day",
        "monday: 09:30-17:30 | monday: [09:30-13:00, 12:59-17:30] | hours.weekly.monday[1]: 12:59-17:30 overlaps or touches 09:30-13:00; make them one, or set them apart",
        "monday: 09:30-17:30 | monday: [13:00-17:30, 09:30-13:00] | hours.weekly.monday[1]: 09:30-13:00 overlaps or touches 13:00-17:30; make them one, or set them apart",
        "monday: 09:30-17:30 | monday: [] | hours.weekly.monday: has no shift; give it one, or take the day out when it is a day off",
        "monday: 09:30-17:30 | monday: {from: 09:30} | hours.weekly.monday: must be a single value, not a group of keys",
        "monday: 09:30-17:30 | munday: 09:30-17:30 | hours.weekly.munday: no such day; did you mean 'monday'? (days are monday to sunday)",
        "holidays: holidays-jp.csv | holidays: / | hours.holidays: '/' is not the name of a file",
        // queues and agents
        "6001: [returns] | 6001: returns | agents.6001: must be a list in brackets: [returns]",
        "6001: [returns] | 6001: [] | agents.6001: serves no queue; name one, or take the account out",
        "6001: [returns] | 6001: [returns, returns] | agents.6001[1]: names returns twice; once is enough",
        "6001: [returns] | 6001: [retruns] | agents.6001[0]: no queue 'retruns' (queues are returns, delivery, orders, account, site, other)",
        "6001: [returns] | alice: [returns] | agents.alice: not an account (3 to 10 digits): alice",
        "6002: [delivery] | 6001: [delivery] | agents.6001: stands here a second time; it is already on line ",
        // inquiry
        "longest: 180s | longest: 4s | inquiry.longest: 4s is out of bounds; give 5s to 900s",
        "shortest: 1s | shortest: -1s | inquiry.shortest: '-1s' is not a duration; write whole seconds or minutes: 90s, 2m",
        "3 business days | 3 days | inquiry.answer-within: '3 days' is not a number of business days; write it as: 3 business days",
        "3 business days | 0 business days | inquiry.answer-within: 0 is out of bounds; give 1 to 60",
        "digits: 10 | digits: ten | inquiry.order-number.digits: 'ten' is not a number of figures; write it as 10, or as 8-12",
        "digits: 10 | digits: 12-8 | inquiry.order-number.digits: 8 is out of bounds; give 12 to 20",
        "digits: 10 | digits: 21 | inquiry.order-number.digits: 21 is out of bounds; give 1 to 20",
        "categories: [returns, delivery, orders] | categories: [retours] | inquiry.order-number.categories[0]: no queue 'retours' (queues are returns, delivery, orders, account, site, other)",
        "1: cancel | 0: cancel | inquiry.details.returns.0: '0' is not a key here; choose 1 to 9 (0 changes the category, # goes on)",
        "1: cancel | 1: Cancel! | inquiry.details.returns.1: not a topic (lower-case words joined by hyphens, at most 40 characters): Cancel!",
      })
  void one_mistake_is_one_problem(String shipped, String instead, String problem)
      throws IOException {
    String where = files.with(shipped, instead).at(instead);
    assertThat(files.problems()).anyMatch(found -> found.startsWith(where + problem));
  }

  @Test
  void more_numbers_have_the_way_in_of_the_line_or_their_own() throws IOException {
    files.with(
        "  # way-in: agi",
        """
          way-in: ari
          numbers:
            - {number: "05058409101"}
            - {number: "05058409102", way-in: agi}\
        """);
    assertThat(files.loaded().entrances())
        .isEqualTo(
            new Entrances(
                WayIn.ARI,
                Map.of(
                    new PhoneNumber("05058409101"), WayIn.ARI,
                    new PhoneNumber("05058409102"), WayIn.AGI)));
  }

  @Test
  void a_queue_that_has_left_the_plan_has_the_patience_of_who_gives_up() {
    Plan shipped = files.loaded();
    Map<QueueName, Patience> queues = new LinkedHashMap<>(shipped.queues());
    queues.put(shipped.menu().otherwise(), new Patience(Duration.ofSeconds(77)));
    Plan plan =
        new Plan(
            shipped.number(),
            shipped.language(),
            shipped.entrances(),
            shipped.hours(),
            shipped.lastQueued(),
            queues,
            shipped.agents(),
            shipped.menu(),
            shipped.inquiry(),
            shipped.waiting(),
            shipped.calls(),
            shipped.retention());

    assertThat(plan.patience(new QueueName("billing")))
        .isEqualTo(new Patience(Duration.ofSeconds(77)));
    assertThat(plan.patience(new QueueName("returns")))
        .isEqualTo(shipped.queues().get(new QueueName("returns")))
        .isNotEqualTo(new Patience(Duration.ofSeconds(77)));
  }

  private static Target to(String queue) {
    return new Target.ToQueue(new QueueName(queue));
  }

  private static Target guidance(String topic, String queue) {
    return new Target.ToGuidance(new Topic(topic), new QueueName(queue));
  }
}
