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
  /** A server comes back to AMI within seconds of its gate's opening. */
  private static final Duration LOGIN = Duration.ofSeconds(4);

  /** What a server does behind the last call belongs to its cost. */
  private static final Duration AFTERWARDS = Duration.ofSeconds(2);

  private static final Duration QUICK_WARM_UP = Duration.ofSeconds(5);

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

  @Option(
      names = "--cool-down",
      defaultValue = "5",
      description = "seconds of rest behind each turn (${DEFAULT-VALUE})")
  private int coolDown;

  @Option(names = "--seed", description = "of the order in each round (any, and printed)")
  private Optional<Long> seed = Optional.empty();

  @Option(names = "--quick", description = "2 rounds of 6 seconds, a warm-up of 5, rests of one")
  private boolean quick;

  @Override
  public Integer call() {
    rounds = quick ? 2 : rounds;
    seconds = quick ? 6 : seconds;
    coolDown = quick ? 1 : coolDown;
    rate = Math.max(1, Math.round(wantedRate.orElse(workload.rate())));
    long order = seed.orElseGet(() -> ThreadLocalRandom.current().nextLong(1_000_000));
    try (BenchField field = BenchField.open(options, workload, agents())) {
      Calling calling = field.calling(options, workload, telephones);
      WarmUp warmUp = warmUp();
      Map<Contender, Figures> figures = run(field, field.load(options, calling), warmUp, order);
      options.write(place(), table(figures) + notes(calling, warmUp, order));
      if (workload == Workload.B && options.media() == Media.OFF) {
        draw(figures);
      }
    }
    return 0;
  }

  private WarmUp warmUp() {
    double pace = workload.warmingRate();
    return quick && wantedWarmUp.isEmpty()
        ? WarmUp.lasting(QUICK_WARM_UP, pace)
        : new WarmUp(wantedWarmUp.orElse(workload.warmUp()), pace);
  }

  /** A third more than have a call or rest behind it: nobody waits for one. */
  private int agents() {
    double warming = workload.warmingRate();
    double timed = (double) telephones / workload.timedEvery().toSeconds();
    return workload == Workload.D
        ? (int) ((warming + timed) * BenchAgents.BUSY.toSeconds() * 4 / 3)
        : 0;
  }

  /** Of the tables in the document. */
  private String place() {
    String calls = workload == Workload.B ? "calls" : "calls " + workload;
    return options.media() == Media.ON ? calls + ", media on" : calls;
  }

  private void draw(Map<Contender, Figures> figures) {
    options.draw(
        "side-by-side.svg",
        new SideBySidePlot(
            figures.entrySet().stream()
                .map(each -> each.getValue().bar(each.getKey().name().replace("*", "")))
                .toList()));
  }

  private Map<Contender, Figures> run(BenchField field, Load load, WarmUp warmUp, long order) {
    CoolDown rest = new CoolDown(field.line(), Duration.ofSeconds(coolDown));
    Map<Contender, Figures> figures = new LinkedHashMap<>();
    for (Contender contender : field.contenders()) {
      figures.put(contender, new Figures(workload));
      warmUp.of(contender, load, rest);
    }
    Random random = new Random(order);
    List<Contender> turns = new ArrayList<>(field.contenders());
    for (int round = 1; round <= rounds; round++) {
      Collections.shuffle(turns, random);
      for (Contender contender : turns) {
        System.err.printf("round %d: %s%n", round, contender.name());
        measure(contender, figures.get(contender), field, load);
        rest.pass();
      }
    }
    return figures;
  }

  private String notes(Calling calling, WarmUp warmUp, long order) {
    return """

        Each server had served %d calls before (`--warm-up`). In each round they came in another order (`--seed %d`), with %d s of rest between two (`--cool-down`).
        SIPp placed %.1f calls a second (`--rate`); %d telephones (`--telephones`) placed and timed %.1f more, each of them one every %d s by the clock. Percentiles are of the timed calls of all rounds together; in brackets are the least and the most of the rounds.
        """
        .formatted(
            warmUp.calls(),
            order,
            coolDown,
            rate,
            telephones,
            calling.timed(telephones),
            workload.timedEvery().toSeconds());
  }

  private static String table(Map<Contender, Figures> figures) {
    Optional<Figures> baseline =
        figures.entrySet().stream()
            .filter(each -> each.getKey().name().equals(Contenders.NATIVE))
            .map(Map.Entry::getValue)
            .findFirst();
    StringBuilder table = new StringBuilder(figures.values().iterator().next().head(baseline));
    figures.forEach((contender, shown) -> table.append(shown.row(contender.name(), baseline)));
    return table.toString();
  }

  private void measure(Contender contender, Figures figures, BenchField field, Load load) {
    long asterisk = field.asterisk();
    OptionalInt before = field.helped(workload, contender);
    contender.gate().ifPresent(AmiGate::open);
    pause(contender.gate().isPresent() ? LOGIN : Duration.ofSeconds(1));
    Spent began = Spent.upToNow(asterisk, contender.server());
    Load.Result result = load.run(contender, rate, Duration.ofSeconds(seconds));
    pause(AFTERWARDS);
    Spent spent = Spent.upToNow(asterisk, contender.server()).since(began);
    contender.gate().ifPresent(AmiGate::shut);
    figures.add(
        before.isPresent()
            ? result.helped(field.helped(workload, contender).getAsInt() - before.getAsInt())
            : result,
        spent.asterisk(),
        contender.server() instanceof Server.None
            ? OptionalDouble.empty()
            : OptionalDouble.of(spent.server()));
  }

  private static void pause(Duration time) {
    LockSupport.parkNanos(time.toNanos());
  }
}
