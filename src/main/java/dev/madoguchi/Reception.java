package dev.madoguchi;

import dev.madoguchi.agi.AgiServer;
import dev.madoguchi.agi.AgiSettings;
import dev.madoguchi.ari.AriServer;
import dev.madoguchi.ari.AriSettings;
import dev.madoguchi.asterisk.Links;
import dev.madoguchi.asterisk.Side;
import dev.madoguchi.call.Line;
import dev.madoguchi.plan.Plan;
import dev.madoguchi.plan.WayIn;
import dev.madoguchi.setup.Home;
import dev.madoguchi.setup.Peers;
import dev.madoguchi.setup.Port;
import dev.madoguchi.setup.Secrets;
import dev.madoguchi.setup.Settings;
import dev.madoguchi.setup.SetupProblem;
import dev.madoguchi.setup.StateFolder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Where calls come in: by each way the plan has chosen for some number. */
sealed interface Reception extends AutoCloseable {
  Duration HEADER_DEADLINE = Duration.ofSeconds(2);

  /**
   * What we may think between two verbs, a write to the disk included. Over ARI a server that dies
   * there is noticed no other way; over FastAGI a wire that passes nothing is.
   */
  Duration WATCHDOG = Duration.ofSeconds(4);

  /** Over the limit of calls, so many at a time are told so; who comes beyond meets the apology. */
  int TOLD_AT_ONCE = 500;

  /**
   * Takes calls from now on.
   *
   * @throws SetupProblem when a port cannot be had
   */
  static Reception open(
      Home home,
      StateFolder state,
      Settings settings,
      Secrets secrets,
      Plan plan,
      Clock clock,
      Side side,
      Consumer<Line> onCall) {
    List<Reception> open = new ArrayList<>();
    if (plan.entrances().has(WayIn.AGI)) {
      open.add(overAgi(home, state, settings, secrets, clock, side, onCall));
    }
    if (plan.entrances().has(WayIn.ARI)) {
      open.add(overAri(home, state, settings, secrets, clock, side, onCall));
    }
    return open.size() == 1 ? open.getFirst() : new OverBoth(open);
  }

  private static Reception overAgi(
      Home home,
      StateFolder state,
      Settings settings,
      Secrets secrets,
      Clock clock,
      Side side,
      Consumer<Line> onCall) {
    AgiSettings agi =
        new AgiSettings(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), port(settings, side).number()),
            secrets.agi(),
            home.prompts(),
            sounds(state, side),
            state.hold(),
            state.recordings(),
            settings.mostCalls().number() + TOLD_AT_ONCE,
            HEADER_DEADLINE,
            WATCHDOG,
            side);
    try {
      return new OverAgi(AgiServer.start(agi, clock, onCall));
    } catch (IOException e) {
      throw new SetupProblem(
          e.getMessage()
              + ": end what listens there, or take another port with bin/madoguchi up"
              + " --agi-port",
          e);
    }
  }

  private static Reception overAri(
      Home home,
      StateFolder state,
      Settings settings,
      Secrets secrets,
      Clock clock,
      Side side,
      Consumer<Line> onCall) {
    return new OverAri(
        AriServer.start(
            new AriSettings(
                new Peers(state, settings, secrets).ari(side),
                home.prompts(),
                sounds(state, side),
                state.hold(),
                state.recordings(),
                settings.mostCalls().number() + TOLD_AT_ONCE,
                WATCHDOG,
                side),
            clock,
            onCall));
  }

  private static Port port(Settings settings, Side side) {
    return switch (side) {
      case FIRST -> settings.agi();
      case BESIDE ->
          settings
              .beside()
              .orElseThrow(
                  () ->
                      new SetupProblem(
                          "this line has one server: give the port of a second one with"
                              + " bin/madoguchi up --beside"));
    };
  }

  private static Path sounds(StateFolder state, Side side) {
    return switch (side) {
      case FIRST -> state.sounds();
      case BESIDE -> state.soundsBeside();
    };
  }

  /** Waits until calls can come. */
  void await() throws InterruptedException;

  /** Returns when every thread that serves the wires has had a turn: calls are being served. */
  void turn();

  /** Leaves new calls to the dialplan's own path; those under way go on. */
  void takeNoMore();

  /** The connections to Asterisk that are kept; none where Asterisk connects to us. */
  List<Links> links();

  /** What was seen since the start, in a line. */
  String story();

  /** Lets go of every line, so that callers go on in the dialplan. */
  @Override
  void close();

  /** The dialplan connects to us. */
  record OverAgi(AgiServer server) implements Reception {
    @Override
    public void await() {}

    @Override
    public void turn() {
      server.turn();
    }

    @Override
    public void takeNoMore() {
      server.takeNoMore();
    }

    @Override
    public List<Links> links() {
      return List.of();
    }

    @Override
    public String story() {
      return "%d calls are on the line, %d connections were refused, %d times a prompt was left out"
          .formatted(server.calls(), server.refused(), server.promptsMissed());
    }

    @Override
    public void close() {
      server.close();
    }
  }

  /** We are connected to Asterisk. */
  record OverAri(AriServer server) implements Reception {
    @Override
    public void await() throws InterruptedException {
      server.await();
    }

    @Override
    public void turn() {
      server.turn();
    }

    @Override
    public void takeNoMore() {
      server.takeNoMore();
    }

    @Override
    public List<Links> links() {
      return List.of(server.links());
    }

    @Override
    public String story() {
      AriServer.Counts counts = server.counts();
      return ("%d calls are on the line, %d were refused, %d times a prompt was left out; Asterisk's"
              + " sockets: %d times one was lost, %d messages not understood")
          .formatted(
              server.calls(),
              counts.refused(),
              counts.promptsMissed(),
              counts.gaps(),
              counts.unknown());
    }

    @Override
    public void close() {
      server.close();
    }
  }

  /** Each number by its own way. */
  record OverBoth(List<Reception> both) implements Reception {
    public OverBoth {
      both = List.copyOf(both);
    }

    @Override
    public void await() throws InterruptedException {
      for (Reception each : both) {
        each.await();
      }
    }

    @Override
    public void turn() {
      both.forEach(Reception::turn);
    }

    @Override
    public void takeNoMore() {
      both.forEach(Reception::takeNoMore);
    }

    @Override
    public List<Links> links() {
      return both.stream().flatMap(each -> each.links().stream()).toList();
    }

    @Override
    public String story() {
      return both.stream().map(Reception::story).collect(Collectors.joining("; "));
    }

    @Override
    public void close() {
      both.forEach(Reception::close);
    }
  }
}
