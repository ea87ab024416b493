package dev.madoguchi.plan;

import dev.madoguchi.call.Digit;
import dev.madoguchi.call.QueueName;
import dev.madoguchi.call.RecordingLimits;
import dev.madoguchi.call.Topic;
import dev.madoguchi.yaml.Amounts;
import dev.madoguchi.yaml.Field;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads how inquiries are taken. */
final class InquiryReader {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Pattern BUSINESS_DAYS = Pattern.compile("([0-9]{1,3}) business days?");

  private static final Pattern FIGURES = Pattern.compile("([0-9]{1,2})(?:-([0-9]{1,2}))?");
  private static final int MOST_FIGURES = 20;

  private final QueuesReader queues;

  InquiryReader(QueuesReader queues) {
    this.queues = queues;
  }

  Optional<Plan.InquiryRules> read(Field field) {
    Field.Section fields =
        field.section(
            List.of("longest", "silence", "shortest", "answer-within"),
            List.of("order-number", "details"));
    Optional<Duration> longest =
        fields
            .get("longest")
            .flatMap(f -> f.duration(SECOND.multipliedBy(5), MINUTE.multipliedBy(15)));
    Optional<Duration> silence = fields.get("silence").flatMap(f -> f.duration(SECOND, MINUTE));
    Optional<Duration> shortest = fields.get("shortest").flatMap(f -> f.duration(SECOND, MINUTE));
    Optional<Integer> days = fields.get("answer-within").flatMap(f -> f.as(InquiryReader::days));
    below(longest, silence, fields.get("silence"));
    below(longest, shortest, fields.get("shortest"));
    Optional<Plan.OrderNumbers> order = fields.get("order-number").flatMap(this::order);
    Map<QueueName, Map<Digit, Topic>> details =
        fields.get("details").map(this::details).orElse(Map.of());
    return longest.isEmpty() || silence.isEmpty() || shortest.isEmpty()
        ? Optional.empty()
        : days.map(
            within ->
                new Plan.InquiryRules(
                    new RecordingLimits(longest.get(), silence.get()),
                    shortest.get(),
                    within,
                    order,
                    details));
  }

  private Optional<Plan.OrderNumbers> order(Field field) {
    Field.Section fields = field.section("digits", "categories");
    Optional<Figures> figures = fields.get("digits").flatMap(f -> f.as(InquiryReader::figures));
    Set<QueueName> categories = new LinkedHashSet<>();
    fields
        .get("categories")
        .ifPresent(f -> f.items().forEach(i -> queues.queue(i).ifPresent(categories::add)));
    return figures.map(of -> new Plan.OrderNumbers(of.least(), of.most(), categories));
  }

  private record Figures(int least, int most) {}

  private static Figures figures(String text) {
    Matcher matcher = FIGURES.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "'" + text + "' is not a number of figures; write it as 10, or as 8-12");
    }
    int least = Amounts.whole(matcher.group(1), 1, MOST_FIGURES);
    return new Figures(
        least,
        matcher.group(2) == null ? least : Amounts.whole(matcher.group(2), least, MOST_FIGURES));
  }

  private Map<QueueName, Map<Digit, Topic>> details(Field field) {
    Map<QueueName, Map<Digit, Topic>> details = new LinkedHashMap<>();
    for (Field entry : field.entries()) {
      Optional<QueueName> category = queues.named(entry);
      Map<Digit, Topic> choices = new LinkedHashMap<>();
      for (Field choice : entry.entries()) {
        Optional<Digit> key = choice.nameAs(InquiryReader::key);
        Optional<Topic> detail = choice.as(Topic::new);
        key.ifPresent(digit -> detail.ifPresent(topic -> choices.put(digit, topic)));
      }
      category.ifPresent(known -> details.put(known, choices));
    }
    return details;
  }

  private static Digit key(String text) {
    if (!text.matches("[1-9]")) {
      throw new IllegalArgumentException(
          "'" + text + "' is not a key here; choose 1 to 9 (0 changes the category, # goes on)");
    }
    return Digit.of(text.charAt(0)).orElseThrow();
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
