package dev.madoguchi.plan;

import dev.madoguchi.call.Prompt;
import dev.madoguchi.hours.Closure;
import dev.madoguchi.hours.DateRange;
import dev.madoguchi.hours.DatedOverride;
import dev.madoguchi.hours.DatedOverride.Change;
import dev.madoguchi.hours.Emergency;
import dev.madoguchi.hours.Exceptions;
import dev.madoguchi.hours.Shift;
import dev.madoguchi.yaml.Field;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads emergency, overrides and closures; each of the three keys may be left out. */
final class ExceptionsReader {
  static final List<String> KEYS = List.of("emergency", "overrides", "closures");

  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);

  /** No comma and no quotation mark: names stand in tables too. */
  private static final Pattern NAME =
      Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N} ・()（）-]{0,39}");

  private static final int FIRST_YEAR = 2000;
  private static final int LAST_YEAR = 2099;
  private static final int MOST_DAYS = 366;

  private ExceptionsReader() {}

  /** The exceptions; incomplete only together with a problem noted. */
  static Exceptions read(Field.Section hours) {
    return new Exceptions(
        hours.get("emergency").flatMap(ExceptionsReader::emergency),
        hours.get("overrides").map(ExceptionsReader::overrides).orElse(List.of()),
        hours.get("closures").map(ExceptionsReader::closures).orElse(List.of()));
  }

  private static Optional<Emergency> emergency(Field field) {
    if (field.word().isPresent()) {
      return field.as(word -> emergency(word, Optional.empty()));
    }
    Field.Section fields = field.section(List.of("state", "message"), List.of());
    Optional<Prompt> message = message(fields);
    return fields.get("state").flatMap(f -> f.as(word -> emergency(word, message)));
  }

  private static Emergency emergency(String word, Optional<Prompt> message) {
    return switch (word) {
      case "closed" -> new Emergency.Closed(message);
      case "open" -> {
        if (message.isPresent()) {
          throw new IllegalArgumentException("an open line says no message; take it out");
        }
        yield new Emergency.Open();
      }
      default ->
          throw new IllegalArgumentException(
              "'" + word + "' is no emergency; write closed or open, or take the key out");
    };
  }

  private static List<Closure> closures(Field list) {
    List<Closure> closures = new ArrayList<>();
    for (Field item : list.items()) {
      Field.Section fields = item.section(List.of("from", "until", "name"), List.of("message"));
      Optional<DateRange> dates = range(fields, item);
      Optional<String> name = fields.get("name").flatMap(f -> f.as(ExceptionsReader::name));
      Optional<Prompt> message = message(fields);
      dates
          .filter(days -> isFree(days, closures.stream().map(Closure::dates).toList(), item))
          .flatMap(days -> name.map(called -> new Closure(days, called, message)))
          .ifPresent(closures::add);
    }
    return closures;
  }

  private static List<DatedOverride> overrides(Field list) {
    List<DatedOverride> overrides = new ArrayList<>();
    for (Field item : list.items()) {
      Field.Section fields =
          item.section(List.of(), List.of("date", "from", "until", "open", "closed", "message"));
      Optional<DateRange> dates = dates(fields, item);
      Optional<Change> change = change(fields, item);
      Optional<Prompt> message = message(fields);
      dates
          .filter(days -> isFree(days, overrides.stream().map(DatedOverride::dates).toList(), item))
          .flatMap(days -> change.map(becomes -> new DatedOverride(days, becomes, message)))
          .ifPresent(overrides::add);
    }
    return overrides;
  }

  private static Optional<DateRange> dates(Field.Section fields, Field item) {
    boolean one = fields.get("date").isPresent();
    boolean both = fields.get("from").isPresent() && fields.get("until").isPresent();
    boolean either = fields.get("from").isPresent() || fields.get("until").isPresent();
    if (one == either || either != both) {
      item.wrong("needs its days: either a date, or from and until");
      return Optional.empty();
    }
    return one
        ? fields
            .get("date")
            .flatMap(f -> f.as(ExceptionsReader::date))
            .map(d -> new DateRange(d, d))
        : range(fields, item);
  }

  private static Optional<DateRange> range(Field.Section fields, Field item) {
    Optional<LocalDate> from = fields.get("from").flatMap(f -> f.as(ExceptionsReader::date));
    Optional<LocalDate> until = fields.get("until").flatMap(f -> f.as(ExceptionsReader::date));
    if (from.isEmpty() || until.isEmpty()) {
      return Optional.empty();
    }
    if (until.get().isBefore(from.get())) {
      item.wrong("ends before it begins: " + from.get() + " until " + until.get());
      return Optional.empty();
    }
    DateRange range = new DateRange(from.get(), until.get());
    if (range.days() > MOST_DAYS) {
      item.wrong("is %d days long; give at most %d".formatted(range.days(), MOST_DAYS));
      return Optional.empty();
    }
    return Optional.of(range);
  }

  private static boolean isFree(DateRange dates, List<DateRange> taken, Field item) {
    Optional<DateRange> other = taken.stream().filter(dates::overlaps).findFirst();
    other.ifPresent(
        days ->
            item.wrong(
                "shares a day with the one from %s until %s; make them one, or set them apart"
                    .formatted(days.from(), days.until())));
    return other.isEmpty();
  }

  private static Optional<Change> change(Field.Section fields, Field item) {
    Optional<Field> open = fields.get("open");
    Optional<Field> closed = fields.get("closed");
    if (open.isPresent() == closed.isPresent()) {
      item.wrong("needs one of open (with shifts) and closed (all day, or parts of the day)");
      return Optional.empty();
    }
    if (closed.flatMap(Field::word).filter("all day"::equals).isPresent()) {
      return Optional.of(new Change.Closed());
    }
    List<Shift> parts = HoursReader.shifts(open.or(() -> closed).orElseThrow());
    if (parts.isEmpty()) {
      return Optional.empty(); // noted where they stand
    }
    return Optional.of(open.isPresent() ? new Change.Open(parts) : new Change.ClosedDuring(parts));
  }

  private static Optional<Prompt> message(Field.Section fields) {
    return fields.get("message").flatMap(f -> f.as(Prompt::new));
  }

  private static LocalDate date(String text) {
    try {
      LocalDate date = LocalDate.parse(text, DATE);
      if (date.getYear() < FIRST_YEAR || date.getYear() > LAST_YEAR) {
        throw new IllegalArgumentException(
            "the year of %s is not from %d to %d".formatted(text, FIRST_YEAR, LAST_YEAR));
      }
      return date;
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          "'" + text + "' is not a date; write it as 2026-12-29, a day there is", e);
    }
  }

  private static String name(String text) {
    if (!NAME.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "'" + text + "' is not a name; write up to 40 letters, digits, spaces or hyphens");
    }
    return text;
  }
}
