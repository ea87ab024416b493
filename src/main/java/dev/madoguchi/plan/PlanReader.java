package dev.madoguchi.plan;

import dev.madoguchi.call.Digit;
import dev.madoguchi.call.Language;
import dev.madoguchi.call.Patience;
import dev.madoguchi.call.PhoneNumber;
import dev.madoguchi.call.QueueName;
import dev.madoguchi.call.RecordingLimits;
import dev.madoguchi.hours.Exceptions;
import dev.madoguchi.hours.Holidays;
import dev.madoguchi.hours.OpeningHours;
import dev.madoguchi.hours.Shift;
import dev.madoguchi.queue.Account;
import dev.madoguchi.yaml.Amounts;
import dev.madoguchi.yaml.Field;
import dev.madoguchi.yaml.Problem;
import dev.madoguchi.yaml.Problems;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads one plan from the root of its file: from top to bottom, past every problem. */
final class PlanReader {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Pattern BUSINESS_DAYS = Pattern.compile("([0-9]{1,3}) business days?");

  private final Path file;
  private final Problems problems;
  private final List<Problem> elsewhere;

  /** The queues as written, right or wrong, in the file's order. */
  private final Map<String, Field> queuesWritten = new LinkedHashMap<>();

  /** Those of them that are names; the others were reported where they stand. */
  private final Map<String, QueueName> queuesNamed = new HashMap<>();

  private final Set<String> queuesReached = new HashSet<>();

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
    Field.Section parts = root.section("line", "hours", "queues", "agents", "menu", "inquiry");

    Optional<Field.Section> line =
        parts.get("line").map(field -> field.section("number", "zone", "language"));
    Optional<PhoneNumber> number = at(line, "number").flatMap(f -> f.as(PhoneNumber::new));
    Optional<ZoneId> zone = at(line, "zone").flatMap(f -> f.as(HoursReader::zone));
    Optional<Language> language = at(line, "language").flatMap(f -> f.as(Language::new));

    Optional<Field.Section> hours =
        parts
            .get("hours")
            .map(f -> f.section(List.of("holidays", "weekly"), ExceptionsReader.KEYS));
    Optional<Holidays> holidays =
        at(hours, "holidays").flatMap(f -> HoursReader.holidays(f, file, elsewhere));
    Optional<Map<DayOfWeek, List<Shift>>> weekly = at(hours, "weekly").map(HoursReader::weekly);
    Optional<Exceptions> exceptions = hours.map(ExceptionsReader::read);

    Map<QueueName, Patience> queues = parts.get("queues").map(this::queues).orElse(Map.of());
    Map<Account, List<QueueName>> agents = parts.get("agents").map(this::agents).orElse(Map.of());
    Optional<Plan.MainMenu> menu = parts.get("menu").flatMap(this::menu);
    Optional<Plan.InquiryRules> inquiry = parts.get("inquiry").flatMap(PlanReader::inquiry);

