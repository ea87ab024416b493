package dev.madoguchi.e2e;

import dev.madoguchi.e2e.Contender.Server;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
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

  /** What a server does behind the last call belongs to its cost. */
  private static final Duration AFTERWARDS = Duration.ofSeconds(2);

  /** A call that is over for its caller is over for Asterisk by then. */
  private static final Duration LET_GO = Duration.ofSeconds(5);

  private static final Duration LOOK_AGAIN = Duration.ofMillis(500);

  @Mixin private BenchOptions options;

  @Option(names = "--rounds", defaultValue = "5", description = "(${DEFAULT-VALUE})")
  private int rounds;

  @Option(
      names = "--seconds",
      defaultValue = "20",
      description = "of calls in each round (${DEFAULT-VALUE})")
  private int seconds;

  @Option(
      names = "--workload",
      defaultValue = "B",
      description = "what a call is: ${COMPLETION-CANDIDATES} (${DEFAULT-VALUE})")
  private Workload workload;

  @Option(names = "--rate", description = "calls a second (what suits the workload)")
  private Optional<Double> wantedRate = Optional.empty();

  private double rate;

  @Option(
      names = "--telephones",
      defaultValue = "14",
      description = "of our own beside that load, whose calls are timed (${DEFAULT-VALUE})")
  private int telephones;

  @Option(
      names = "--warm-up",
      description = "calls a server has served before it is measured (what suits the workload)")
  private Optional<Integer> wantedWarmUp = Optional.empty();

  private int warmUp;

  @Option(
      names = "--cool-down",
      defaultValue = "5",
      description = "seconds of rest behind each turn (${DEFAULT-VALUE})")
  private int coolDown;

  @Option(names = "--seed", description = "of the order in each round (any, and printed)")
  private Optional<Long> seed = Optional.empty();

  @Option(names = "--quick", description = "2 rounds of 6 seconds, a warm-up of 12 seconds")
  private boolean quick;

  @Override
  public Integer call() {
    rounds = quick ? 2 : rounds;
    seconds = quick ? 6 : seconds;
    rate = wantedRate.orElse(workload.rate());
    warmUp = wantedWarmUp.orElse(quick ? (int) (2 * seconds * warmingRate()) : workload.warmUp());
    long order = seed.orElseGet(() -> ThreadLocalRandom.current().nextLong(1_000_000));
    try (BenchField field = BenchField.open(options, workload, agents())) {
      Map<Contender, Figures> figures =
          run(field, field.load(options, workload, telephones), order);
      options.write(place(), table(figures) + notes(order));
      if (workload == Workload.B) {
        draw(figures);
      }
    }
    return 0;
  }

  /** A third more than have a call or rest behind it: nobody waits for one. */
  private int agents() {
    return workload == Workload.D
        ? telephones + (int) (rate * BenchAgents.BUSY.toSeconds() * 4 / 3)
        : 0;
  }

  /** Of the tables in the document. */
  private String place() {
    return workload == Workload.B ? "calls" : "calls " + workload;
  }

  private void draw(Map<Contender, Figures> figures) {
    options.draw(
        "side-by-side.svg",
        new SideBySidePlot(
            figures.entrySet().stream()
                .map(each -> each.getValue().bar(each.getKey().name().replace("*", "")))
                .toList()));
  }

  private Map<Contender, Figures> run(BenchField field, Load load, long order) {
    Map<Contender, Figures> figures = new LinkedHashMap<>();
    for (Contender contender : field.contenders()) {
      figures.put(contender, new Figures(workload));
      if (contender.server() instanceof Server.OfItsOwn) {
        System.err.printf("warming up: %s%n", contender.name());
        contender.gate().ifPresent(AmiGate::open);
        load.run(contender.dialled(), contender.script(workload), warmingRate(), warming());
        contender.gate().ifPresent(AmiGate::shut);
        coolDown(field.line());
      }
    }
    Random random = new Random(order);
    List<Contender> turns = new ArrayList<>(field.contenders());
    for (int round = 1; round <= rounds; round++) {
      Collections.shuffle(turns, random);
      for (Contender contender : turns) {
        System.err.printf("round %d: %s%n", round, contender.name());
        measure(contender, figures.get(contender), field, load);
        coolDown(field.line());
      }
    }
    return figures;
  }

  /** Whoever comes next finds nothing of who was before: no call, no memory, no heat. */
  private void coolDown(BenchLine line) {
    long deadline = System.nanoTime() + LET_GO.toNanos();
    while (line.channels() > 0 && System.nanoTime() < deadline) {
      pause(LOOK_AGAIN);
    }
    int left = line.channels();
    if (left > 0) {
      System.err.printf("%d calls had not ended when their callers had gone%n", left);
      line.ask("channel request hangup all");
    }
    line.ask("malloc trim");
    pause(Duration.ofSeconds(coolDown));
  }

  private String notes(long order) {
    return """

        Each server had served %d calls before (`--warm-up`). In each round they came in another order (`--seed %d`), with %d s of rest between two (`--cool-down`); %d telephones timed their calls (`--telephones`).
        """
        .formatted(warmUp, order, coolDown, telephones);
  }

  private static String table(Map<Contender, Figures> figures) {
    Figures first = figures.values().iterator().next();
    StringBuilder table = new StringBuilder(first.head());
    double baseline = first.asteriskMedian();
    figures.forEach((contender, shown) -> table.append(shown.row(contender.name(), baseline)));
    return table.toString();
  }

  /** A compiler learns from what runs: faster than it is measured, and none of it counts. */
  private double warmingRate() {
    return rate * workload.warmingPace();
  }

  private Duration warming() {
    return Duration.ofSeconds(Math.max(1, Math.round(warmUp / warmingRate())));
  }

  private void measure(Contender contender, Figures figures, BenchField field, Load load) {
    long asterisk = field.asterisk();
    OptionalInt before = field.helped(workload, contender);
    contender.gate().ifPresent(AmiGate::open);
    pause(contender.gate().isPresent() ? LOGIN : Duration.ofSeconds(1));
    Spent began = Spent.upToNow(asterisk, contender.server());
    pause(IDLE);
    Spent idle = Spent.upToNow(asterisk, contender.server());
    Load.Result result =
        load.run(
            contender.dialled(),
            contender.script(workload),
            rate * contender.share(),
            Duration.ofSeconds(seconds));
    pause(AFTERWARDS);
    Spent busy = Spent.upToNow(asterisk, contender.server()).since(idle);
    contender.gate().ifPresent(AmiGate::shut);
    Spent resting = idle.since(began);
    double share = busy.wall() / resting.wall();
    figures.add(
        before.isPresent()
            ? result.helped(field.helped(workload, contender).getAsInt() - before.getAsInt())
            : result,
        busy.asterisk() - resting.asterisk() * share,
        contender.server() instanceof Server.None
            ? OptionalDouble.empty()
            : OptionalDouble.of(busy.server() - resting.server() * share));
  }

  private static void pause(Duration time) {
    LockSupport.parkNanos(time.toNanos());
  }
}
