package dev.madoguchi.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.madoguchi.call.Printable;
import dev.madoguchi.doctor.Doctor;
import dev.madoguchi.doctor.Facts;
import dev.madoguchi.doctor.Finding;
import dev.madoguchi.doctor.Finding.Grade;
import dev.madoguchi.plan.Loading;
import dev.madoguchi.plan.Plan;
import dev.madoguchi.plan.PlanLoader;
import dev.madoguchi.setup.Home;
import dev.madoguchi.setup.Settings;
import dev.madoguchi.setup.StateFolder;
import dev.madoguchi.yaml.Problem;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says of each part of a running line whether it is well, and what to do where it is not. */
@Command(
    name = "doctor",
    description =
        "Looks at the running line: one line an item, ok, warning or problem, and what to do.",
    mixinStandardHelpOptions = true)
public final class DoctorCommand implements Callable<Integer> {
  private final Clock machine;
  private final List<FurtherCheck> further;

  @Mixin private StateOption state;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Option(
      names = "--facts",
      hidden = true,
      paramLabel = "DIR",
      description = "what the launcher has asked of Asterisk's console")
  private Optional<Path> facts = Optional.empty();

  @Spec private CommandSpec spec;

  /**
   * A command to be run once.
   *
   * @param machine the machine's clock
   * @param further what {@code check} looks at beside the plan
   */
  public DoctorCommand(Clock machine, List<FurtherCheck> further) {
    this.machine = machine;
    this.further = List.copyOf(further);
  }

  @Override
  public Integer call() {
    QuietLog.silent();
    Home home = Home.fromLauncher();
    StateFolder folder = state.folder(home);
    Settings settings = Settings.load(folder, home);
    Loading loading = PlanLoader.load(settings.plan());
    Optional<Plan> plan =
        loading instanceof Loading.Loaded(Plan loaded) ? Optional.of(loaded) : Optional.empty();
    List<Finding> findings = new ArrayList<>();
    findings.add(check(loading, plan));
    findings.addAll(new Doctor(home, folder, settings, plan, machine, new Facts(facts)).examine());
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(json(findings));
    } else {
      findings.forEach(finding -> out.println(Printable.of(line(finding))));
    }
    out.flush();
    return findings.stream().anyMatch(finding -> finding.grade() == Grade.PROBLEM) ? 1 : 0;
  }

  /** Plan, prompts and configuration, as {@code check} sees them. */
  private Finding check(Loading loading, Optional<Plan> plan) {
    List<String> problems = new ArrayList<>();
    if (loading instanceof Loading.Refused(List<Problem> refused)) {
      refused.forEach(problem -> problems.add(problem.toString()));
    }
    List<String> looked = new ArrayList<>(List.of("plan"));
    for (FurtherCheck check : further) {
      FurtherCheck.Findings findings = check.check(plan);
      looked.add(findings.looked());
      problems.addAll(findings.problems());
    }
    return problems.isEmpty()
        ? new Finding(Grade.OK, "check", String.join(", ", looked), "")
        : new Finding(
            Grade.PROBLEM,
            "check",
            "%d problem(s), the first: %s".formatted(problems.size(), problems.getFirst()),
            "run bin/madoguchi check to see all");
  }

  private static String line(Finding finding) {
    return "%-8s %-12s %s%s"
        .formatted(
            grade(finding),
            finding.item(),
            finding.what(),
            finding.remedy().isEmpty() ? "" : "; " + finding.remedy());
  }

  private static String grade(Finding finding) {
    return finding.grade().name().toLowerCase(Locale.ROOT);
  }

  private static String json(List<Finding> findings) {
    List<Map<String, String>> all = new ArrayList<>();
    for (Finding finding : findings) {
      Map<String, String> fields = new LinkedHashMap<>();
      fields.put("grade", grade(finding));
      fields.put("item", finding.item());
      fields.put("what", finding.what());
      fields.put("remedy", finding.remedy());
      all.add(fields);
    }
    try {
      return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(all);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("maps of text are always JSON", e);
    }
  }
}
