package dev.madoguchi.doctor;

import static dev.madoguchi.doctor.Findings.is;
import static dev.madoguchi.doctor.Findings.only;
import static org.assertj.core.api.Assertions.assertThat;

import dev.madoguchi.doctor.Finding.Grade;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Asterisk can read of what it is to play. */
class SoundsLookTest {

  @TempDir Path folder;

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
}
