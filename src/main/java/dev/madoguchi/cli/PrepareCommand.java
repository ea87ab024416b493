package dev.madoguchi.cli;

import dev.madoguchi.plan.Plan;
import dev.madoguchi.plan.WayIn;
import dev.madoguchi.setup.Address;
import dev.madoguchi.setup.AsOf;
import dev.madoguchi.setup.AsteriskFiles;
import dev.madoguchi.setup.Certificate;
import dev.madoguchi.setup.Home;
import dev.madoguchi.setup.MostCalls;
import dev.madoguchi.setup.OtherHost;
import dev.madoguchi.setup.Port;
import dev.madoguchi.setup.PortRange;
import dev.madoguchi.setup.Ports;
import dev.madoguchi.setup.Secrets;
import dev.madoguchi.setup.Settings;
import dev.madoguchi.setup.SetupProblem;
import dev.madoguchi.setup.SipBind;
import dev.madoguchi.setup.StateFolder;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Everything that must be written before Asterisk starts; called by {@code up}. */
@Command(
    name = "prepare",
    hidden = true,
    description = "Writes settings, secrets and Asterisk's configuration.",
    mixinStandardHelpOptions = true)
public final class PrepareCommand implements Runnable {
  @Mixin private StateOption state;

  @Option(names = "--sip", paramLabel = "ADDRESS:PORT")
  private Optional<String> sip = Optional.empty();

  @Option(names = "--trunk", paramLabel = "ADDRESS[,ADDRESS]")
  private Optional<String> trunk = Optional.empty();

  @Option(names = "--agi-port", paramLabel = "PORT")
  private Optional<String> agi = Optional.empty();

  @Option(names = "--beside", paramLabel = "PORT|none")
  private Optional<String> beside = Optional.empty();

  @Option(names = "--ami-port", paramLabel = "PORT")
  private Optional<String> ami = Optional.empty();

  @Option(names = "--ari-port", paramLabel = "PORT")
  private Optional<String> ari = Optional.empty();

  @Option(names = "--asterisk-host", paramLabel = "ADDRESS|none")
  private Optional<String> asteriskHost = Optional.empty();

  @Option(names = "--server-host", paramLabel = "ADDRESS")
  private Optional<String> serverHost = Optional.empty();

  @Option(names = "--rtp", paramLabel = "FIRST-LAST")
  private Optional<String> rtp = Optional.empty();

  @Option(names = "--most-calls", paramLabel = "NUMBER")
  private Optional<String> mostCalls = Optional.empty();

  @Option(names = "--plan", paramLabel = "FILE")
  private Optional<Path> plan = Optional.empty();

  @Option(names = "--as-of", paramLabel = "\"2026-11-24 10:00\"")
  private Optional<String> asOf = Optional.empty();

  @Override
  public void run() {
    Home home = Home.fromLauncher();
    StateFolder folder = state.folder(home);
    Settings wanted = merged(Settings.load(folder, home));
    Plan read = Plans.read(wanted.plan());
    Settings settings =
        wanted.withAsOf(
            asOf.map(text -> AsOf.parse(text, read.hours().zone(), Clock.systemUTC()))
                .orElse(AsOf.NOW));
    if (settings.otherHost().isPresent() && read.entrances().has(WayIn.AGI)) {
      throw new SetupProblem(
          "Asterisk on another host needs ARI, for FastAGI knows no TLS: in "
              + wanted.plan()
              + " set line: way-in: ari, and so for every number that has one of its own");
    }
    Ports.checkFree(settings, read.entrances());
    folder.create();
    if (settings.otherHost().isPresent()) {
      Certificate.of(folder).make();
    }
    settings.save(folder);
    Secrets secrets = Secrets.loadOrMake(folder, read.agents().keySet());
    new AsteriskFiles(folder, home).write(settings, secrets, read);
  }

  /** What an option does not say stays as it was at the last start. */
  private Settings merged(Settings kept) {
    try {
      return new Settings(
          read("--sip", sip, SipBind::parse).orElse(kept.sip()),
          read("--trunk", trunk, Settings::parseTrunks).orElse(kept.trunks()),
          read("--agi-port", agi, Port::parse).orElse(kept.agi()),
          read("--beside", beside, PrepareCommand::second).orElse(kept.beside()),
          read("--ami-port", ami, Port::parse).orElse(kept.ami()),
          read("--ari-port", ari, Port::parse).orElse(kept.ari()),
          otherHost(kept.otherHost()),
          read("--rtp", rtp, PortRange::parse).orElse(kept.rtp()),
          read("--most-calls", mostCalls, MostCalls::parse).orElse(kept.mostCalls()),
          plan.map(file -> file.toAbsolutePath().normalize()).orElse(kept.plan()),
          AsOf.NOW);
    } catch (IllegalArgumentException e) {
      throw new SetupProblem(e.getMessage(), e);
    }
  }

  private Optional<OtherHost> otherHost(Optional<OtherHost> kept) {
    if (asteriskHost.filter("none"::equals).isPresent()) {
      return Optional.empty();
    }
    Optional<Address> asterisk =
        read("--asterisk-host", asteriskHost, Address::new).or(() -> kept.map(OtherHost::asterisk));
    Optional<Address> server =
        read("--server-host", serverHost, Address::new).or(() -> kept.map(OtherHost::server));
    if (asterisk.isEmpty() && server.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new OtherHost(
            asterisk.orElseThrow(() -> alone("--asterisk-host", "where Asterisk is")),
            server.orElseThrow(() -> alone("--server-host", "where we come from"))));
  }

  private static IllegalArgumentException alone(String option, String what) {
    return new IllegalArgumentException(
        "Asterisk on another host has two addresses to be told; missing is "
            + option
            + " ADDRESS, "
            + what);
  }

  private static Optional<Port> second(String text) {
    return text.equals("none") ? Optional.empty() : Optional.of(Port.parse(text));
  }

  private static <T> Optional<T> read(
      String option, Optional<String> text, Function<String, T> parser) {
    try {
      return text.map(parser);
    } catch (IllegalArgumentException e) {
      throw new SetupProblem(option + ": " + e.getMessage(), e);
    }
  }
}
