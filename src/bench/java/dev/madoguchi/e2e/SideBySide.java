package dev.madoguchi.e2e;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
  /** What a server does behind the last call belongs to its cost. */
  private static final Duration AFTERWARDS = Duration.ofSeconds(2);

  private static final Duration QUICK_WARM_UP = Duration.ofSeconds(5);

  @Mixin private BenchOptions options;

  @Option(names = "--rounds", description = "(5, of --quick 2)")
  private Optional<Integer> wantedRounds = Optional.empty();

  @Option(names = "--seconds", description = "of calls in each round (20, of --quick 6)")
  private Optional<Integer> wantedSeconds = Optional.empty();

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

  @Option(names = "--cool-down", description = "seconds of rest behind each turn (5, of --quick 1)")
  private Optional<Integer> wantedCoolDown = Optional.empty();

  @Option(names = "--seed", description = "of the order in each round (any, and printed)")
  private Optional<Long> seed = Optional.empty();

  @Option(
      names = "--quick",
      description =
          "2 rounds of 6 seconds, a warm-up of 5, rests of one, where nothing else is said")
  private boolean quick;

  private int rounds;
  private int seconds;
  private int coolDown;

  @Override
  public Integer call() {
    rounds = wantedRounds.orElse(quick ? 2 : 5);
    seconds = wantedSeconds.orElse(quick ? 6 : 20);
    coolDown = wantedCoolDown.orElse(quick ? 1 : 5);
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
                .filter(each -> !each.getKey().name().equals(Contenders.WAITING))
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
                workload.timedEvery().toSeconds())
        + (warmUp.leavesYoung() ? young(warmUp) : "");
  }

  private static String young(WarmUp warmUp) {
    return """

        Servers are young in this table: they had served %d calls before, and a compiler has work for several thousand. Much of Java's server CPU is its compiler's here, so compare it with no table that has more calls before.
        """
        .formatted(warmUp.calls());
  }

  private static String table(Map<Contender, Figures> figures) {
    Figures.Bases bases =
        new Figures.Bases(of(Contenders.NATIVE, figures), of(Contenders.BARE, figures));
    StringBuilder table = new StringBuilder(figures.values().iterator().next().head(bases));
    figures.forEach((contender, shown) -> table.append(shown.row(contender.name(), bases)));
    return table.toString();
  }

  private static Optional<Figures> of(String name, Map<Contender, Figures> figures) {
    return figures.entrySet().stream()
        .filter(each -> each.getKey().name().equals(name))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  private void measure(Contender contender, Figures figures, BenchField field, Load load) {
    long asterisk = field.asterisk();
    OptionalInt before = field.helped(workload, contender);
    contender.begin();
    Spent began = Spent.upToNow(asterisk, contender.server());
    Load.Result result = load.run(contender, rate, Duration.ofSeconds(seconds));
    LockSupport.parkNanos(AFTERWARDS.toNanos());
    Spent spent = Spent.upToNow(asterisk, contender.server()).since(began);
    contender.end();
    figures.add(
        before.isPresent()
            ? result.helped(field.helped(workload, contender).getAsInt() - before.getAsInt())
            : result,
        contender.server(),
        spent);
  }
}
