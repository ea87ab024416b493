package dev.madoguchi.cli;

import dev.madoguchi.hours.Holidays;
import dev.madoguchi.plan.Loading;
import dev.madoguchi.plan.Plan;
import dev.madoguchi.plan.PlanLoader;
import dev.madoguchi.setup.Home;
import dev.madoguchi.setup.Settings;
import dev.madoguchi.yaml.Problem;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Says everything that is wrong with the plan and what it leans on, one problem a line on standard
 * error, and exits with 1; or says on one line of standard output what was checked, and exits with
 * 0. A warning, on standard error too, changes nothing in that.
 */
@Command(
    name = "check",
    description = "Checks the plan and the prompts; names everything that is wrong.",
    mixinStandardHelpOptions = true)
public final class CheckCommand implements Callable<Integer> {
  private final Clock clock;
  private final List<FurtherCheck> further;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "FILE",
      description = "The plan; when left out, the one the state folder's settings name.")
  private Optional<Path> file = Optional.empty();

  @Mixin private StateOption state;

  @Spec private CommandSpec spec;

  /**
   * A command to be run once.
   *
   * @param clock tells whether a list of holidays is overdue
   * @param further run after the plan was read, in this order
   */
  public CheckCommand(Clock clock, List<FurtherCheck> further) {
    this.clock = clock;
    this.further = List.copyOf(further);
  }

  @Override
  public Integer call() {
    QuietLog.silent();
    List<String> looked = new ArrayList<>();
    List<String> warnings = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    Optional<Plan> plan =
        switch (PlanLoader.load(file.orElseGet(this::ofTheState))) {
          case Loading.Loaded(Plan loaded) -> {
            lookAt(loaded, looked, warnings);
            yield Optional.of(loaded);
          }
          case Loading.Refused(List<Problem> refused) -> {
            refused.forEach(problem -> problems.add(problem.toString()));
            yield Optional.empty();
          }
        };
    for (FurtherCheck check : further) {
      FurtherCheck.Findings findings = check.check(plan);
      looked.add(findings.looked());
      problems.addAll(findings.problems());
      findings.warnings().forEach(warning -> warnings.add("warning: " + warning));
    }
    return say(looked, warnings, problems);
  }

  /** The shipped plan when nothing was set up in the folder yet. */
  private Path ofTheState() {
    Home home = Home.fromLauncher();
    return Settings.load(state.folder(home), home).plan();
  }

  private void lookAt(Plan plan, List<String> looked, List<String> warnings) {
    looked.add(counted(plan.queues().size(), "queue"));
    looked.add(counted(plan.menu().choices().size(), "choice"));
    looked.add(counted(plan.agents().size(), "agent"));
    plan.queues().keySet().stream()
        .filter(queue -> plan.agents().values().stream().noneMatch(all -> all.contains(queue)))
        .forEach(
            queue ->
                warnings.add(
                    "warning: queues.%s: no agent serves it, so its callers can only leave inquiries; name it under agents"
                        .formatted(queue)));
    Holidays holidays = plan.hours().holidays();
    looked.add(holidays.knownUntil().map(year -> "holidays until " + year).orElse("no holidays"));
    plan.overdueHolidays(LocalDate.now(clock.withZone(plan.hours().zone())))
        .ifPresent(overdue -> warnings.add("warning: " + overdue));
  }

  private int say(List<String> looked, List<String> warnings, List<String> problems) {
    PrintWriter err = spec.commandLine().getErr();
    warnings.forEach(err::println);
    problems.forEach(err::println);
    err.flush();
    if (problems.isEmpty()) {
      PrintWriter out = spec.commandLine().getOut();
      out.println("ok: " + String.join(", ", looked));
      out.flush();
      return 0;
    }
    return 1;
  }

  private static String counted(int count, String thing) {
    return count + " " + thing + (count == 1 ? "" : "s");
  }
}
