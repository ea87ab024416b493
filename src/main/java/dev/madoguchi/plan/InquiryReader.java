package dev.madoguchi.plan;

import dev.madoguchi.call.RecordingLimits;
import dev.madoguchi.yaml.Amounts;
import dev.madoguchi.yaml.Field;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads how inquiries are taken. */
final class InquiryReader {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Pattern BUSINESS_DAYS = Pattern.compile("([0-9]{1,3}) business days?");

  private InquiryReader() {}

  static Optional<Plan.InquiryRules> read(Field field) {
    Field.Section fields = field.section("longest", "silence", "shortest", "answer-within");
    Optional<Duration> longest =
        fields
            .get("longest")
            .flatMap(f -> f.duration(SECOND.multipliedBy(5), MINUTE.multipliedBy(15)));
    Optional<Duration> silence = fields.get("silence").flatMap(f -> f.duration(SECOND, MINUTE));
    Optional<Duration> shortest = fields.get("shortest").flatMap(f -> f.duration(SECOND, MINUTE));
    Optional<Integer> days = fields.get("answer-within").flatMap(f -> f.as(InquiryReader::days));
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
