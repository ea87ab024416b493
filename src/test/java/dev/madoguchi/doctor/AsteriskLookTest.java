package dev.madoguchi.doctor;

import static dev.madoguchi.doctor.Findings.facts;
import static dev.madoguchi.doctor.Findings.is;

import dev.madoguchi.doctor.Finding.Grade;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An Asterisk that is too old, lacks a security release, or a module. */
class AsteriskLookTest {

  @TempDir Path folder;

  private Path modulesConf() throws IOException {
    return Files.writeString(
        folder.resolve("modules.conf"),
        "autoload = no\n; require = no.so\nrequire = res_agi.so\nload = app_queue.so\n");
  }

  @ParameterizedTest
  @CsvSource({
    "Asterisk 22.10.1+dfsg built by nobody, OK, Asterisk 22.10.1+dfsg answers",
    "Asterisk certified-18.9-cert5 built by x, OK, Asterisk certified-18.9-cert5",
    "Asterisk 22.10.1~dfsg+~cs6.16-1 built by x, OK, Asterisk 22.10.1~dfsg+~cs6.16-1 answers",
    "Asterisk 22.11.0-rc1 built by x, OK, Asterisk 22.11.0-rc1 answers",
    "Asterisk 22.10.0 built by x, WARNING, is older than the security release Asterisk 22.10.1",
    "Asterisk 22.9.0 built by x, WARNING, Asterisk 22.9.0 is older than",
    "Asterisk 23.4.0 built by x, WARNING, release Asterisk 23.4.1",
    "Asterisk 23.4.1 built by x, OK, Asterisk 23.4.1 answers",
    "Asterisk 21.12.2 built by x, WARNING, release Asterisk 21.12.3",
    "Asterisk 20.19.3 built by x, WARNING, release Asterisk 20.20.1",
    "Asterisk certified-22.8-cert2 built by x, WARNING, release Asterisk certified-22.8-cert3",
    "Asterisk certified/20.7-cert11 built by x, OK, Asterisk certified/20.7-cert11 answers",
    "Asterisk certified/20.7-cert9 built by x, WARNING, release Asterisk certified-20.7-cert11",
    "Asterisk 18.26.4 built by x, OK, Asterisk 18.26.4 answers",
    "Asterisk 24.0.0 built by x, OK, Asterisk 24.0.0 answers",
    "Asterisk 16.28.0 built by x, PROBLEM, Asterisk 16.28.0 is too old",
    "Unable to connect, WARNING, says of its version: Unable to connect",
    "'', WARNING, its console was not reached"
  })
  void the_version_of_asterisk_is_judged(String told, Grade grade, String what) throws IOException {
    is(
        new AsteriskLook(facts(folder, "version", told), modulesConf()).look().getFirst(),
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
        new AsteriskLook(facts(folder, "modules", shown.formatted("Running    ")), modulesConf())
            .look()
            .getLast(),
        Grade.OK,
        "modules",
        "all 2 of modules.conf run");
    is(
        new AsteriskLook(facts(folder, "modules", shown.formatted("Not Running")), modulesConf())
            .look()
            .getLast(),
        Grade.PROBLEM,
        "modules",
        "not running: app_queue.so");
  }
}
