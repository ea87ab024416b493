package dev.madoguchi.plan;

import dev.madoguchi.yaml.Field;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Reads how callers wait; what is left out is as usual. */
final class WaitingReader {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration SOONEST = Duration.ofSeconds(10);

  private WaitingReader() {}

  /** Empty only together with a problem noted. */
  static Optional<Plan.WaitRules> read(Field field) {
    Field.Section fields = field.section(List.of(), List.of("offer-again", "longest-call"));
    Plan.WaitRules usual = Plan.WaitRules.USUAL;
    Optional<Duration> again =
        duration(fields, "offer-again", SOONEST, MINUTE.multipliedBy(30), usual.offerAgain());
    Optional<Duration> call =
        duration(fields, "longest-call", SOONEST, MINUTE.multipliedBy(300), usual.longestCall());
    return again.flatMap(often -> call.map(most -> new Plan.WaitRules(often, most)));
  }

  private static Optional<Duration> duration(
      Field.Section fields, String key, Duration least, Duration most, Duration usual) {
    return fields.get(key).map(f -> f.duration(least, most)).orElse(Optional.of(usual));
  }
}
