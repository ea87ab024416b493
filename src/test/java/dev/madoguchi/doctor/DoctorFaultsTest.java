package dev.madoguchi.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.madoguchi.ami.AmiQueueWatch;
import dev.madoguchi.ami.AmiSettings;
import dev.madoguchi.call.QueueName;
import dev.madoguchi.call.Secret;
import dev.madoguchi.doctor.Finding.Grade;
import dev.madoguchi.hours.Holidays;
import dev.madoguchi.queue.Account;
import dev.madoguchi.queue.Agent;
import dev.madoguchi.queue.QueueSnapshot;
import dev.madoguchi.setup.AsOf;
import dev.madoguchi.setup.Port;
import dev.madoguchi.setup.StateFolder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One fault after the other is put in; each must be named, with what to do. */
class DoctorFaultsTest {
  private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
  private static final Instant NOW = Instant.parse("2026-11-24T01:00:00Z");
  private static final Clock MACHINE = Clock.fixed(NOW, ZoneId.of("Etc/UTC"));
  private static final Facts NO_FACTS = new Facts(Optional.empty());
  private static final Optional<Secret> SECRET = Optional.of(new Secret("OpenSesameOpenSesame"));

  @TempDir Path folder;

  private static Finding only(Look look) {
    List<Finding> findings = look.look();
    assertThat(findings).hasSize(1);
    return findings.getFirst();
  }

  private static void is(Finding finding, Grade grade, String item, String what) {
    assertThat(finding.grade()).as(finding.toString()).isEqualTo(grade);
    assertThat(finding.item()).isEqualTo(item);
    assertThat(finding.what()).contains(what);
    assertThat(finding.remedy().isEmpty()).isEqualTo(grade == Grade.OK);
  }

  // --- ports, the manager interface, agents

  private static QueueSnapshot queue(String name, Agent.State state) {
    return new QueueSnapshot(
        new QueueName(name), List.of(new Agent(new Account("6001"), state)), 0, Duration.ZERO);
  }

  private static ServerSocket listening() throws IOException {
    return new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
  }

  private static Port closed() throws IOException {
    try (ServerSocket socket = listening()) {
      return new Port(socket.getLocalPort());
    }
  }

  private static Port port(ServerSocket socket) {
    return new Port(socket.getLocalPort());
  }

  @Test
  void a_line_that_is_down_is_one_problem_and_not_many() throws IOException {
    PortsLook look = new PortsLook(closed(), closed(), SECRET, _ -> List.of());
    is(only(look), Grade.PROBLEM, "line", "is down: nothing answers");
  }

  @Test
  void a_server_that_is_down_is_named_while_asterisk_is_up() throws IOException {
    try (ServerSocket ami = listening()) {
      List<Finding> findings =
          new PortsLook(closed(), port(ami), SECRET, _ -> List.of(queue("site", Agent.State.FREE)))
              .look();
      is(findings.get(0), Grade.PROBLEM, "agi", "the server is down");
      is(findings.get(1), Grade.OK, "ami", "Asterisk has 1 queues");
      is(findings.get(2), Grade.OK, "agents", "1 of 1 registered");
    }
  }

  @Test
  void an_asterisk_that_is_down_is_named_while_the_server_is_up() throws IOException {
    try (ServerSocket agi = listening()) {
      List<Finding> findings = new PortsLook(port(agi), closed(), SECRET, _ -> List.of()).look();
      is(findings.get(0), Grade.OK, "agi", "takes calls");
      is(findings.get(1), Grade.PROBLEM, "ami", "Asterisk is down");
    }
  }

  @Test
  void a_manager_interface_that_lets_nobody_in_is_told_in_its_own_words() throws IOException {
    Port gone = closed();
    try (ServerSocket agi = listening();
        ServerSocket ami = listening()) {
      List<Finding> findings =
          new PortsLook(
                  port(agi),
                  port(ami),
                  SECRET,
                  wanted ->
                      AmiQueueWatch.askOnce(
                          AmiSettings.besideUs(gone.number(), wanted.secret()), MACHINE))
              .look();
      is(findings.get(1), Grade.PROBLEM, "ami", "cannot be reached");
      assertThat(new PortsLook(port(agi), port(ami), Optional.empty(), _ -> List.of()).look())
          .anySatisfy(finding -> is(finding, Grade.PROBLEM, "ami", "there is no secret"));
    }
  }