    if (!problems.none() || !elsewhere.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Plan(
            number.orElseThrow(),
            language.orElseThrow(),
            new OpeningHours(
                zone.orElseThrow(),
                weekly.orElseThrow(),
                holidays.orElseThrow(),
                exceptions.orElseThrow()),
            queues,
            agents,
            menu.orElseThrow(),
            inquiry.orElseThrow()));
  }

  private static Optional<Field> at(Optional<Field.Section> section, String key) {
    return section.flatMap(fields -> fields.get(key));
  }

  private Map<QueueName, Patience> queues(Field field) {
    Map<QueueName, Patience> queues = new LinkedHashMap<>();
    for (Field entry : field.entries()) {
      queuesWritten.put(entry.name(), entry);
      Optional<QueueName> name = entry.nameAs(QueueName::new);
      name.ifPresent(queue -> queuesNamed.put(entry.name(), queue));
      Optional<Patience> patience =
          entry
              .section("patience")
              .get("patience")
              .flatMap(f -> f.duration(SECOND, Duration.ofHours(1)))
              .map(Patience::new);
      name.ifPresent(queue -> patience.ifPresent(longest -> queues.put(queue, longest)));
    }
    return queues;
  }

  private Map<Account, List<QueueName>> agents(Field field) {
    Map<Account, List<QueueName>> agents = new LinkedHashMap<>();
    for (Field entry : field.entries()) {
      Optional<Account> account = entry.nameAs(Account::new);
      List<Field> items = entry.items();
      if (entry.isList() && items.isEmpty()) {
        entry.wrong("serves no queue; name one, or take the account out");
      }
      Set<QueueName> served = new LinkedHashSet<>();
      for (Field item : items) {
        queue(item)
            .filter(queue -> !served.add(queue))
            .ifPresent(twice -> item.wrong("names " + twice + " twice; once is enough"));
      }
      account.ifPresent(known -> agents.put(known, List.copyOf(served)));
    }
    return agents;
  }

  private Optional<Plan.MainMenu> menu(Field field) {
    Field.Section fields = field.section("choices", "wait", "tries", "otherwise");
    Map<Digit, QueueName> choices = fields.get("choices").map(this::choices).orElse(Map.of());
    Optional<Duration> wait = fields.get("wait").flatMap(f -> f.duration(SECOND, MINUTE));
    Optional<Integer> tries = fields.get("tries").flatMap(f -> f.whole(1, 10));
    Optional<QueueName> otherwise = fields.get("otherwise").flatMap(this::reached);
    // A misspelt queue is one problem, not two: then the right one may only seem to be unreachable.
    if (!choices.isEmpty() && queuesWritten.keySet().containsAll(queuesReached)) {
      queuesWritten.values().stream()
          .filter(queue -> !queuesReached.contains(queue.name()))
          .forEach(
              queue ->
                  queue.wrongKey(
                      "no key leads to this queue; add one under menu.choices, or take the"
                          + " queue out"));
    }
    return wait.isEmpty() || tries.isEmpty()
        ? Optional.empty()
        : otherwise.map(queue -> new Plan.MainMenu(choices, wait.get(), tries.get(), queue));
  }

  private Map<Digit, QueueName> choices(Field field) {
    Map<Digit, QueueName> choices = new LinkedHashMap<>();
    for (Field entry : field.entries()) {
      Optional<Digit> key = entry.nameAs(PlanReader::key);
      Optional<QueueName> queue = reached(entry);
      key.ifPresent(digit -> queue.ifPresent(name -> choices.put(digit, name)));
    }
    return choices;
  }

  private static Digit key(String text) {
    if (text.equals("*")) {
      throw new IllegalArgumentException("* always repeats the menu; choose 0 to 9 or \"#\"");
    }
    return Optional.of(text)
        .filter(one -> one.length() == 1)
        .flatMap(one -> Digit.of(one.charAt(0)))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "'" + text + "' is no key of a telephone; choose 0 to 9 or \"#\""));
  }

  /** A queue a caller comes to. */
  private Optional<QueueName> reached(Field field) {
    field.word().ifPresent(queuesReached::add);
    return queue(field);
  }

  private Optional<QueueName> queue(Field field) {
    Optional<String> written = field.text();
    if (written.isEmpty() || queuesWritten.isEmpty()) {
      return Optional.empty(); // the missing queues are the problem, not each mention of one
    }
    if (!queuesWritten.containsKey(written.get())) {
      field.wrong(
          "no queue '%s' (queues are %s)"
              .formatted(written.get(), String.join(", ", queuesWritten.keySet())));
      return Optional.empty();
    }
    return Optional.ofNullable(queuesNamed.get(written.get()));
  }

  private static Optional<Plan.InquiryRules> inquiry(Field field) {
    Field.Section fields = field.section("longest", "silence", "shortest", "answer-within");
    Optional<Duration> longest =
        fields
            .get("longest")
            .flatMap(f -> f.duration(SECOND.multipliedBy(5), MINUTE.multipliedBy(15)));
    Optional<Duration> silence = fields.get("silence").flatMap(f -> f.duration(SECOND, MINUTE));
    Optional<Duration> shortest = fields.get("shortest").flatMap(f -> f.duration(SECOND, MINUTE));
    Optional<Integer> days = fields.get("answer-within").flatMap(f -> f.as(PlanReader::days));
    below(longest, silence, fields.get("silence"));
    below(longest, shortest, fields.get("shortest"));
    return longest.isEmpty() || silence.isEmpty() || shortest.isEmpty()
        ? Optional.empty()
        : days.map(
            within ->
                new Plan.InquiryRules(
                    new RecordingLimits(longest.get(), silence.get()), shortest.get(), within));
  }

  private static void below(
      Optional<Duration> longest, Optional<Duration> part, Optional<Field> field) {
    if (longest.isPresent() && part.isPresent() && part.get().compareTo(longest.get()) >= 0) {
      field.ifPresent(f -> f.wrong("must be less than inquiry.longest"));
    }
  }

  private static int days(String text) {
    Matcher matcher = BUSINESS_DAYS.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "'" + text + "' is not a number of business days; write it as: 3 business days");
    }
    return Amounts.whole(matcher.group(1), 1, 60);
  }
}
