package dev.madoguchi.crowd;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What plays Asterisk for a crowd of calls, held against recordings of the real one, which {@code
 * bin/bench record} makes.
 */
class CrowdProofTest {
  private static final Path RECORDINGS = Path.of("src/test/resources/crowd/agi");
  private static final String ASTERISK = "asterisk: ";
  private static final String SERVER = "server: ";
  private static final int CALLERS = 200;

  /** A command of our server, and the lines Asterisk said until the next one. */
  private record Exchange(String command, List<String> said) {}

  @Test
  void every_command_our_server_sends_a_real_asterisk_is_taken_by_the_crowd() throws IOException {
    for (Exchange exchange : exchanges()) {
      assertThat(exchange.said())
          .noneMatch(line -> line.startsWith("5") && !line.startsWith("511"));
      assertThat(AgiGrammar.parse(exchange.command()).name()).isNotEmpty();
    }
  }

  @Test
  void a_call_of_the_crowd_begins_with_the_lines_of_a_real_one() throws IOException {
    List<String> real = new ArrayList<>();
    for (String line : lines(recordings().getFirst())) {
      if (line.startsWith("asterisk: agi_")) {
        real.add(key(line.substring(ASTERISK.length())));
      }
    }
    List<String> ours =
        AgiHello.fresh("1763945999.1", 1, "secret")
            .lines()
            .filter(line -> !line.isEmpty())
            .toList();

    assertThat(ours.stream().map(CrowdProofTest::key)).isEqualTo(real);
  }

  @Test
  void every_reply_of_the_crowd_is_one_the_real_asterisk_gives_to_that_command()
      throws IOException {
    Map<String, Set<String>> real = new TreeMap<>();
    for (Exchange exchange : exchanges()) {
      real.computeIfAbsent(name(exchange), _ -> new TreeSet<>()).add(shape(exchange.said()));
    }
    for (Exchange exchange : exchanges()) {
      for (int i = 0; i < CALLERS; i++) {
        AgiCaller caller = new AgiCaller(new Habits(new SplittableRandom(i), 100));
        String reply = caller.reply(AgiGrammar.parse(exchange.command())).text();
        if (!reply.isEmpty()) { // who speaks into a recording does so to the end of the call
          assertThat(real.get(name(exchange)))
              .as(exchange.command())
              .contains(shape(reply.lines().toList()));
        }
      }
    }
  }

  @Test
  void a_call_of_the_crowd_hangs_up_as_a_real_one_does() throws IOException {
    List<String> hungUp = new ArrayList<>();
    for (Exchange exchange : exchanges()) {
      if (exchange.said().contains("HANGUP") && !exchange.command().equals("HANGUP")) {
        AgiCaller caller = new AgiCaller(new Habits(new SplittableRandom(1), 100));
        var _ = caller.reply(AgiGrammar.parse(exchange.command()));
        assertThat(shape(caller.hangUpInCommand().lines().toList()))
            .as(exchange.command())
            .isEqualTo(shape(exchange.said()));
        hungUp.add(name(exchange));
      }
    }
    assertThat(hungUp).contains("GET OPTION", "GOSUB", "RECORD FILE");
  }

  private static List<Path> recordings() throws IOException {
    try (Stream<Path> files = Files.list(RECORDINGS)) {
      List<Path> all = files.sorted().toList();
      assertThat(all).hasSizeGreaterThan(5);
      return all;
    }
  }

  private static List<String> lines(Path recording) throws IOException {
    return Files.readAllLines(recording);
  }

  private static List<Exchange> exchanges() throws IOException {
    List<Exchange> all = new ArrayList<>();
    for (Path recording : recordings()) {
      for (String line : lines(recording)) {
        if (line.startsWith(SERVER)) {
          all.add(new Exchange(line.substring(SERVER.length()), new ArrayList<>()));
        } else if (line.startsWith(ASTERISK)
            && !all.isEmpty()
            && !line.startsWith("asterisk: agi_")) {
          all.getLast().said().add(line.substring(ASTERISK.length()));
        }
      }
    }
    return all;
  }

  private static String name(Exchange exchange) {
    return AgiGrammar.parse(exchange.command()).name();
  }

  private static String key(String line) {
    return line.replaceFirst(":.*", "");
  }

  /** The replies without what is of one call: numbers, keys, and values of variables. */
  private static String shape(List<String> said) {
    return String.join("\n", said)
        .replaceAll("(result|endpos)=[0-9]+", "$1=N")
        .replaceAll("(?m)^(200 result=N) \\((?!timeout|hangup|dtmf)[^)]*\\)$", "$1 (value)");
  }
}