  @Test
  void a_queue_whose_agents_have_no_telephone_is_a_warning() throws IOException {
    try (ServerSocket agi = listening();
        ServerSocket ami = listening()) {
      List<Finding> findings =
          new PortsLook(
                  port(agi), port(ami), SECRET, _ -> List.of(queue("site", Agent.State.OFF_DUTY)))
              .look();
      is(
          findings.getLast(),
          Grade.WARNING,
          "agents",
          "0 of 1 registered, none of them in site: callers there can only leave inquiries");
    }
  }

  // --- Asterisk itself

  private Facts facts(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
    return new Facts(Optional.of(folder));
  }

  private Path modulesConf() throws IOException {
    return Files.writeString(
        folder.resolve("modules.conf"),
        "autoload = no\n; require = no.so\nrequire = res_agi.so\nload = app_queue.so\n");
  }

  @ParameterizedTest
  @CsvSource({
    "Asterisk 22.10.1+dfsg built by nobody, OK, Asterisk 22.10.1+dfsg answers",
    "Asterisk certified-18.9-cert5 built by x, OK, Asterisk certified-18.9-cert5",
    "Asterisk 16.28.0 built by x, PROBLEM, Asterisk 16.28.0 is too old",
    "Unable to connect, WARNING, says of its version: Unable to connect",
    "'', WARNING, its console was not reached"
  })
  void the_version_of_asterisk_is_judged(String told, Grade grade, String what) throws IOException {
    is(
        new AsteriskLook(facts("version", told), modulesConf()).look().getFirst(),
        grade,
        "asterisk",
        what);
  }

  @Test
  void a_module_that_does_not_run_is_named() throws IOException {
    String shown =
        """
        Module                         Description                              Use Count  Status      Support Level
        res_agi.so                     Asterisk Gateway Interface (AGI)         0          Running              core
        app_queue.so                   True Call Queueing                       0          %s          core
        2 modules loaded
        """;
    is(
        new AsteriskLook(facts("modules", shown.formatted("Running    ")), modulesConf())
            .look()
            .getLast(),
        Grade.OK,
        "modules",
        "all 2 of modules.conf run");
    is(
        new AsteriskLook(facts("modules", shown.formatted("Not Running")), modulesConf())
            .look()
            .getLast(),
        Grade.PROBLEM,
        "modules",
        "not running: app_queue.so");
  }

  // --- what Asterisk can read

  /** A process as /proc shows it, whose root is the test's folder. */
  private Optional<AsteriskProcess> process(String uid, String capabilities) throws IOException {
    Path proc = Files.createDirectories(folder.resolve("proc/4711"));
    Files.writeString(proc.resolve("cmdline"), "/usr/sbin/asterisk\0-C\0/s/asterisk.conf\0-f\0");
    Files.writeString(
        proc.resolve("status"),
        "Name:\tasterisk\nUid:\t0\t%s\t0\t0\nGid:\t0\t4242\t0\t0\nGroups:\t \nCapEff:\t%s\n"
            .formatted(uid, capabilities));
    if (!Files.exists(proc.resolve("root"))) {
      Files.createSymbolicLink(proc.resolve("root"), Path.of("/"));
    }
    Path pid = Files.writeString(folder.resolve("asterisk.pid"), "4711\n");
    return AsteriskProcess.of(folder.resolve("proc"), pid, Path.of("/s/asterisk.conf"));
  }

  private Path sound(String permissions) throws IOException {
    Path sounds = Files.createDirectories(folder.resolve("ja"));
    Path sound = Files.writeString(sounds.resolve("greeting.wav"), "RIFF");
    Files.setPosixFilePermissions(sound, PosixFilePermissions.fromString(permissions));
    return sounds;
  }

  @ParameterizedTest
  @CsvSource({
    // somebody else, without and with the right to read everything
    "rw-r--r--, 4242, 0000000000000000, OK, Asterisk can read all 1",
    "rw-------, 4242, 0000000000000000, PROBLEM, greeting.wav may not be read by Asterisk",
    "rw-------, 4242, 0000000000000002, OK, Asterisk can read all 1",
  })
  void a_prompt_that_asterisk_may_not_read_is_named(
      String permissions, String uid, String capabilities, Grade grade, String what)
      throws IOException {
    Path sounds = sound(permissions);
    is(only(new SoundsLook(process(uid, capabilities), List.of(sounds))), grade, "sounds", what);
  }

  @Test
  void the_owner_of_a_prompt_may_read_it() throws IOException {
    Path sounds = sound("rw-------");
    String owner = Files.getAttribute(sounds, "unix:uid").toString();
    is(
        only(new SoundsLook(process(owner, "0"), List.of(sounds))),
        Grade.OK,
        "sounds",
        "Asterisk can read all 1");
  }

