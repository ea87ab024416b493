package dev.madoguchi;

import dev.madoguchi.plan.Plan;
import java.util.ArrayList;
import java.util.List;

/**
 * What of a plan is made into Asterisk's configuration, or into the clock, when the line comes up,
 * and so cannot change while it is up.
 */
final class NeedsNewStart {
  private static final String HOW =
      ": cannot change while the line is up; end it and start it again with bin/madoguchi up";

  private NeedsNewStart() {}

  /** Every such part in which the two differ, a line each. */
  static List<String> of(Plan now, Plan next) {
    List<String> parts = new ArrayList<>();
    if (!now.number().equals(next.number())) {
      parts.add("line.number" + HOW);
    }
    if (!now.hours().zone().equals(next.hours().zone())) {
      parts.add("line.zone" + HOW);
    }
    if (!now.language().equals(next.language())) {
      parts.add("line.language" + HOW);
    }
    if (!now.entrances().equals(next.entrances())) {
      parts.add("line.way-in, line.numbers" + HOW);
    }
    return parts;
  }
}
