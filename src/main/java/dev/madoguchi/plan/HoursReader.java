package dev.madoguchi.plan;

import dev.madoguchi.hours.Holidays;
import dev.madoguchi.hours.Shift;
import dev.madoguchi.yaml.Field;
import dev.madoguchi.yaml.Nearest;
import dev.madoguchi.yaml.Problem;
import dev.madoguchi.yaml.Problems;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads when the line is open. */
final class HoursReader {
  private static final String TIME = "((?:[01][0-9]|2[0-3]):[0-5][0-9])";
  private static final Pattern SHIFT = Pattern.compile(TIME + "-" + TIME);
  private static final List<String> DAYS =
      Stream.of(DayOfWeek.values()).map(day -> day.name().toLowerCase(Locale.ROOT)).toList();

  /** The key of how long before a closing new callers are no longer queued. */
  static final String LAST_QUEUED = "last-queued";

  /** The keys that may be left out. */
  static final List<String> ALLOWED =
      Stream.concat(ExceptionsReader.KEYS.stream(), Stream.of(LAST_QUEUED)).toList();

  private HoursReader() {}

  static Optional<Duration> lastQueued(Field field) {
    return field.duration(Duration.ZERO, Duration.ofHours(2));
  }

  static ZoneId zone(String text) {
    if (!ZoneId.getAvailableZoneIds().contains(text)) {
      throw new IllegalArgumentException(
          "no time zone '"
              + text
              + "'"
              + Nearest.hint(text, ZoneId.getAvailableZoneIds())
              + " (zones are named Region/City)");
    }
    return ZoneId.of(text);
  }

  /** The weekly shifts; empty with problems noted when there is not one. */
  static Map<DayOfWeek, List<Shift>> weekly(Field field) {
    Map<DayOfWeek, List<Shift>> weekly = new EnumMap<>(DayOfWeek.class);
    for (Field day : field.entries()) {
      if (!DAYS.contains(day.name())) {
        day.wrongKey(
            "no such day" + Nearest.hint(day.name(), DAYS) + " (days are monday to sunday)");
        continue;
      }
      weekly.put(DayOfWeek.of(DAYS.indexOf(day.name()) + 1), shifts(day));
    }
    return weekly;
  }

  /** The shifts of a day, one or a list of them, in order; empty with a problem noted. */
  static List<Shift> shifts(Field day) {
    List<Field> fields = day.isList() ? day.items() : List.of(day);
    if (fields.isEmpty()) {
      day.wrong("has no shift; give it one, or take the day out when it is a day off");
    }
    List<Shift> shifts = new ArrayList<>();
    for (Field field : fields) {
      field.as(HoursReader::shift).ifPresent(shift -> addApart(shift, shifts, field));
    }
    shifts.sort(Comparator.comparing(Shift::from));
    return shifts;
  }

  private static void addApart(Shift shift, List<Shift> shifts, Field field) {
    for (Shift other : shifts) {
      if (!shift.until().isBefore(other.from()) && !other.until().isBefore(shift.from())) {
        field.wrong(
            "%s overlaps or touches %s; make them one, or set them apart"
                .formatted(written(shift), written(other)));
        return;
      }
    }
    shifts.add(shift);
  }

  private static String written(Shift shift) {
    return shift.from() + "-" + shift.until();
  }

  private static Shift shift(String text) {
    Matcher matcher = SHIFT.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "'"
              + text
              + "' is not a shift; write two times from 00:00 to 23:59 in two digits each, as in"
              + " 09:30-17:30");
    }
    LocalTime from = LocalTime.parse(matcher.group(1));
    LocalTime until = LocalTime.parse(matcher.group(2));
    if (!from.isBefore(until)) {
      throw new IllegalArgumentException(
          "'" + text + "' does not end after it begins; a shift lies within one day");
    }
    return new Shift(from, until);
  }

  /**
   * The holidays of the file the field names, with those projected for the years it does not cover;
   * what is wrong inside that file is added to {@code more}.
   */
  static Optional<Holidays> holidays(Field field, Path plan, List<Problem> more) {
    Optional<Path> file = field.as(text -> besides(plan, text));
    if (file.isEmpty()) {
      return Optional.empty();
    }
    Problems problems = new Problems(file.get().getFileName().toString());
    Optional<Holidays> holidays = HolidayFile.read(file.get(), problems);
    more.addAll(problems.inOrder());
    return holidays.map(Holidays::projectedElsewhere);
  }

  private static Path besides(Path plan, String text) {
    try {
      Path file = plan.resolveSibling(text);
      if (file.getFileName() == null) {
        throw new IllegalArgumentException("'" + text + "' is not the name of a file");
      }
      return file;
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException("'" + text + "' is not the name of a file", e);
    }
  }
}
