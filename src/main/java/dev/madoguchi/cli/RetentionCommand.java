package dev.madoguchi.cli;

import dev.madoguchi.plan.Plan;
import dev.madoguchi.report.Deletion;
import dev.madoguchi.report.Deletion.Kind;
import dev.madoguchi.setup.Home;
import dev.madoguchi.setup.Settings;
import dev.madoguchi.setup.StateFolder;
import dev.madoguchi.store.SqliteDeletions;
import java.io.PrintWriter;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Shows how long what is kept is kept, and what was deleted since. */
@Command(
    name = "retention",
    description = "Shows how long what is kept is kept, and what was deleted.",
    mixinStandardHelpOptions = true)
public final class RetentionCommand implements Runnable {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

  @Mixin private StateOption state;
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    Home home = Home.fromLauncher();
    StateFolder folder = state.folder(home);
    Settings settings = Settings.load(folder, home);
    Plan plan = Plans.read(settings.plan());
    ZoneId zone = plan.hours().zone();
    PrintWriter out = spec.commandLine().getOut();
    out.println("kept for");
    for (Kind kind : Kind.values()) {
      out.printf("  %-12s  %5d days%n", kind.word(), plan.retention().of(kind).toDays());
    }
    if (settings.asOf().isSet()) {
      out.println("The clock is set by hand: nothing is deleted.");
    }
    out.println("deleted");
    for (Deletion deletion : new SqliteDeletions(folder.database()).all()) {
      out.printf(
          "  %s  %-12s  %5d%n",
          TIME.format(deletion.at().atZone(zone)), deletion.kind().word(), deletion.count());
    }
    out.flush();
  }
}
