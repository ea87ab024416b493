package dev.madoguchi.asterisk;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Connections to Asterisk of one kind, as whoever keeps them last saw them. A value: who looks at
 * it waits for no connection.
 *
 * @param kind in a word: {@code ami}
 * @param up how many are there
 * @param all how many are to be there
 * @param since when that is so, by {@link System#nanoTime}: no step of a clock changes it
 * @param losses how often one was lost
 */
public record Links(String kind, int up, int all, long since, long losses) {
  private static final Pattern TEXT =
      Pattern.compile(
          "([a-z]{1,9}): ([0-9]{1,4}) of ([0-9]{1,4}) for ([0-9]{1,9}) s, lost ([0-9]{1,10})"
              + " times");

  /** One that is to be there, and is not yet. */
  public static Links one(String kind) {
    return new Links(kind, 0, 1, System.nanoTime(), 0);
  }

  /** The one is there now. */
  public Links here() {
    return new Links(kind, all, all, System.nanoTime(), losses);
  }

  /** It is not there any more; the same when it was not before. */
  public Links gone() {
    return up == 0 ? this : new Links(kind, 0, all, System.nanoTime(), losses + 1);
  }

  /** All of a kind: since the last of them came, else since the first that is not there went. */
  public static Links together(List<Links> each) {
    List<Links> gone = each.stream().filter(one -> !one.isWhole()).toList();
    Comparator<Links> age = Comparator.comparing(Links::age);
    Links telling =
        gone.isEmpty()
            ? each.stream().min(age).orElseThrow()
            : gone.stream().max(age).orElseThrow();
    return new Links(
        telling.kind,
        each.stream().mapToInt(Links::up).sum(),
        each.stream().mapToInt(Links::all).sum(),
        telling.since,
        each.stream().mapToLong(Links::losses).sum());
  }

  public boolean isWhole() {
    return up == all;
  }

  /** For how long it has been so. */
  public Duration age() {
    return Duration.ofNanos(System.nanoTime() - since);
  }

  /** In a line, for another process. */
  public String text() {
    return "%s: %d of %d for %d s, lost %d times"
        .formatted(kind, up, all, age().toSeconds(), losses);
  }

  /** Reads it back; empty when it is none. */
  public static Optional<Links> parse(String text) {
    Matcher found = TEXT.matcher(text);
    return found.matches() ? Optional.of(read(found)) : Optional.empty();
  }

  private static Links read(MatchResult found) {
    return new Links(
        found.group(1),
        Integer.parseInt(found.group(2)),
        Integer.parseInt(found.group(3)),
        System.nanoTime() - Duration.ofSeconds(Long.parseLong(found.group(4))).toNanos(),
        Long.parseLong(found.group(5)));
  }
}
