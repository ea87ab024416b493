package dev.madoguchi.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Where a fault happens: a running line, and what is put between its parts for a while. */
final class FaultScene implements AutoCloseable {
  private static final Duration AT_ONCE = Duration.ofSeconds(10);

  private final RunningLine line;
  private final WayIn way;
  private final long seed;
  private final Deque<Runnable> undone = new ArrayDeque<>();
  private Optional<Relay> relay = Optional.empty();

  /** How calls reach the server. */
  enum WayIn {
    AGI,
    ARI;

    /** Any class over the other way in: -Dmadoguchi.way-in=ari. */
    static WayIn asAsked() {
      return "ari".equals(System.getProperty("madoguchi.way-in")) ? ARI : AGI;
    }

    /** What a plan has instead of the shipped one's lines. */
    Map<String, String> plan() {
      return switch (this) {
        case AGI -> Map.of();
        case ARI -> RunningLine.OVER_ARI;
      };
    }

    /** So long at most a caller hears nothing new once their server is gone for ever, or back. */
    Duration untilWords() {
      return switch (this) {
        // the dialplan's own words, at once
        case AGI -> Duration.ofSeconds(2);
        // what is being said goes on to its end, and then a moment is asked for until it is back
        case ARI -> Duration.ofSeconds(5);
      };
    }
  }

  FaultScene(RunningLine line, WayIn way, long seed) {
    this.line = line;
    this.way = way;
    this.seed = seed;
  }

  RunningLine line() {
    return line;
  }

  long seed() {
    return seed;
  }

  /** Sends the server's process a signal. */
  void signal(String name) {
    String pid = Long.toString(line.server().pid());
    Program.run(Path.of("/"), AT_ONCE, List.of("kill", "-" + name, pid));
  }

  /** The wire calls come in on goes by a relay from now on. */
  void relayCalls() {
    relayCalls(Relay.Tap.NOBODY);
  }

  /** The same, heard by somebody. */
  void relayCalls(Relay.Tap tap) {
    switch (way) {
      case AGI -> {
        Relay between = relayTo(line.agi().getPort(), tap);
        reach(between.port());
        undone.push(() -> reach(line.agi().getPort()));
      }
      case ARI -> relaySetting("ari-port", tap);
    }
  }

  /** The wire to Asterisk's manager interface goes by a relay from now on. */
  void relayManager() {
    relaySetting("ami-port", Relay.Tap.NOBODY);
  }

  Relay relay() {
    return relay.orElseThrow();
  }

  private Relay relayTo(int port, Relay.Tap tap) {
    Relay between = Relay.to(port, tap);
    relay = Optional.of(between);
    undone.push(between::close);
    return between;
  }

  private void reach(int port) {
    line.asterisk("dialplan set global MADOGUCHI_AGI 127.0.0.1:" + port);
  }

  /** The server reads its ports when it starts. */
  private void relaySetting(String key, Relay.Tap tap) {
    int port = Integer.parseInt(setting(key));
    set(key, relayTo(port, tap).port());
    undone.push(() -> set(key, port));
  }

  private Path settings() {
    return line.state().resolve("settings.properties");
  }

  private String setting(String key) {
    return lines().stream()
        .filter(each -> each.startsWith(key + "="))
        .map(each -> each.substring(key.length() + 1))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + key + " in " + settings()));
  }

  private void set(String key, int port) {
    int ready = line.up().lines("ready");
    try {
      Files.write(
          settings(),
          lines().stream()
              .map(each -> each.startsWith(key + "=") ? key + "=" + port : each)
              .toList());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + settings(), e);
    }
    line.server().destroyForcibly();
    line.up().awaitLines("ready", ready + 1, RunningLine.START);
  }

  private List<String> lines() {
    try {
      return Files.readAllLines(settings());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + settings(), e);
    }
  }

  /** Does this when the fault is mended, at the latest when all is over. */
  void undo(Runnable deed) {
    undone.push(deed);
  }

  /**
   * The same with a fault that could pass the server by, and would then show nothing: an error
   * unless its log has told of it meanwhile.
   *
   * @param words that stand there then
   */
  void undoOnceTold(String words, Runnable deed) {
    long before = told(words);
    undo(
        () -> {
          deed.run();
          if (told(words) == before) {
            throw new AssertionError("the server has not met the fault: no " + words);
          }
        });
  }

  private long told(String words) {
    return Pattern.compile(words).matcher(line.up().everything()).results().count();
  }

  /** Undoes what was done, the last first. */
  void undoAll() {
    while (!undone.isEmpty()) {
      undone.pop().run();
    }
  }

  /** The line is as it was. */
  @Override
  public void close() {
    undoAll();
  }
}
