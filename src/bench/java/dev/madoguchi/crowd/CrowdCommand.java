package dev.madoguchi.crowd;

import dev.madoguchi.e2e.MadePart;
import dev.madoguchi.plan.WayIn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** {@code bin/bench crowd}: one size after the other, each on a server of its own. */
final class CrowdCommand {
  private static final int WARMING = 1_000;
  private static final int WARMING_SECONDS = 15;

  private final WayIn way;
  private final Path home;
  private final Path folder;
  private final int perSecond;
  private final int seconds;

  private CrowdCommand(WayIn way, Path home, Path folder, int perSecond, int seconds) {
    this.way = way;
    this.home = home;
    this.folder = folder;
    this.perSecond = perSecond;
    this.seconds = seconds;
  }

  /**
   * Arguments: the way in, a folder to work in, the page to write into or -, what was typed, new
   * calls a second, seconds of each size, sizes.
   */
  public static void main(String[] arguments) throws Exception {
    long began = System.nanoTime();
    Path home = Path.of("").toAbsolutePath();
    CrowdCommand command =
        new CrowdCommand(
            WayIn.valueOf(arguments[0].toUpperCase(Locale.ROOT)),
            home,
            Path.of(arguments[1]).toAbsolutePath(),
            Integer.parseInt(arguments[4]),
            Integer.parseInt(arguments[5]));
    List<CrowdRound> rounds = new ArrayList<>();
    for (String calls : List.of(arguments).subList(6, arguments.length)) {
      rounds.add(command.round(Integer.parseInt(calls)));
    }
    System.out.println(new CrowdTable(rounds));
    if (!arguments[2].equals("-")) {
      Duration took = Duration.ofNanos(System.nanoTime() - began);
      command.write(Path.of(arguments[2]), MadePart.head(arguments[3], took), rounds);
    }
  }

  private void write(Path page, String head, List<CrowdRound> rounds) throws IOException {
    String plot =
        switch (way) {
          case AGI -> "crowd.svg";
          case ARI -> "crowd-ari.svg";
        };
    String made =
        switch (way) {
          case AGI -> "bin/bench crowd";
          case ARI -> "bin/bench crowd --way-in ari";
        };
    Files.writeString(page.resolveSibling(plot), new CrowdPlot(rounds).toString());
    new MadePart(page, made)
        .write(
            "%s%s\n![Growth with the calls](%s)\n\n".formatted(head, new CrowdTable(rounds), plot));
  }

  private CrowdRound round(int most) throws IOException, InterruptedException, SQLException {
    Path state = folder.resolve("state");
    delete(state);
    try (CrowdServer server = new CrowdServer(way, home, state, most)) {
      Told warmed;
      // young code is not what is judged
      try (CrowdDriver warming = new CrowdDriver(server, perSecond)) {
        note(most, "warming", warming.ask("fill " + Math.min(most, WARMING)));
        note(most, "warm", warming.ask("measure " + WARMING_SECONDS));
        warmed = note(most, "warmed", warming.ask("hang-up"));
      }
      server.awaitQuiet();
      long idle = server.heapAfterCollection();
      try (CrowdDriver crowd = new CrowdDriver(server, perSecond)) {
        note(most, "filled", crowd.ask("fill " + most));
        note(most, "before", crowd.ask("measure 1"));
        Duration began = server.age();
        double cpu = server.cpu();
        double driver = crowd.cpu();
        Told steady = note(most, "steady", crowd.ask("measure " + seconds));
        cpu = server.cpu() - cpu;
        driver = crowd.cpu() - driver;
        List<Double> pauses = server.pauses(began, server.age());
        long heapInUse = server.heapAfterCollection();
        long resident = server.resident();
        long threads = server.threads();
        note(most, "after", crowd.ask("measure 1"));
        Optional<Told> cut =
            way == WayIn.ARI ? Optional.of(note(most, "cut", crowd.ask("cut"))) : Optional.empty();
        Told hungUp = note(most, "hung up", crowd.ask("hang-up"));
        server.awaitQuiet();
        Told back = note(most, "back", crowd.ask("reconnect " + most));
        Told over = note(most, "over", crowd.ask("hang-up"));
        server.end();
        return new CrowdRound(
            most,
            warmed,
            steady,
            cut,
            hungUp,
            back,
            over,
            server.records(),
            (heapInUse - idle) / Math.max(1, steady.whole("held")),
            heapInUse,
            resident,
            threads,
            pauses,
            1000 * cpu / Math.max(1, steady.whole("placed")),
            driver / steady.of("seconds"),
            server.complaints());
      }
    }
  }

  private static Told note(int most, String what, Told told) {
    System.err.println(most + " " + what + ": " + new TreeMap<>(told.figures()));
    return told;
  }

  private static void delete(Path state) throws IOException {
    if (Files.exists(state)) {
      try (Stream<Path> all = Files.walk(state)) {
        for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }
}
