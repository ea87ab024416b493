package dev.madoguchi;

import dev.madoguchi.cli.AgentsCommand;
import dev.madoguchi.cli.CalendarCommand;
import dev.madoguchi.cli.CallsCommand;
import dev.madoguchi.cli.CheckCommand;
import dev.madoguchi.cli.DoctorCommand;
import dev.madoguchi.cli.FurtherCheck;
import dev.madoguchi.cli.InquiriesCommand;
import dev.madoguchi.cli.PrepareCommand;
import dev.madoguchi.cli.PromptsCommand;
import dev.madoguchi.cli.QueuesCommand;
import dev.madoguchi.cli.RehearseCommand;
import dev.madoguchi.cli.ReloadCommand;
import dev.madoguchi.cli.RetentionCommand;
import dev.madoguchi.cli.WhenCommand;
import dev.madoguchi.setup.Console;
import dev.madoguchi.setup.Home;
import dev.madoguchi.setup.SetupProblem;
import dev.madoguchi.store.StoreException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IExecutionExceptionHandler;

/** The command line of {@code bin/madoguchi}. */
@Command(
    name = "madoguchi",
    description = "The telephone window of a customer centre.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "bin/madoguchi up brings up Asterisk and the server; see bin/madoguchi up --help."
    })
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    Home home = Home.fromLauncher();
    Clock clock = Clock.systemUTC();
    List<FurtherCheck> further =
        List.of(
            new PromptsOfThePlan(home.prompts()),
            new AsteriskOfThePlan(home),
            new WaysThroughThePlan(clock));
    return new CommandLine(new Main())
        .setOut(utf8(FileDescriptor.out))
        .setErr(utf8(FileDescriptor.err))
        .addSubcommand(new ServeCommand())
        .addSubcommand(new CheckCommand(clock, further))
        .addSubcommand(new ReloadCommand(further, folder -> Console.of(home, folder)))
        .addSubcommand(new DoctorCommand(Clock.system(ZoneId.systemDefault()), further))
        .addSubcommand(new WhenCommand())
        .addSubcommand(new CalendarCommand())
        .addSubcommand(new RehearseCommand())
        .addSubcommand(new InquiriesCommand())
        .addSubcommand(new CallsCommand())
        .addSubcommand(new RetentionCommand())
        .addSubcommand(new AgentsCommand())
        .addSubcommand(new QueuesCommand(clock))
        .addSubcommand(new PromptsCommand())
        .addSubcommand(new PrepareCommand())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(complaining());
  }

  /** Japanese is printed as it is, whatever locale the shell has. */
  private static PrintWriter utf8(FileDescriptor to) {
    return new PrintWriter(
        new OutputStreamWriter(new FileOutputStream(to), StandardCharsets.UTF_8), true);
  }

  /** What the operator can mend is told in its own words; anything else keeps its stack trace. */
  private static IExecutionExceptionHandler complaining() {
    return (problem, command, parsed) -> {
      if (problem instanceof SetupProblem || problem instanceof StoreException) {
        command.getErr().println(problem.getMessage());
        return 1;
      }
      throw problem;
    };
  }
}
