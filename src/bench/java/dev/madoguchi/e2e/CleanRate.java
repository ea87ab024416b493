package dev.madoguchi.e2e;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * How many new calls a second a contender takes until one goes wrong: all of them in turns at one
 * rate, then those that are still clean at the next. A rate is failed when it fails twice.
 */
@Command(
    name = "clean",
    mixinStandardHelpOptions = true,
    description = {
      "Steps the rate of new calls up until calls fail, are answered late, or messages are resent."
    })
final class CleanRate implements Callable<Integer> {
  private static final Duration REST = Duration.ofSeconds(1);

  /** So long rests a machine that was overloaded. */
  private static final Duration SETTLING = Duration.ofSeconds(8);

  private static final int TELEPHONES = 6;
  private static final double TIMED =
      (double) TELEPHONES / Workload.B.timedEvery().toSeconds(); // calls a second

  @Mixin private BenchOptions options;

  @Option(
      names = "--from",
      defaultValue = "40",
      description = "calls a second of the first step (${DEFAULT-VALUE})")
  private double from;

  @Option(
      names = "--up",
      defaultValue = "20",
      description = "percent from step to step (${DEFAULT-VALUE})")
  private double up;

  @Option(
      names = "--seconds",
      defaultValue = "8",
      description = "of calls in each step (${DEFAULT-VALUE})")
  private int seconds;

  @Option(
      names = "--most",
      defaultValue = "400",
      description = "calls a second at which it ends (${DEFAULT-VALUE})")
  private double most;

  @Option(
      names = "--warm-up",
      description = "calls a server has served before the first step (as of calls)")
  private int warmUp = Workload.B.warmUp();

  @Option(names = "--seed", description = "of the order in each step (any, and printed)")
  private long seed = ThreadLocalRandom.current().nextLong(1_000_000);

  @Override
  public Integer call() {
    try (BenchField field = BenchField.open(options)) {
      options.write(
          "clean",
          run(field, field.load(options, field.calling(options, Workload.B, TELEPHONES)))
              + notes());
    }
    return 0;
  }

  private String notes() {
    return """

        Each server had served %d calls before (`--warm-up`). At each rate they came in another order (`--seed %d`); %d telephones placed and timed %.1f calls a second of their own beside each rate.
        """
        .formatted(warmUp, seed, TELEPHONES, TIMED);
  }

  private String run(BenchField field, Load load) {
    List<Contender> contenders = field.contenders();
    Map<Contender, CleanStep> clean = new LinkedHashMap<>();
    Map<Contender, CleanStep> failed = new LinkedHashMap<>();
    WarmUp warm = new WarmUp(warmUp, Workload.B.warmingRate());
    contenders.forEach(each -> warm.of(each, load, new CoolDown(field.line(), REST)));
    Random random = new Random(seed);
    List<Contender> turns = new ArrayList<>(contenders);
    for (double rate = from; rate <= most && failed.size() < contenders.size(); rate = next(rate)) {
      Collections.shuffle(turns, random);
      for (Contender contender : turns) {
        if (!failed.containsKey(contender)) {
          CleanStep step = twice(contender, field, load, rate);
          (step.isClean() ? clean : failed).put(contender, step);
        }
      }
    }
    StringBuilder table = new StringBuilder(CleanStep.HEAD);
    for (Contender contender : contenders) {
      table.append(
          "| %s | %s | %s |%n"
              .formatted(
                  contender.name(),
                  clean.containsKey(contender) ? clean.get(contender).rate() : "none",
                  failed.containsKey(contender)
                      ? failed.get(contender).row()
                      : "- | not reached | - | - | - | -"));
    }
    return table.toString();
  }

  private CleanStep twice(Contender contender, BenchField field, Load load, double rate) {
    CleanStep first = step(contender, field, load, rate);
    return first.isClean() ? first : step(contender, field, load, rate);
  }

  private CleanStep step(Contender contender, BenchField field, Load load, double rate) {
    contender.begin();
    Optional<HadByServer> had = HadByServer.before(contender);
    Meter meter = new Meter(field.asterisk(), contender.server());
    Load.Result seen = load.run(contender, rate, Duration.ofSeconds(seconds), meter::stop);
    Load.Result result = had.map(known -> known.of(seen)).orElse(seen);
    contender.end();
    CleanStep step = new CleanStep(contender.shareOf(rate), result, meter.spent());
    System.err.printf(Locale.ROOT, "%s: %s%n", contender.name(), step);
    new CoolDown(field.line(), step.isClean() ? REST : SETTLING).pass();
    return step;
  }

  /** What is spent while calls are placed: who waits for the last ones spends little. */
  private static final class Meter {
    private final long asterisk;
    private final Contender.Server server;
    private final Spent began;
    private Spent spent;

    Meter(long asterisk, Contender.Server server) {
      this.asterisk = asterisk;
      this.server = server;
      this.began = Spent.upToNow(asterisk, server);
      this.spent = began;
    }

    void stop(long sipp) {
      spent = Spent.upToNow(asterisk, server).with(sipp);
    }

    Spent spent() {
      return spent.since(began);
    }
  }

  /** At least one call a second more. */
  private double next(double rate) {
    return Math.max(rate + 1, rate * (1 + up / 100));
  }
}
