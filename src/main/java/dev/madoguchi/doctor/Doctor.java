package dev.madoguchi.doctor;

import dev.madoguchi.ami.AmiQueueWatch;
import dev.madoguchi.ari.AriProbe;
import dev.madoguchi.call.Language;
import dev.madoguchi.control.RunningServer;
import dev.madoguchi.plan.Entrances;
import dev.madoguchi.plan.Plan;
import dev.madoguchi.plan.WayIn;
import dev.madoguchi.setup.Home;
import dev.madoguchi.setup.OtherHost;
import dev.madoguchi.setup.Peers;
import dev.madoguchi.setup.Secrets;
import dev.madoguchi.setup.Settings;
import dev.madoguchi.setup.SetupProblem;
import dev.madoguchi.setup.StateFolder;
import dev.madoguchi.store.DatabaseHealth;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Looks at the whole of one line. */
public final class Doctor {
  private static final Path PROC = Path.of("/proc");

  private final Home home;
  private final StateFolder state;
  private final Settings settings;
  private final Optional<Plan> plan;
  private final Clock machine;
  private final Facts facts;
  private final List<Server> servers;

  /**
   * A doctor for one look.
   *
   * @param plan empty when it cannot be read; what can be looked at without it still is
   * @param machine the machine's clock
   */
  public Doctor(
      Home home,
      StateFolder state,
      Settings settings,
      Optional<Plan> plan,
      Clock machine,
      Facts facts) {
    this.home = home;
    this.state = state;
    this.settings = settings;
    this.plan = plan;
    this.machine = machine;
    this.facts = facts;
    this.servers = Server.of(state, settings);
  }

  /** Everything that was found, item by item; takes some seconds when something hangs. */
  public List<Finding> examine() {
    DatabaseHealth health = DatabaseHealth.of(state.database());
    List<Look> looks = new ArrayList<>();
    // before the secrets are read, for reading them takes wider rights back
    looks.add(new SecretsLook(state));
    settings.otherHost().ifPresentOrElse(other -> looks.add(elsewhere(other)), () -> beside(looks));
    looks.add(this::ports);
    servers.forEach(server -> looks.add(connections(server)));
    for (String server : List.of("server.pid", "beside.pid")) {
      looks.add(new DescriptorsLook(PROC, state.run().resolve(server), settings.mostCalls()));
    }
    looks.add(
        new ClockLook(
            machine,
            settings.asOf(),
            plan.map(known -> known.hours().zone()),
            newest(health),
            facts));
    looks.add(DiskLook.of(state.folder()));
    looks.add(RecordingsLook.of(state.recordings(), asterisk()));
    looks.add(new DatabaseLook(health, DatabaseHealth.withoutRows(state.recordings())));
    plan.map(this::holidays).ifPresent(looks::add);
    return looks.stream().flatMap(look -> look.look().stream()).toList();
  }

  private void beside(List<Look> looks) {
    looks.add(new AsteriskLook(facts, state.asteriskEtc().resolve("modules.conf")));
    looks.add(new SoundsLook(asterisk(), sounds()));
  }

  private static Look elsewhere(OtherHost other) {
    return () ->
        List.of(
            Finding.ok(
                "asterisk",
                "is on another host, %s: its modules and sounds are to be looked at there"
                    .formatted(other.asterisk())));
  }

  private Optional<AsteriskProcess> asterisk() {
    return AsteriskProcess.of(
        PROC, state.run().resolve("asterisk.pid"), state.asteriskEtc().resolve("asterisk.conf"));
  }

  private List<Path> sounds() {
    Stream<String> folders =
        Stream.concat(
            plan.map(Plan::languages).orElse(List.of(Language.JAPANESE)).stream()
                .map(Language::code),
            Stream.of("hold"));
    return folders.map(home.prompts()::resolve).toList();
  }

  private List<Finding> ports() {
    PortsLook ports =
        new PortsLook(
            servers,
            settings.ofAsterisk(settings.ami()),
            peers().map(Peers::ami),
            wanted -> AmiQueueWatch.askOnce(wanted, machine));
    Entrances entrances = plan.map(Plan::entrances).orElse(Entrances.USUAL);
    List<Finding> findings = new ArrayList<>();
    if (entrances.has(WayIn.ARI)) {
      findings.addAll(sockets());
    }
    findings.addAll(entrances.has(WayIn.AGI) ? ports.look() : ports.asterisk());
    return findings;
  }

  private List<Finding> sockets() {
    return peers().stream()
        .flatMap(
            peers ->
                servers.stream()
                    .map(
                        server ->
                            new SocketsLook(server, peers.ari(server.side()), AriProbe::connected)))
        .flatMap(sockets -> sockets.look().stream())
        .toList();
  }

  /** Each server is asked on its own socket. */
  private Look connections(Server server) {
    return new ConnectionsLook(
        server.name(),
        new RunningServer(server.control())::ask,
        machine,
        plan.map(known -> known.hours().zone()).orElse(machine.getZone()));
  }

  private Optional<Peers> peers() {
    try {
      return Optional.of(new Peers(state, settings, Secrets.load(state)));
    } catch (SetupProblem e) {
      return Optional.empty();
    }
  }

  private HolidaysLook holidays(Plan known) {
    Instant now = machine.instant().plus(settings.asOf().offset());
    return new HolidaysLook(
        known.hours().holidays(), LocalDate.ofInstant(now, known.hours().zone()));
  }

  private static Optional<Instant> newest(DatabaseHealth health) {
    return health instanceof DatabaseHealth.Whole(_, _, Optional<Instant> newest)
        ? newest
        : Optional.empty();
  }
}
