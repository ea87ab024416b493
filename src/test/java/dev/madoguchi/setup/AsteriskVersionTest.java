package dev.madoguchi.setup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which Asterisk the line is started with: what each says of itself, and who is turned away. */
class AsteriskVersionTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "Asterisk 22.10.1~dfsg+~cs6.15.60671435-1, 22",
    "Asterisk 18.26.4, 18",
    "Asterisk certified/18.9-cert4, 18",
    "Asterisk certified-20.7-cert2, 20",
    "Asterisk 16.28.0~dfsg-0+deb11u4, 16",
    "Asterisk GIT-master-1a2b3c4, ''",
    "asterisk: command not understood, ''",
    "'', ''"
  })
  void the_version_is_read_from_what_asterisk_says(String says, String version) throws Exception {
    assertThat(run("bin/asterisk-version", asterisk(says).toString())).isEqualTo("0 " + version);
  }

  @Test
  void an_asterisk_that_is_too_old_is_turned_away_in_plain_words() throws Exception {
    Path old = asterisk("Asterisk 16.28.0");

    assertThat(run("bin/up", "--asterisk", old.toString(), "--state", folder + "/state"))
        .isEqualTo("1 --asterisk: " + old + " is version 16; Madoguchi needs Asterisk 18 or newer");
  }

  @Test
  void what_is_no_asterisk_is_turned_away() throws Exception {
    Path other = asterisk("GNU bash 5.2");

    assertThat(run("bin/up", "--asterisk", other.toString(), "--state", folder + "/state"))
        .isEqualTo(
            "1 --asterisk: " + other + " is version unknown; Madoguchi needs Asterisk 18 or newer");
    assertThat(run("bin/up", "--asterisk", folder + "/none", "--state", folder + "/state"))
        .isEqualTo("1 --asterisk: no Asterisk at " + folder + "/none");
  }

  private Path asterisk(String says) throws IOException {
    Path binary = folder.toRealPath().resolve("asterisk");
    Files.writeString(binary, "#!/bin/sh\n[ \"$1\" = -V ] && echo '" + says + "'\n");
    return Files.setPosixFilePermissions(binary, PosixFilePermissions.fromString("rwx------"));
  }

  /** The exit code and what was printed. */
  private static String run(String... command) throws Exception {
    Process process = new ProcessBuilder(List.of(command)).redirectErrorStream(true).start();
    try {
      String printed = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
      assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
      return process.exitValue() + " " + printed;
    } finally {
      process.destroyForcibly();
    }
  }
}