  @Test
  void without_a_sound_or_without_its_asterisk_it_says_so() throws IOException {
    is(
        only(new SoundsLook(process("0", "0"), List.of(folder.resolve("none")))),
        Grade.PROBLEM,
        "sounds",
        "there is not one in");
    is(
        only(new SoundsLook(Optional.empty(), List.of(sound("rw-r--r--")))),
        Grade.WARNING,
        "sounds",
        "not found running");
  }

  @Test
  void a_process_with_the_number_of_a_line_that_ended_is_not_its_asterisk() throws IOException {
    assertThat(process("0", "0")).isPresent();
    assertThat(
            AsteriskProcess.of(
                folder.resolve("proc"),
                folder.resolve("asterisk.pid"),
                Path.of("/other/asterisk.conf")))
        .isEmpty();
  }

  // --- clock, disk, secrets, holidays

  private static List<Finding> clock(AsOf asOf, Optional<Instant> newest, Facts facts) {
    return new ClockLook(MACHINE, asOf, Optional.of(TOKYO), newest, facts).look();
  }

  @Test
  void a_clock_that_cannot_be_right_is_named() throws IOException {
    is(
        clock(AsOf.NOW, Optional.of(NOW), NO_FACTS).getFirst(),
        Grade.OK,
        "clock",
        "2026-11-24 10:00:00 Asia/Tokyo");
    is(
        clock(AsOf.NOW, Optional.of(NOW.plusSeconds(60)), NO_FACTS).getFirst(),
        Grade.PROBLEM,
        "clock",
        "before the newest inquiry, of 2026-11-24 10:01:00");
    is(
        clock(new AsOf(Duration.ofDays(-1)), Optional.of(NOW), NO_FACTS).getFirst(),
        Grade.WARNING,
        "clock",
        "was set by hand: it is 2026-11-23 10:00:00");
    is(
        clock(AsOf.NOW, Optional.empty(), facts("synchronised", "no\n")).getFirst(),
        Grade.WARNING,
        "clock",
        "kept by nobody");
    is(
        clock(AsOf.NOW, Optional.empty(), facts("synchronised", "yes\n")).getFirst(),
        Grade.OK,
        "clock",
        ", synchronised");
  }

  @ParameterizedTest
  @CsvSource({
    "199_999_999, PROBLEM, 199 MB left",
    "200_000_000, WARNING, 200 MB left",
    "2_000_000_000, OK, '2000 MB left'"
  })
  void a_small_disk_is_named_before_it_is_full(String bytes, Grade grade, String what) {
    long left = Long.parseLong(bytes.replace("_", ""));
    is(only(new DiskLook(folder, _ -> left)), grade, "disk", what);
  }

  @Test
  void a_disk_that_cannot_be_looked_at_is_a_problem() {
    DiskLook look =
        new DiskLook(
            folder,
            _ -> {
              throw new IOException("gone");
            });
    is(only(look), Grade.PROBLEM, "disk", "gone");
    is(
        only(DiskLook.of(folder.resolve("not/yet"))),
        only(DiskLook.of(folder)).grade(),
        "disk",
        "MB");
  }

  @Test
  void a_secret_that_others_may_read_is_named() throws IOException {
    StateFolder state = new StateFolder(folder.resolve("state"));
    is(only(new SecretsLook(state)), Grade.WARNING, "permissions", "there is no state folder");
    state.create();
    Files.writeString(state.secrets(), "agi=x\n");
    Path manager = state.asteriskEtc().resolve("local/manager_user.conf");
    Files.writeString(manager, "secret = x\n");
    for (Path file : List.of(state.secrets(), manager)) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }
    is(only(new SecretsLook(state)), Grade.OK, "permissions", "owner only");

    Files.setPosixFilePermissions(manager, PosixFilePermissions.fromString("rw-r-----"));
    is(only(new SecretsLook(state)), Grade.PROBLEM, "permissions", "manager_user.conf is open");
    Files.setPosixFilePermissions(state.secrets(), PosixFilePermissions.fromString("rw----r--"));
    is(only(new SecretsLook(state)), Grade.PROBLEM, "permissions", "secrets.properties is open");
  }

  @Test
  void missing_official_holidays_are_a_warning() {
    Holidays until2027 =
        new Holidays(Map.of(LocalDate.of(2026, 1, 1), "元日", LocalDate.of(2027, 1, 1), "元日"));
    is(
        only(new HolidaysLook(until2027, LocalDate.of(2027, 9, 30))),
        Grade.OK,
        "holidays",
        "official until 2027");
    is(
        only(new HolidaysLook(until2027, LocalDate.of(2027, 10, 1))),
        Grade.WARNING,
        "holidays",
        "those of 2028 are only projected");
  }
}
