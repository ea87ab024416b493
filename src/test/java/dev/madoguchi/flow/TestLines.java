package dev.madoguchi.flow;

import dev.madoguchi.call.Digit;
import dev.madoguchi.call.Language;
import dev.madoguchi.call.Patience;
import dev.madoguchi.call.PhoneNumber;
import dev.madoguchi.call.QueueName;
import dev.madoguchi.call.RecordingLimits;
import dev.madoguchi.call.Target;
import dev.madoguchi.call.Topic;
import dev.madoguchi.hours.Exceptions;
import dev.madoguchi.hours.Holidays;
import dev.madoguchi.hours.OpeningHours;
import dev.madoguchi.hours.Shift;
import dev.madoguchi.plan.Entrances;
import dev.madoguchi.plan.Plan;
import dev.madoguchi.queue.QueueStandings;
import dev.madoguchi.rehearsal.FakeLine;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The line of the mission for flow tests, and a way to run a caller's script on it. */
final class TestLines {
  static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
  static final Instant TUESDAY_10 =
      LocalDate.of(2026, 11, 24).atTime(10, 0).atZone(TOKYO).toInstant();
  static final Instant HOLIDAY_10 =
      LocalDate.of(2026, 11, 23).atTime(10, 0).atZone(TOKYO).toInstant();

  private TestLines() {}

  /** Runs the caller's script at the instant and tells what happened. */
  static List<String> run(FakeLine line, TestDesk desk, Instant at) {
    return run(line, desk, at, plan());
  }

  static List<String> run(FakeLine line, TestDesk desk, Instant at, Plan plan) {
    Clock clock = Clock.fixed(at, TOKYO);
    SupportLine conversation = new SupportLine(plan, desk, clock, QueueStandings.NONE);
    new CallRunner(conversation, Language.JAPANESE, clock).run(line);
    return line.happened();
  }

  /** The same, on a line that knows how its callers stand in their queues. */
  static List<String> run(FakeLine line, TestDesk desk, QueueStandings standings) {
    Clock clock = Clock.fixed(TUESDAY_10, TOKYO);
    SupportLine conversation = new SupportLine(plan(), desk, clock, standings);
    new CallRunner(conversation, Language.JAPANESE, clock).run(line);
    return line.happened();
  }

  static Plan plan() {
    return plan(Exceptions.NONE);
  }

  static Plan plan(Exceptions exceptions) {
    Map<QueueName, Patience> queues = new LinkedHashMap<>();
    Map<Digit, Target> choices = new LinkedHashMap<>();
    List<String> names = List.of("returns", "delivery", "orders", "account", "site", "other");
    for (int i = 0; i < names.size(); i++) {
      QueueName queue = new QueueName(names.get(i));
      queues.put(queue, new Patience(Duration.ofMinutes(2)));
      choices.put(Digit.of((char) ('1' + i)).orElseThrow(), new Target.ToQueue(queue));
    }
    choices.put(
        Digit.SEVEN,
        new Target.ToMenu(
            new Topic("questions"),
            Map.of(
                Digit.ONE, new Target.ToGuidance(new Topic("return"), new QueueName("returns")))));
    return new Plan(
        new PhoneNumber("05058409100"),
        Language.JAPANESE,
        Entrances.USUAL,
        new OpeningHours(
            TOKYO,
            weekdays(new Shift(LocalTime.of(9, 30), LocalTime.of(17, 30))),
            new Holidays(Map.of(LocalDate.of(2026, 11, 23), "勤労感謝の日")),
            exceptions),
        Duration.ofMinutes(10),
        queues,
        Map.of(),
        new Plan.MainMenu(
            choices,
            Map.of(Digit.NINE, Language.ENGLISH),
            Duration.ofSeconds(6),
            3,
            new QueueName("other")),
        new Plan.InquiryRules(
            new RecordingLimits(Duration.ofMinutes(3), Duration.ofSeconds(4)),
            Duration.ofSeconds(1),
            3,
            Optional.empty(),
            Map.of()),
        new Plan.WaitRules(Duration.ofMinutes(1), Duration.ofHours(1)),
        Plan.CallRules.USUAL,
        Plan.Retention.USUAL);
  }

  /** The same plan with another menu. */
  static Plan plan(Plan.MainMenu menu) {
    Plan plan = plan();
    return new Plan(
        plan.number(),
        plan.language(),
        plan.entrances(),
        plan.hours(),
        plan.lastQueued(),
        plan.queues(),
        plan.agents(),
        menu,
        plan.inquiry(),
        plan.waiting(),
        plan.calls(),
        plan.retention());
  }

  /** The same plan; returns have details, and order numbers of four figures are asked for. */
  static Plan planWithDetails() {
    Plan plan = plan();
    QueueName returns = new QueueName("returns");
    Map<Digit, Topic> details = new LinkedHashMap<>();
    details.put(Digit.ONE, new Topic("cancel"));
    details.put(Digit.TWO, new Topic("broken"));
    return new Plan(
        plan.number(),
        plan.language(),
        plan.entrances(),
        plan.hours(),
        plan.lastQueued(),
        plan.queues(),
        plan.agents(),
        plan.menu(),
        new Plan.InquiryRules(
            plan.inquiry().limits(),
            plan.inquiry().shortest(),
            plan.inquiry().answerWithin(),
            Optional.of(new Plan.OrderNumbers(4, 4, Set.of(returns))),
            Map.of(returns, details)),
        plan.waiting(),
        plan.calls(),
        plan.retention());
  }

  private static Map<DayOfWeek, List<Shift>> weekdays(Shift shift) {
    Map<DayOfWeek, List<Shift>> weekly = new EnumMap<>(DayOfWeek.class);
    for (DayOfWeek day : DayOfWeek.values()) {
      weekly.put(day, day.getValue() <= 5 ? List.of(shift) : List.of());
    }
    return weekly;
  }
}
