package dev.madoguchi.doctor;

import dev.madoguchi.hours.Holidays;
import java.time.LocalDate;
import java.time.Year;
import java.util.List;

/** Whether the official holidays of this year, and from October those of the next, are there. */
record HolidaysLook(Holidays holidays, LocalDate today) implements Look {
  private static final String ITEM = "holidays";

  @Override
  public List<Finding> look() {
    return List.of(
        holidays
            .overdueOn(today)
            .map(
                year ->
                    Finding.warning(
                        ITEM,
                        "those of %s are only projected".formatted(year),
                        "put the Cabinet Office's new list in the place of the old (hours.holidays)"))
            .orElseGet(
                () ->
                    Finding.ok(
                        ITEM,
                        "official until "
                            + holidays.knownUntil().map(Year::toString).orElse("no year"))));
  }
}
