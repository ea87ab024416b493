package dev.madoguchi.hours;

import dev.madoguchi.call.Prompt;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What goes before holidays and weekly hours.
 *
 * @param overrides no two for the same day
 * @param closures no two for the same day
 */
public record Exceptions(
    Optional<Emergency> emergency, List<DatedOverride> overrides, List<Closure> closures) {
  /** No exception at all. */
  public static final Exceptions NONE = new Exceptions(Optional.empty(), List.of(), List.of());

  public Exceptions {
    overrides = List.copyOf(overrides);
    closures = List.copyOf(closures);
    apart(overrides.stream().map(DatedOverride::dates).toList());
    apart(closures.stream().map(Closure::dates).toList());
  }

  private static void apart(List<DateRange> ranges) {
    for (int i = 1; i < ranges.size(); i++) {
      if (ranges.subList(0, i).stream().anyMatch(ranges.get(i)::overlaps)) {
        throw new IllegalArgumentException("two exceptions for the same day: " + ranges.get(i));
      }
    }
  }

  Optional<DatedOverride> overrideOn(LocalDate date) {
    return overrides.stream().filter(each -> each.dates().contains(date)).findFirst();
  }

  Optional<Closure> closureOn(LocalDate date) {
    return closures.stream().filter(each -> each.dates().contains(date)).findFirst();
  }

  /** How many days are other than they would be. */
  int days() {
    return Stream.concat(
            overrides.stream().map(DatedOverride::dates), closures.stream().map(Closure::dates))
        .mapToInt(DateRange::days)
        .sum();
  }

  /** The prompts that are said only for these, in the order of the plan, each once. */
  public List<Prompt> messages() {
    Stream<Optional<Prompt>> emergencies =
        emergency.stream()
            .map(
                now ->
                    switch (now) {
                      case Emergency.Open() -> Optional.<Prompt>empty();
                      case Emergency.Closed(Optional<Prompt> message) -> message;
                    });
    return Stream.of(
            emergencies,
            overrides.stream().map(DatedOverride::message),
            closures.stream().map(Closure::message))
        .flatMap(messages -> messages)
        .flatMap(Optional::stream)
        .distinct()
        .toList();
  }
}
