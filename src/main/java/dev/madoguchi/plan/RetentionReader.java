package dev.madoguchi.plan;

import dev.madoguchi.report.Deletion.Kind;
import dev.madoguchi.yaml.Amounts;
import dev.madoguchi.yaml.Field;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads how long what is kept is kept. */
final class RetentionReader {
  private static final Pattern DAYS = Pattern.compile("([0-9]{1,4}) days?");
  private static final int LONGEST = 3650;
  private static final List<String> KINDS = Stream.of(Kind.values()).map(Kind::word).toList();

  private RetentionReader() {}

  static Plan.Retention read(Field field) {
    Field.Section fields = field.section(List.of(), KINDS);
    Plan.Retention usual = Plan.Retention.USUAL;
    Duration inquiries = days(fields, Kind.INQUIRIES).orElse(usual.inquiries());
    Duration messages =
        days(fields, Kind.MESSAGES)
            .orElse(usual.messages().compareTo(inquiries) > 0 ? inquiries : usual.messages());
    if (messages.compareTo(inquiries) > 0) {
      fields
          .get(Kind.MESSAGES.word())
          .ifPresent(
              longer ->
                  longer.wrong(
                      "a message goes with its inquiry, which is kept for %d days"
                          .formatted(inquiries.toDays())));
    }
    return new Plan.Retention(
        messages,
        inquiries,
        days(fields, Kind.DRAFTS).orElse(usual.drafts()),
        days(fields, Kind.CALL_RECORDS).orElse(usual.callRecords()),
        days(fields, Kind.SILENT).orElse(usual.silent()));
  }

  private static Optional<Duration> days(Field.Section fields, Kind kind) {
    return fields.get(kind.word()).flatMap(field -> field.as(RetentionReader::days));
  }

  private static Duration days(String text) {
    Matcher matcher = DAYS.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "'" + text + "' is not a number of days; write it as: 400 days");
    }
    return Duration.ofDays(Amounts.whole(matcher.group(1), 1, LONGEST));
  }
}
