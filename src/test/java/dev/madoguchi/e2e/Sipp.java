package dev.madoguchi.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Many calls at once, by SIPp: a scenario from the test resources, its files in a folder of the
 * test under target/e2e. Ended by its process id when it takes longer than it may.
 */
final class Sipp implements AutoCloseable {
  /** Where Debian's sip-tester puts the keys as RFC 4733 events. */
  private static final Path KEYS = Path.of("/usr/share/sip-tester");

  /** SIPp takes four for each call, from the first on. */
  private static final int MEDIA_PORTS = 800;

  private static final String STATISTICS = "statistics.csv";

  private final Path folder;
  private final Program program;

  /**
   * What SIPp counted.
   *
   * @param successful calls that went through their scenario
   * @param failed calls that did not
   * @param retransmissions messages SIPp had to send again
   */
  record Counted(int successful, int failed, int retransmissions) {
    /** Reads SIPp's statistics: two lines or more of CSV, the last one with the totals. */
    static Counted parse(List<String> statistics) {
      List<String> names = Arrays.asList(statistics.getFirst().split(";", -1));
      List<String> totals = Arrays.asList(statistics.getLast().split(";", -1));
      return new Counted(
          number(names, totals, "SuccessfulCall(C)"),
          number(names, totals, "FailedCall(C)"),
          number(names, totals, "Retransmissions(C)"));
    }

    private static int number(List<String> names, List<String> totals, String name) {
      int column = names.indexOf(name);
      if (column < 0 || column >= totals.size()) {
        throw new IllegalArgumentException("SIPp's statistics have no " + name + ": " + names);
      }
      return Integer.parseInt(totals.get(column).strip());
    }
  }

  private Sipp(Path folder, Program program) {
    this.folder = folder;
    this.program = program;
  }

  /**
   * Starts SIPp.
   *
   * @param test names the folder under target/e2e
   * @param name of this SIPp, when a test runs several
   * @param scenario in src/test/resources/e2e; {@code @word@} in it stands for what {@code words}
   *     says, {@code @keys@} for the folder of the keys
   * @param options of SIPp's own, such as -m 200 -r 20
   */
  static Sipp start(
      String test,
      String name,
      String scenario,
      InetSocketAddress server,
      Map<String, String> words,
      List<String> options) {
    Path folder = Evidence.folder(test).resolve("sipp-" + name);
    Path file = folder.resolve(scenario);
    try {
      emptied(folder);
      Files.writeString(file, filledIn(scenario, words));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
    List<String> command = new ArrayList<>();
    command.addAll(List.of("sipp", "127.0.0.1:" + server.getPort(), "-sf", file.toString()));
    command.addAll(List.of("-i", "127.0.0.1", "-mi", "127.0.0.1"));
    command.addAll(
        List.of("-p", "" + FreePorts.udp(), "-mp", "" + FreePorts.udpRange(MEDIA_PORTS)));
    command.addAll(List.of("-nostdin", "-trace_err", "-error_file", "errors.log"));
    command.addAll(List.of("-trace_stat", "-stf", STATISTICS, "-fd", "1"));
    command.addAll(List.of("-trace_shortmsg", "-shortmessage_file", "messages.csv"));
    command.addAll(options);
    return new Sipp(folder, Program.start(folder, command));
  }

  private static String filledIn(String scenario, Map<String, String> words) throws IOException {
    Path file = Prompts.root().resolve("src/test/resources/e2e").resolve(scenario);
    String text = Files.readString(file).replace("@keys@", KEYS.toString());
    for (Map.Entry<String, String> word : words.entrySet()) {
      text = text.replace("@" + word.getKey() + "@", word.getValue());
    }
    return text;
  }

  private static void emptied(Path folder) throws IOException {
    Files.createDirectories(folder);
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
  }

  /** Waits until all its calls are over. */
  Counted await(Duration atMost) {
    program.awaitExit(atMost); // 1 when a call failed: counted
    Path statistics = folder.resolve(STATISTICS);
    try {
      return Counted.parse(Files.readAllLines(statistics));
    } catch (IOException e) {
      throw new UncheckedIOException(
          "SIPp left no statistics in " + statistics + ": " + program, e);
    }
  }

  @Override
  public void close() {
    program.close();
  }
}
