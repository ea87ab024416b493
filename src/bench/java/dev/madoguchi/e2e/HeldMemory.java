package dev.madoguchi.e2e;

import dev.madoguchi.e2e.Contender.Server;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** What was in memory, and what it took of the processors, with more and more calls held. */
record HeldMemory(List<Seen> seen) {
  static final String HEAD =
      """
      | | Asterisk, kB a held call | server, kB a held call | of it Java's live heap, kB | Asterisk, MB, least to most | server, MB, least to most | Asterisk CPU, ms a second of a held call | server CPU, ms a second of a held call | held |
      |---|---|---|---|---|---|---|---|---|
      """;

  HeldMemory {
    seen = List.copyOf(seen);
  }

  /**
   * At one number of calls, in kilobytes.
   *
   * @param server empty when there is none
   * @param heap of Java, what is left after a collection; empty when it is not Java
   * @param spent while nothing but these calls went on
   */
  record Seen(int held, long asterisk, OptionalLong server, OptionalLong heap, Spent spent) {}

  String row(String name, Server servedBy) {
    boolean ownProcess = servedBy instanceof Server.OfItsOwn;
    boolean served = seen.getFirst().server().isPresent();
    boolean java = seen.getFirst().heap().isPresent();
    return "| %s | %s | %s | %s | %s | %s | %s | %s | %s |%n"
        .formatted(
            name,
            slope(Seen::asterisk),
            served ? slope(one -> one.server().orElseThrow()) : "-",
            java ? slope(one -> one.heap().orElseThrow()) : "-",
            range(Seen::asterisk),
            served ? range(one -> one.server().orElseThrow()) : "-",
            slope(one -> 1000 * one.spent().asterisk() / one.spent().wall(), "%.2f"),
            // of a forked one the processes that go on are not counted yet
            ownProcess
                ? slope(one -> 1000 * one.spent().server() / one.spent().wall(), "%.2f")
                : "-",
            seen.stream().map(one -> "" + one.held()).collect(Collectors.joining(", ")));
  }

  /** Of the line that fits best (least squares). */
  private String slope(ToDoubleFunction<Seen> of) {
    return slope(of, "%.1f");
  }

  private String slope(ToDoubleFunction<Seen> of, String format) {
    double held = seen.stream().mapToInt(Seen::held).average().orElseThrow();
    double memory = seen.stream().mapToDouble(of).average().orElseThrow();
    double together =
        seen.stream().mapToDouble(s -> (s.held() - held) * (of.applyAsDouble(s) - memory)).sum();
    double alone = seen.stream().mapToDouble(s -> Math.pow(s.held() - held, 2)).sum();
    return alone == 0 ? "-" : String.format(Locale.ROOT, format, together / alone);
  }

  private String range(ToDoubleFunction<Seen> of) {
    return String.format(
        Locale.ROOT,
        "%.0f-%.0f",
        seen.stream().mapToDouble(of).min().orElseThrow() / 1024,
        seen.stream().mapToDouble(of).max().orElseThrow() / 1024);
  }
}
