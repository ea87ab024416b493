package dev.madoguchi.e2e;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
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
  private static final Duration LOGIN = Duration.ofSeconds(4);

  /** What an overload leaves behind, calls of which nobody knows any more, is over by then. */
  private static final Duration SETTLING = Duration.ofSeconds(8);

  private static final int TELEPHONES = 6;
  private static final Duration WARMING = Duration.ofSeconds(10);

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

  @Override
  public Integer call() {
    try (BenchField field = BenchField.open(options)) {
      options.write(
          "clean",
          run(field.contenders(), field.asterisk(), field.load(options, Workload.B, TELEPHONES)));
    }
    return 0;
  }

  private String run(List<Contender> contenders, long asterisk, Load load) {
    Map<Contender, CleanStep> clean = new LinkedHashMap<>();
    Map<Contender, CleanStep> failed = new LinkedHashMap<>();
    for (Contender contender : contenders) {
      System.err.printf("warming up: %s%n", contender.name());
      step(contender, asterisk, load, from / 2, WARMING);
    }
    for (double rate = from; rate <= most && failed.size() < contenders.size(); rate = next(rate)) {
      for (Contender contender : contenders) {
        if (!failed.containsKey(contender)) {
          CleanStep step = twice(contender, asterisk, load, rate);
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

  private CleanStep twice(Contender contender, long asterisk, Load load, double rate) {
    CleanStep first = step(contender, asterisk, load, rate, Duration.ofSeconds(seconds));
    if (first.isClean()) {
      return first;
    }
    pause(SETTLING);
    CleanStep second = step(contender, asterisk, load, rate, Duration.ofSeconds(seconds));
    pause(SETTLING); // who comes next in turn finds nothing of it
    return second;
  }

  private static CleanStep step(
      Contender contender, long asterisk, Load load, double rate, Duration length) {
    contender.gate().ifPresent(AmiGate::open);
    pause(contender.gate().isPresent() ? LOGIN : Duration.ofSeconds(1));
    int calls = (int) Math.max(1, Math.round(rate * contender.share()));
    long machine = MachineCpu.busyTicks();
    Spent began = Spent.upToNow(asterisk, contender.server());
    Load.Result result = load.run(contender.dialled(), Workload.B.script(), calls, length);
    Spent spent = Spent.upToNow(asterisk, contender.server()).since(began);
    double busy = (MachineCpu.busyTicks() - machine) / MachineCpu.TICKS;
    contender.gate().ifPresent(AmiGate::shut);
    CleanStep step = new CleanStep(calls, result, spent, busy);
    System.err.printf(Locale.ROOT, "%s: %s%n", contender.name(), step);
    return step;
  }

  /** At least one call a second more. */
  private double next(double rate) {
    return Math.max(rate + 1, rate * (1 + up / 100));
  }

  private static void pause(Duration time) {
    LockSupport.parkNanos(time.toNanos());
  }
}
