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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
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
    System.exit(commandLine(arguments).execute(arguments));
  }

  /** The command that is named first, or all of them: each takes a while to be looked into. */
  static CommandLine commandLine(String... arguments) {
    Map<String, Supplier<Object>> commands = commands(Home.fromLauncher(), Clock.systemUTC());
    CommandLine line =
        new CommandLine(new Main())
            .setOut(utf8(FileDescriptor.out))
            .setErr(utf8(FileDescriptor.err));
    Stream.of(arguments)
        .limit(1)
        .filter(commands::containsKey)
        .findFirst()
        .ifPresentOrElse(
            name -> line.addSubcommand(name, commands.get(name).get()),
            () -> commands.forEach((name, command) -> line.addSubcommand(name, command.get())));
    return line.setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(complaining());
  }

  private static Map<String, Supplier<Object>> commands(Home home, Clock clock) {
    List<FurtherCheck> further =
        List.of(
            new PromptsOfThePlan(home.prompts()),
            new AsteriskOfThePlan(home),
            new WaysThroughThePlan(clock));
    Map<String, Supplier<Object>> commands = new LinkedHashMap<>();
    commands.put("serve", ServeCommand::new);
    commands.put("check", () -> new CheckCommand(clock, further));
    commands.put("reload", () -> new ReloadCommand(further, folder -> Console.of(home, folder)));
    commands.put("doctor", () -> new DoctorCommand(Clock.system(ZoneId.systemDefault()), further));
    commands.put("when", WhenCommand::new);
    commands.put("calendar", CalendarCommand::new);
    commands.put("rehearse", RehearseCommand::new);
    commands.put("inquiries", InquiriesCommand::new);
    commands.put("calls", CallsCommand::new);
    commands.put("retention", RetentionCommand::new);
    commands.put("agents", AgentsCommand::new);
    commands.put("queues", () -> new QueuesCommand(clock));
    commands.put("prompts", PromptsCommand::new);
    commands.put("prepare", PrepareCommand::new);
    return commands;
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
