package dev.madoguchi.doctor;

import static dev.madoguchi.doctor.Findings.facts;
import static dev.madoguchi.doctor.Findings.is;
import static dev.madoguchi.doctor.Findings.only;
import static org.assertj.core.api.Assertions.assertThat;

import dev.madoguchi.doctor.Finding.Grade;
import dev.madoguchi.hours.Holidays;
import dev.madoguchi.setup.AsOf;
import dev.madoguchi.setup.MostCalls;
import dev.madoguchi.setup.StateFolder;
import java.io.IOException;
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

/** Clock, disk, descriptors, permissions and holidays: one fault after the other is put in. */
class MachineLooksTest {
  private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
  private static final Instant NOW = Instant.parse("2026-11-24T01:00:00Z");
  private static final Clock MACHINE = Clock.fixed(NOW, ZoneId.of("Etc/UTC"));
  private static final Facts NO_FACTS = new Facts(Optional.empty());

  @TempDir Path folder;

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
        clock(AsOf.NOW, Optional.empty(), facts(folder, "synchronised", "no\n")).getFirst(),
        Grade.WARNING,
        "clock",
        "kept by nobody");
    is(
        clock(AsOf.NOW, Optional.empty(), facts(folder, "synchronised", "yes\n")).getFirst(),
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
  void a_folder_of_recordings_that_cannot_be_written_is_named() throws IOException {
    Path recordings = folder.resolve("recordings");
    is(
        only(RecordingsLook.of(recordings, Optional.empty())),
        Grade.WARNING,
        "recordings",
        "there is no folder");
    Files.createDirectories(recordings.resolve("dialplan"));
    RecordingsLook look = RecordingsLook.of(recordings, asteriskIn("root"));
    is(only(look), Grade.OK, "recordings", "can write what callers say");
    Path inItsRoot = folder.resolve("proc/4711/root" + recordings);
    assertThat(look.folders())
        .containsExactly(recordings, recordings.resolve("dialplan"), inItsRoot);
    is(
        only(new RecordingsLook(look.folders(), each -> !each.equals(inItsRoot))),
        Grade.PROBLEM,
        "recordings",
        inItsRoot + " cannot be written");
  }

  /** An Asterisk with a root of its own, in which the folder of recordings is. */
  private Optional<AsteriskProcess> asteriskIn(String root) throws IOException {
    Path proc = folder.resolve("proc/4711");
    Files.createDirectories(proc.resolve(root + folder.resolve("recordings")));
    return Optional.of(new AsteriskProcess(proc));
  }

  @Test
  void a_server_that_may_open_too_few_files_for_its_calls_is_named() throws IOException {
    Path pid = folder.resolve("server.pid");
    assertThat(descriptors(pid, 20_000)).isEmpty();
    Process server =
        new ProcessBuilder("bash", "-c", "ulimit -n 600; echo ready; read -r end", "serve").start();
    try {
      assertThat(server.inputReader().readLine()).isEqualTo("ready");
      Files.writeString(pid, server.pid() + "\n");
      assertThat(descriptors(pid, 100)).isEmpty();
      assertThat(descriptors(pid, 101))
          .singleElement()
          .satisfies(
              found ->
                  is(
                      found,
                      Grade.WARNING,
                      "descriptors",
                      "may open 600 files: too few for 101 calls"));
    } finally {
      server.destroyForcibly();
    }
    Files.writeString(pid, ProcessHandle.current().pid() + "\n");
    assertThat(descriptors(pid, 20_000)).as("no server of ours").isEmpty();
  }

  private static List<Finding> descriptors(Path pid, int mostCalls) {
    return new DescriptorsLook(Path.of("/proc"), pid, new MostCalls(mostCalls)).look();
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
