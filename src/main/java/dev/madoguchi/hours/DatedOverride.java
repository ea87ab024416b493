package dev.madoguchi.hours;

import dev.madoguchi.call.Prompt;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What certain days are instead of what weekday, holiday and closure make of them.
 *
 * @param dates mostly one day
 * @param message said to callers whom it keeps out, if it has one of its own
 */
public record DatedOverride(DateRange dates, Change change, Optional<Prompt> message) {
  /** What becomes of the day. */
  public sealed interface Change {
    /** Open in exactly these shifts, in order and apart. */
    record Open(List<Shift> shifts) implements Change {
      public Open {
        if (shifts.isEmpty()) {
          throw new IllegalArgumentException("an open day has a shift");
        }
        shifts = List.copyOf(shifts);
      }
    }

    /** Closed all day. */
    record Closed() implements Change {}

    /** Closed in these parts of the day; for the rest it stays what it is. */
    record ClosedDuring(List<Shift> parts) implements Change {
      public ClosedDuring {
        parts = List.copyOf(parts);
      }
    }
  }

  /** The shifts that are left of those the day would have. */
  List<Shift> shifts(List<Shift> ordinary) {
    return switch (change) {
      case Change.Open(List<Shift> shifts) -> shifts;
      case Change.Closed() -> List.of();
      case Change.ClosedDuring(List<Shift> parts) -> {
        List<Shift> left = ordinary;
        for (Shift part : parts) {
          left = left.stream().flatMap(shift -> without(part, shift).stream()).toList();
        }
        yield left;
      }
    };
  }

  private static List<Shift> without(Shift part, Shift shift) {
    List<Shift> left = new ArrayList<>();
    if (shift.from().isBefore(part.from())) {
      left.add(new Shift(shift.from(), earlier(shift.until(), part.from())));
    }
    if (part.until().isBefore(shift.until())) {
      left.add(new Shift(later(shift.from(), part.until()), shift.until()));
    }
    return left;
  }

  /** Whether a line that is closed at this time of the day is so because of this. */
  boolean explains(LocalTime closedAt) {
    return switch (change) {
      case Change.Open _, Change.Closed _ -> true;
      case Change.ClosedDuring(List<Shift> parts) ->
          parts.stream().anyMatch(part -> part.contains(closedAt));
    };
  }

  private static LocalTime earlier(LocalTime one, LocalTime other) {
    return one.isBefore(other) ? one : other;
  }

  private static LocalTime later(LocalTime one, LocalTime other) {
    return one.isAfter(other) ? one : other;
  }
}
