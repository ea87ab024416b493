package dev.madoguchi.plan;

import dev.madoguchi.call.Printable;
import dev.madoguchi.hours.Holidays;
import dev.madoguchi.yaml.PlainText;
import dev.madoguchi.yaml.Problems;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads national holidays in the format in which the Cabinet Office of Japan publishes them
 * (syukujitsu.csv): a line of headings, then one line a day, {@code 2026/11/23,勤労感謝の日}.
 *
 * <p>The office's own file is Shift_JIS, in the variant of Windows. Japanese text in it is not
 * well-formed UTF-8, so what decodes as UTF-8 is that, and the headings must then read right.
 */
final class HolidayFile {
  private static final int LARGEST = 1024 * 1024;
  private static final Charset SHIFT_JIS = Charset.forName("windows-31j");
  private static final String HEADINGS = "国民の祝日・休日月日,国民の祝日・休日名称";
  private static final Pattern ROW =
      Pattern.compile("([0-9]{4})/([0-9]{1,2})/([0-9]{1,2}),([^,\"]{1,40})");

  /** The law on national holidays is of 1948; nobody knows those of the next century. */
  private static final int FIRST_YEAR = 1948;

  private static final int LAST_YEAR = 2100;

  private HolidayFile() {}

  static Optional<Holidays> read(Path file, Problems problems) {
    return PlainText.bytesOf(file, LARGEST, problems).flatMap(bytes -> parse(bytes, problems));
  }

  private static Optional<Holidays> parse(byte[] bytes, Problems problems) {
    Optional<String> text =
        PlainText.decode(bytes, StandardCharsets.UTF_8)
            .or(() -> PlainText.decode(bytes, SHIFT_JIS));
    if (text.isEmpty()) {
      problems.add("is neither UTF-8 nor Shift_JIS; save it as one of them");
      return Optional.empty();
    }
    List<String> lines = text.get().stripTrailing().lines().toList();
    if (lines.isEmpty() || !lines.getFirst().equals(HEADINGS)) {
      problems.add(1, "", "must begin with the headings of the Cabinet Office: " + HEADINGS);
      return Optional.empty();
    }
    Map<LocalDate, String> names = new HashMap<>();
    for (int i = 1; i < lines.size(); i++) {
      readRow(lines.get(i), i + 1, names, problems);
    }
    if (names.isEmpty() && problems.none()) {
      problems.add("has no holiday; put the Cabinet Office's list in its place");
    }
    return problems.none() ? Optional.of(new Holidays(names)) : Optional.empty();
  }

  private static void readRow(
      String row, int line, Map<LocalDate, String> names, Problems problems) {
    Matcher matcher = ROW.matcher(row);
    if (!matcher.matches()
        || matcher.group(4).isBlank()
        || !row.codePoints().allMatch(Printable::isPrintable)) {
      problems.add(
          line, "", "'" + row + "' is not a holiday; write a date and a name: 2026/11/23,勤労感謝の日");
      return;
    }
    int year = Integer.parseInt(matcher.group(1));
    if (year < FIRST_YEAR || year > LAST_YEAR) {
      problems.add(
          line, "", "the year %d is not from %d to %d".formatted(year, FIRST_YEAR, LAST_YEAR));
      return;
    }
    try {
      LocalDate date =
          LocalDate.of(
              year, Integer.parseInt(matcher.group(2)), Integer.parseInt(matcher.group(3)));
      if (names.putIfAbsent(date, matcher.group(4).strip()) != null) {
        problems.add(line, "", date + " stands here a second time; take one of the lines out");
      }
    } catch (DateTimeException e) {
      problems.add(line, "", "there is no such date: " + e.getMessage());
    }
  }
}
