package dev.madoguchi.plan;

import dev.madoguchi.call.PhoneNumber;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How calls reach the line.
 *
 * @param usual the way in of the support number
 * @param others more numbers that lead to the line, each with its own way in, in the file's order
 */
public record Entrances(WayIn usual, Map<PhoneNumber, WayIn> others) {
  /** What a plan says that says nothing about it. */
  public static final Entrances USUAL = new Entrances(WayIn.AGI, Map.of());

  public Entrances {
    others = Collections.unmodifiableMap(new LinkedHashMap<>(others));
  }

  /** Every way in that some number has. */
  public Set<WayIn> waysIn() {
    return Stream.concat(Stream.of(usual), others.values().stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Whether some number has this way in. */
  public boolean has(WayIn way) {
    return waysIn().contains(way);
  }
}
