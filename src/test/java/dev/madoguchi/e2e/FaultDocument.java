package dev.madoguchi.e2e;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** The page a table is written into: each kind of line has a place of its own. */
record FaultDocument(Path file) {
  /**
   * Writes the table into the place of that name.
   *
   * @param broken so many rounds are not in the table, or left something behind that nobody counts
   */
  void write(
      String name, String arguments, long seed, Duration took, FaultTable table, int broken) {
    new MadePart(file, "bin/faults (" + name + ")")
        .write(
            """
            `bin/faults %s`, seed %d, %s, in %d minutes, %s

            %s

            %s
            """
                .formatted(
                    arguments,
                    seed,
                    LocalDate.now(ZoneOffset.UTC),
                    took.toMinutes(),
                    MadePart.machine(),
                    table.inWords()
                        + (broken == 0
                            ? ""
                            : " What else went wrong, %d times, bin/faults has told."
                                .formatted(broken)),
                    table));
  }
}
