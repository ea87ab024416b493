package dev.madoguchi.plan;

import dev.madoguchi.call.Digit;
import dev.madoguchi.call.Language;
import dev.madoguchi.call.Patience;
import dev.madoguchi.call.PhoneNumber;
import dev.madoguchi.call.QueueName;
import dev.madoguchi.call.RecordingLimits;
import dev.madoguchi.call.Target;
import dev.madoguchi.call.Topic;
import dev.madoguchi.hours.OpeningHours;
import dev.madoguchi.queue.Account;
import dev.madoguchi.report.Deletion;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the line does, as its operator wrote it.
 *
 * @param number the support number
 * @param entrances how Asterisk hands its calls, and those of other numbers, to the server
 * @param hours when it is open, in its own zone
 * @param lastQueued so long before a closing, new callers are no longer queued; zero or more
 * @param queues each queue and the wait in it before the offer, in the file's order
 * @param agents each telephone account and the queues it serves, in the file's order
 */
public record Plan(
    PhoneNumber number,
    Language language,
    Entrances entrances,
    OpeningHours hours,
    Duration lastQueued,
    Map<QueueName, Patience> queues,
    Map<Account, List<QueueName>> agents,
    MainMenu menu,
    InquiryRules inquiry,
    WaitRules waiting,
    CallRules calls,
    Retention retention) {
  /** A caller who changes the category has a key for each: those with a figure on them. */
  static final int MOST_QUEUES = 10;

  /** In the order in which they are on a telephone. */
  private static final List<Digit> FIGURES =
      "1234567890".chars().mapToObj(key -> Digit.of((char) key).orElseThrow()).toList();

  public Plan {
    queues = Collections.unmodifiableMap(new LinkedHashMap<>(queues));
    Map<Account, List<QueueName>> served = new LinkedHashMap<>();
    agents.forEach((account, names) -> served.put(account, List.copyOf(names)));
    agents = Collections.unmodifiableMap(served);
  }

  /** A plan that says nothing about the way in and waiting, and keeps things as long as usual. */
  public Plan(
      PhoneNumber number,
      Language language,
      OpeningHours hours,
      Duration lastQueued,
      Map<QueueName, Patience> queues,
      Map<Account, List<QueueName>> agents,
      MainMenu menu,
      InquiryRules inquiry) {
    this(
        number,
        language,
        Entrances.USUAL,
        hours,
        lastQueued,
        queues,
        agents,
        menu,
        inquiry,
        WaitRules.USUAL,
        CallRules.USUAL,
        Retention.USUAL);
  }

  /**
   * The wait in the queue before the offer. A caller can come back from a queue that has left the
   * plan since; then it is that of the queue of who gives up.
   */
  public Patience patience(QueueName queue) {
    return queues.getOrDefault(queue, queues.get(menu.otherwise()));
  }

  /**
   * A key for each category: the main menu's, where the category stands in it, and for those below
   * it one that is free.
   */
  public Map<Digit, QueueName> categoryKeys() {
    Map<Digit, QueueName> keys = new LinkedHashMap<>();
    menu.choices()
        .forEach(
            (key, target) -> {
              if (target instanceof Target.ToQueue(QueueName queue) && !keys.containsValue(queue)) {
                keys.put(key, queue);
              }
            });
    Iterator<Digit> free =
        FIGURES.stream().filter(key -> !keys.containsKey(key)).toList().iterator();
    queues.keySet().stream()
        .filter(queue -> !keys.containsValue(queue))
        .forEach(queue -> keys.put(free.next(), queue));
    return keys;
  }

  /**
   * What the operator must be told when a year's official holidays are missing on this date; from 1
   * October those of the next year.
   */
  public Optional<String> overdueHolidays(LocalDate date) {
    return hours
        .holidays()
        .overdueOn(date)
        .map(
            year ->
                "hours.holidays: has no day of %s, so its holidays are only projected; put the Cabinet Office's new list in its place"
                    .formatted(year));
  }

  /** Every language a call can be held in; the line's own is the first. */
  public List<Language> languages() {
    return Stream.concat(Stream.of(language), menu.languages().values().stream())
        .distinct()
        .toList();
  }

  /**
   * How long what is kept is kept.
   *
   * @param messages spoken ones, row and audio
   * @param inquiries from the last that was said in them
   * @param drafts inquiries that were never sent
   * @param silent recordings in which there was no message
   */
  public record Retention(
      Duration messages,
      Duration inquiries,
      Duration drafts,
      Duration callRecords,
      Duration silent) {
    /** A year and a month, so that a month can be compared with that of the year before. */
    public static final Retention USUAL =
        new Retention(
            Duration.ofDays(400),
            Duration.ofDays(400),
            Duration.ofDays(30),
            Duration.ofDays(400),
            Duration.ofDays(7));

    /** The time of one kind. */
    public Duration of(Deletion.Kind kind) {
      return switch (kind) {
        case MESSAGES -> messages;
        case INQUIRIES -> inquiries;
        case DRAFTS -> drafts;
        case CALL_RECORDS -> callRecords;
        case SILENT -> silent;
      };
    }
  }

  /**
   * The main menu.
   *
   * @param choices where each key leads, in the order they are said
   * @param languages the keys that change the language of the call, in the order they are offered
   * @param keyWait for a key after the question
   * @param tries how much silence, and how many wrong keys, it meets before it gives up
   * @param otherwise the queue of a caller who gives up
   */
  public record MainMenu(
      Map<Digit, Target> choices,
      Map<Digit, Language> languages,
      Duration keyWait,
      int tries,
      QueueName otherwise) {
    public MainMenu {
      choices = Collections.unmodifiableMap(new LinkedHashMap<>(choices));
      languages = Collections.unmodifiableMap(new LinkedHashMap<>(languages));
    }
  }

  /**
   * How inquiries are taken.
   *
   * @param limits of the spoken message
   * @param shortest a recording below this is no message
   * @param answerWithin business days in which the reply is owed
   * @param order how order numbers are asked for; empty when they are not
   * @param details what a category can be about in detail, by key, in the order they are said
   */
  public record InquiryRules(
      RecordingLimits limits,
      Duration shortest,
      int answerWithin,
      Optional<OrderNumbers> order,
      Map<QueueName, Map<Digit, Topic>> details) {
    public InquiryRules {
      Map<QueueName, Map<Digit, Topic>> copy = new LinkedHashMap<>();
      details.forEach(
          (category, choices) ->
              copy.put(category, Collections.unmodifiableMap(new LinkedHashMap<>(choices))));
      details = Collections.unmodifiableMap(copy);
    }
  }

  /**
   * Which order numbers there are.
   *
   * @param least the fewest figures
   * @param most the most figures
   * @param categories in which they are asked for
   */
  public record OrderNumbers(int least, int most, Set<QueueName> categories) {
    public OrderNumbers {
      categories = Set.copyOf(categories);
    }
  }

  /**
   * How callers wait.
   *
   * @param offerAgain after the first offer of a queue's patience, the next one follows so much
   *     later
   * @param longestCall without talking to an agent: nobody is taken out of a queue before
   */
  public record WaitRules(Duration offerAgain, Duration longestCall) {
    /** What a plan says that says nothing about it. */
    public static final WaitRules USUAL = new WaitRules(Duration.ofMinutes(1), Duration.ofHours(1));
  }

  /**
   * How calls are taken and let go.
   *
   * @param grace how long calls in a menu or an inquiry go on when the server is to end
   * @param newPerSecond calls taken in a second, of all callers; any more are told that all lines
   *     are busy
   * @param perCallerPerMinute calls taken from one number in a minute; any more leave a message
   */
  public record CallRules(Duration grace, int newPerSecond, int perCallerPerMinute) {
    /** What a plan says that says nothing about it. */
    public static final CallRules USUAL = new CallRules(Duration.ofMinutes(1), 50, 20);
  }
}
