package dev.madoguchi.cli;

import dev.madoguchi.inquiry.Inquiry.ClockKind;
import dev.madoguchi.report.CallRecord;
import dev.madoguchi.report.Counted;
import dev.madoguchi.setup.Home;
import dev.madoguchi.setup.Settings;
import dev.madoguchi.setup.StateFolder;
import dev.madoguchi.store.SqliteCallBook;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows the records of calls and what they add up to, whether or not a server runs. */
@Command(
    name = "calls",
    description = "Shows every call, and what they add up to.",
    mixinStandardHelpOptions = true)
public final class CallsCommand implements Runnable {
  // times in the table have four figures for the year
  private static final Instant EARLIEST = Instant.parse("0000-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

  @Mixin private StateOption state;

  @Option(names = "--json", description = "Print JSON, with the callers' whole numbers.")
  private boolean json;

  @Option(names = "--from", paramLabel = "2026-11-01", description = "the first day")
  private Optional<LocalDate> from = Optional.empty();

  @Option(names = "--to", paramLabel = "2026-11-30", description = "the last day, included")
  private Optional<LocalDate> to = Optional.empty();

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    Home home = Home.fromLauncher();
    StateFolder folder = state.folder(home);
    ZoneId zone = Plans.read(Settings.load(folder, home).plan()).hours().zone();
    List<CallRecord> calls =
        new SqliteCallBook(folder.database())
            .between(
                from.map(day -> day.atStartOfDay(zone).toInstant()).orElse(EARLIEST),
                to.map(day -> day.plusDays(1).atStartOfDay(zone).toInstant()).orElse(LATEST));
    Counted counted = Counted.of(calls);
    warnOfSetClock(calls);
    PrintWriter out = spec.commandLine().getOut();
    out.print(json ? CallJson.of(calls, counted, zone) : CallText.of(calls, counted, zone));
    out.flush();
  }

  private void warnOfSetClock(List<CallRecord> calls) {
    long set = calls.stream().filter(call -> call.clock() == ClockKind.SET_BY_HAND).count();
    if (set > 0) {
      PrintWriter err = spec.commandLine().getErr();
      err.println(
          "*** THE CLOCK WAS SET BY HAND when %d of these came: their times are not real ones ***"
              .formatted(set));
      err.flush();
    }
  }
}
