package dev.madoguchi.plan;

import dev.madoguchi.yaml.Field;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Reads how calls are taken and let go; what is left out is as usual. */
final class CallsReader {
  private static final Duration LONGEST_GRACE = Duration.ofMinutes(10);
  private static final int MOST = 1_000;

  private CallsReader() {}

  /** What is wrong is noted, and is as usual in what comes of it. */
  static Plan.CallRules read(Field field) {
    Field.Section fields =
        field.section(List.of(), List.of("grace", "new-per-second", "per-caller-per-minute"));
    Plan.CallRules usual = Plan.CallRules.USUAL;
    Optional<Duration> grace =
        fields.get("grace").flatMap(f -> f.duration(Duration.ZERO, LONGEST_GRACE));
    return new Plan.CallRules(
        grace.orElse(usual.grace()),
        whole(fields, "new-per-second", usual.newPerSecond()),
        whole(fields, "per-caller-per-minute", usual.perCallerPerMinute()));
  }

  private static int whole(Field.Section fields, String key, int usual) {
    return fields.get(key).flatMap(f -> f.whole(1, MOST)).orElse(usual);
  }
}
