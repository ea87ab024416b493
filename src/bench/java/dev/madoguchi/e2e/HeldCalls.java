package dev.madoguchi.e2e;

import dev.madoguchi.e2e.Contender.Server;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * What a call costs in memory while it is held: more and more callers who hear the menu and press
 * nothing, and the slope of the line through what was resident at each number of them.
 */
@Command(
    name = "held",
    mixinStandardHelpOptions = true,
    description = "Memory and CPU of Asterisk and of the server for each call held in the menu.")
final class HeldCalls implements Callable<Integer> {
  /** A peer's menu so often that it outlives the last number. */
  private static final int MENUS = 5;

  @Mixin private BenchOptions options;

  @Option(
      names = "--calls",
      split = ",",
      defaultValue = "0,100,200,400",
      description = "held at once, in rising order (${DEFAULT-VALUE})")
  private List<Integer> numbers;

  @Option(
      names = "--rate",
      defaultValue = "40",
      description = "new calls a second (${DEFAULT-VALUE})")
  private int rate;

  @Option(
      names = "--settle",
      defaultValue = "4",
      description = "seconds between the last new call and the look, twice (${DEFAULT-VALUE})")
  private int settle;

  @Override
  public Integer call() {
    try (BenchField field = BenchField.open(options, MENUS)) {
      BenchLine line = field.line();
      long asterisk = field.asterisk();
      StringBuilder table = new StringBuilder(HeldMemory.HEAD);
      for (Contender contender : field.contenders()) {
        System.err.printf("holding: %s%n", contender.name());
        contender.begin();
        List<Integer> wanted = numbers.stream().map(contender::shareOf).toList();
        // what Asterisk and a server grow by once, at their first so many calls, is nobody's price
        look(line, asterisk, contender, List.of(Collections.max(wanted)));
        table.append(
            new HeldMemory(look(line, asterisk, contender, wanted))
                .row(contender.name(), contender.server()));
        contender.end();
      }
      options.write("held", table.toString());
    }
    return 0;
  }

  private List<HeldMemory.Seen> look(
      BenchLine line, long asterisk, Contender contender, List<Integer> wanted) {
    List<HeldMemory.Seen> seen = new ArrayList<>();
    try (Holders holders = new Holders(options.state().resolve("sipp"), line, rate)) {
      for (int number : wanted) {
        holders.hold(contender.dialled(), number);
        // what began them is over first
        pause(Duration.ofSeconds(settle));
        Spent before = Spent.upToNow(asterisk, contender.server());
        pause(Duration.ofSeconds(settle));
        Spent spent = Spent.upToNow(asterisk, contender.server()).since(before);
        line.ask("malloc trim");
        OptionalLong heap = heap(contender.server());
        int held = holders.held();
        seen.add(
            new HeldMemory.Seen(
                held, Resident.own(asterisk), server(asterisk, contender.server()), heap, spent));
        System.err.printf("%s: %d wanted, %s%n", contender.name(), number, seen.getLast());
        if (held < number) {
          System.err.printf(
              "%d of them are not held: the figures are of the others%n", number - held);
        }
      }
    }
    return seen;
  }

  private static OptionalLong heap(Server server) {
    return server instanceof Server.OfItsOwn(long pid) ? Resident.heap(pid) : OptionalLong.empty();
  }

  private static OptionalLong server(long asterisk, Server server) {
    return switch (server) {
      case Server.None() -> OptionalLong.empty();
      case Server.OfItsOwn(long pid) -> OptionalLong.of(Resident.own(pid));
      case Server.Forked() -> OptionalLong.of(Resident.children(asterisk));
    };
  }

  private static void pause(Duration time) {
    LockSupport.parkNanos(time.toNanos());
  }
}
