package dev.madoguchi.store;

import dev.madoguchi.call.SeenByUs;
import dev.madoguchi.report.SeenBySwitch;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What servers have told of one call, each of the part it had: a call goes on with another server,
 * or with the same one anew, when its wire is cut, or the first ends or stalls.
 *
 * @param parts in the order in which they began; never empty
 */
record Accounts(List<SeenByUs> parts) {
  /** Between the two sides' sight of the same moment. */
  private static final Duration CLOSE = Duration.ofMillis(500);

  Accounts {
    parts = List.copyOf(parts);
  }

  static Accounts of(SeenByUs only) {
    return new Accounts(List.of(only));
  }

  /** As a row has them: a line for each. */
  static Accounts parse(String lines) {
    return new Accounts(lines.lines().map(SeenJson::read).toList());
  }

  String text() {
    return parts.stream().map(SeenJson::of).collect(Collectors.joining("\n"));
  }

  /** Whether this one is among them: no two begin at the same moment. */
  boolean has(SeenByUs part) {
    return parts.stream().anyMatch(each -> each.entered().equals(part.entered()));
  }

  Accounts with(SeenByUs part) {
    return new Accounts(
        Stream.concat(parts.stream(), Stream.of(part))
            .sorted(Comparator.comparing(SeenByUs::entered))
            .toList());
  }

  /** The call from its beginning to its end. */
  SeenByUs whole() {
    return parts.stream().reduce(SeenByUs::then).orElseThrow();
  }

  /** Whether they reach over all of the call that the switch has seen; the clocks may differ. */
  boolean cover(SeenBySwitch theirs) {
    SeenByUs whole = whole();
    Duration ours = Duration.between(whole.entered(), whole.left());
    return theirs
        .left()
        .filter(
            left -> Duration.between(theirs.entered(), left).minus(ours).abs().compareTo(CLOSE) < 0)
        .isPresent();
  }
}
