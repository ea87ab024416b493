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

/** An Asterisk that is too old, or lacks a module. */
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
