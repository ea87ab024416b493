package dev.madoguchi.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The dialplan of those that are measured against the line: up to the command that hands the call
 * over it is the line's own, read from its file, so that all guard and note their calls alike.
 */
final class BenchDialplan {
  private static final String BEGINNING = "exten => call,1,";
  private static final List<String> HAND_OVER = List.of("AGI(", "MADOGUCHI_WAY_IN");

  private final StringBuilder text = new StringBuilder();
  private final String guards;

  BenchDialplan(Path extensions) {
    this.guards = guards(extensions).replace(BEGINNING, " same => n,");
  }

  private static String guards(Path extensions) {
    try {
      return Files.readAllLines(extensions).stream()
          .dropWhile(line -> !line.startsWith(BEGINNING))
          .takeWhile(line -> HAND_OVER.stream().noneMatch(line::contains))
          .filter(line -> !line.strip().startsWith(";"))
          .reduce("", (all, line) -> all + line + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + extensions, e);
    }
  }

  /**
   * A contender behind the line's guards.
   *
   * @param calls the folder its calls' files go to
   */
  BenchDialplan guarded(String number, Path calls, String behind) {
    return context(number, BEGINNING + "Set(MADOGUCHI_CALLS=" + calls + ")\n" + guards + behind);
  }

  /** A contender with nothing before it. */
  BenchDialplan bare(String number, String all) {
    return context(number, all);
  }

  private BenchDialplan context(String number, String body) {
    text.append(
        """

        [from-trunk](+)
        exten => %1$s,1,Goto(bench-%1$s,call,1)
        [bench-%1$s]
        %2$s"""
            .formatted(number, body));
    return this;
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
