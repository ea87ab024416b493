package dev.madoguchi.plan;

import dev.madoguchi.call.Language;
import dev.madoguchi.call.Patience;
import dev.madoguchi.call.PhoneNumber;
import dev.madoguchi.call.QueueName;
import dev.madoguchi.hours.Exceptions;
import dev.madoguchi.hours.Holidays;
import dev.madoguchi.hours.OpeningHours;
import dev.madoguchi.hours.Shift;
import dev.madoguchi.queue.Account;
import dev.madoguchi.yaml.Field;
import dev.madoguchi.yaml.Problem;
import dev.madoguchi.yaml.Problems;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads one plan from the root of its file: from top to bottom, past every problem. */
final class PlanReader {
  private final Path file;
  private final Problems problems;
  private final List<Problem> elsewhere;

  /**
   * For one reading.
   *
   * @param problems in which the fields of the file note what is wrong with it
   * @param elsewhere takes what is wrong in other files the plan names
   */
  PlanReader(Path file, Problems problems, List<Problem> elsewhere) {
    this.file = file;
    this.problems = problems;
    this.elsewhere = elsewhere;
  }

  /** The plan; empty or incomplete parts only together with a problem noted. */
  Optional<Plan> read(Field root) {
    Field.Section parts =
        root.section(
            List.of("line", "hours", "queues", "agents", "menu", "inquiry"),
            List.of("waiting", "calls", "retention"));

    Optional<Field.Section> line =
        parts
            .get("line")
            .map(f -> f.section(List.of("number", "zone", "language"), EntrancesReader.MAY));
    Optional<PhoneNumber> number = at(line, "number").flatMap(f -> f.as(PhoneNumber::new));
    Optional<ZoneId> zone = at(line, "zone").flatMap(f -> f.as(HoursReader::zone));
    Optional<Language> language = at(line, "language").flatMap(f -> f.as(MenuReader::spoken));

    Optional<Entrances> entrances = line.map(f -> EntrancesReader.read(f, number));

    Optional<Field.Section> hours =
        parts.get("hours").map(f -> f.section(List.of("holidays", "weekly"), HoursReader.ALLOWED));
    Optional<Holidays> holidays =
        at(hours, "holidays").flatMap(f -> HoursReader.holidays(f, file, elsewhere));
    Optional<Map<DayOfWeek, List<Shift>>> weekly = at(hours, "weekly").map(HoursReader::weekly);
    Optional<Exceptions> exceptions = hours.map(ExceptionsReader::read);
    Optional<Duration> lastQueued =
        at(hours, HoursReader.LAST_QUEUED)
            .map(HoursReader::lastQueued)
            .orElse(Optional.of(Duration.ZERO));

    QueuesReader named = new QueuesReader();
    Map<QueueName, Patience> queues = parts.get("queues").map(named::queues).orElse(Map.of());
    Map<Account, List<QueueName>> agents = parts.get("agents").map(named::agents).orElse(Map.of());
    Optional<Plan.MainMenu> menu = parts.get("menu").flatMap(new MenuReader(named)::read);
    Optional<Plan.InquiryRules> inquiry =
        parts.get("inquiry").flatMap(new InquiryReader(named)::read);
    Optional<Plan.WaitRules> waiting =
        parts.get("waiting").map(WaitingReader::read).orElse(Optional.of(Plan.WaitRules.USUAL));
    waiting.map(Plan.WaitRules::longestCall).ifPresent(named::noteTooPatient);

    Plan.CallRules calls = parts.get("calls").map(CallsReader::read).orElse(Plan.CallRules.USUAL);
    Plan.Retention retention =
        parts.get("retention").map(RetentionReader::read).orElse(Plan.Retention.USUAL);

    if (!problems.none() || !elsewhere.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Plan(
            number.orElseThrow(),
            language.orElseThrow(),
            entrances.orElseThrow(),
            new OpeningHours(
                zone.orElseThrow(),
                weekly.orElseThrow(),
                holidays.orElseThrow(),
                exceptions.orElseThrow()),
            lastQueued.orElseThrow(),
            queues,
            agents,
            menu.orElseThrow(),
            inquiry.orElseThrow(),
            waiting.orElseThrow(),
            calls,
            retention));
  }

  private static Optional<Field> at(Optional<Field.Section> section, String key) {
    return section.flatMap(fields -> fields.get(key));
  }
}
