package dev.madoguchi.e2e;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** What {@code bin/bench} runs on a real Asterisk. */
@Command(
    name = "bin/bench",
    mixinStandardHelpOptions = true,
    subcommands = {SideBySide.class, CleanRate.class, HeldCalls.class, Starts.class},
    description = "Measures every contender in turns on one Asterisk; prints tables in Markdown.")
final class BenchCommand {
  private BenchCommand() {}

  public static void main(String[] arguments) {
    System.exit(
        new CommandLine(new BenchCommand())
            .setCaseInsensitiveEnumValuesAllowed(true)
            .execute(arguments));
  }
}
