package dev.madoguchi.e2e;

import dev.madoguchi.e2e.Contender.Server;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * The same calls on the same Asterisk, served by each contender in turns, round after round; makes
 * a table in Markdown.
 */
@Command(
    name = "calls",
    mixinStandardHelpOptions = true,
    description = "What a call costs and how fast it is answered, side by side.")
final class SideBySide implements Callable<Integer> {
  private static final Duration IDLE = Duration.ofSeconds(2);

  /** A server comes back to AMI within seconds of its gate's opening. */
  private static final Duration LOGIN = Duration.ofSeconds(4);

  /** A compiler learns from what runs: faster than it is measured, and none of it counts. */
  private static final double WARMING = 1.5;

  /** So many calls a young Java still compiles for; with --quick there is no time for them. */
  private static final int LEARNING = 1_500;

  /** What a server does behind the last call belongs to its cost. */
  private static final Duration AFTERWARDS = Duration.ofSeconds(2);

  @Mixin private BenchOptions options;

  @Option(names = "--rounds", defaultValue = "5", description = "(${DEFAULT-VALUE})")
  private int rounds;

  @Option(
      names = "--seconds",
      defaultValue = "20",
      description = "of calls in each round (${DEFAULT-VALUE})")
  private int seconds;

  @Option(names = "--rate", defaultValue = "25", description = "calls a second (${DEFAULT-VALUE})")
  private double rate;

  @Option(names = "--quick", description = "2 rounds of 6 seconds")
  private boolean quick;

  @Override
  public Integer call() {
    rounds = quick ? 2 : rounds;
    seconds = quick ? 6 : seconds;
    try (BenchField field = BenchField.open(options)) {
      Map<Contender, Figures> figures =
          run(field.contenders(), field.asterisk(), field.load(options));
      options.write("calls", table(figures));
      options.draw(
          "side-by-side.svg",
          new SideBySidePlot(
              figures.entrySet().stream()
                  .map(each -> each.getValue().bar(each.getKey().name().replace("*", "")))
                  .toList()));
    }
    return 0;
  }

  private Map<Contender, Figures> run(List<Contender> contenders, long asterisk, Load load) {
    Map<Contender, Figures> figures = new LinkedHashMap<>();
    for (Contender contender : contenders) {
      figures.put(contender, new Figures());
      if (contender.server() instanceof Server.OfItsOwn) {
        System.err.printf("warming up: %s%n", contender.name());
        contender.gate().ifPresent(AmiGate::open);
        load.run(contender.dialled(), rate * WARMING, warming());
        contender.gate().ifPresent(AmiGate::shut);
      }
    }
    for (int round = 1; round <= rounds; round++) {
      for (Contender contender : contenders) {
        System.err.printf("round %d: %s%n", round, contender.name());
        measure(contender, figures.get(contender), asterisk, load);
      }
    }
    return figures;
  }

  private static String table(Map<Contender, Figures> figures) {
    StringBuilder table = new StringBuilder(Figures.head());
    double baseline = figures.values().iterator().next().asteriskMedian();
    figures.forEach((contender, shown) -> table.append(shown.row(contender.name(), baseline)));
    return table.toString();
  }

  private Duration warming() {
    long learned = Math.round(LEARNING / (rate * WARMING));
    return Duration.ofSeconds(quick ? 2L * seconds : Math.max(2L * seconds, learned));
  }

  private void measure(Contender contender, Figures figures, long asterisk, Load load) {
    contender.gate().ifPresent(AmiGate::open);
    pause(contender.gate().isPresent() ? LOGIN : Duration.ofSeconds(1));
    Spent began = Spent.upToNow(asterisk, contender.server());
    pause(IDLE);
    Spent idle = Spent.upToNow(asterisk, contender.server());
    Load.Result result =
        load.run(contender.dialled(), rate * contender.share(), Duration.ofSeconds(seconds));
    pause(AFTERWARDS);
    Spent busy = Spent.upToNow(asterisk, contender.server()).since(idle);
    contender.gate().ifPresent(AmiGate::shut);
    Spent resting = idle.since(began);
    double share = busy.wall() / resting.wall();
    figures.add(
        result,
        busy.asterisk() - resting.asterisk() * share,
        contender.server() instanceof Server.None
            ? OptionalDouble.empty()
            : OptionalDouble.of(busy.server() - resting.server() * share));
  }

  private static void pause(Duration time) {
    LockSupport.parkNanos(time.toNanos());
  }
}
