package dev.madoguchi.e2e;

import dev.madoguchi.store.DatabaseFile;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** Every fault that can be asked for, in the order they come. */
final class Faults {
  private static final Duration A_MOMENT = Duration.ofSeconds(5);
  private static final Duration BETWEEN_CUTS = Duration.ofSeconds(2);
  private static final int CUTS = 10;
  private static final Set<String> AGI_ALONE = Set.of("slow-loris", "malformed");

  /** FastAGI's wire is loopback only, and that is never half open: there by its name alone. */
  private static final Set<String> ARI_ALONE = Set.of("frames-malformed", "wire-half-open");

  private Faults() {}

  static List<Fault> all() {
    return Stream.of(processes(), wires(), stores(), words(), strangers())
        .flatMap(List::stream)
        .toList();
  }

  /** Those that can come to a line with this way in. */
  static List<Fault> over(FaultScene.WayIn way) {
    return all().stream()
        .filter(
            fault ->
                switch (way) {
                  case AGI -> !ARI_ALONE.contains(fault.name());
                  case ARI -> !AGI_ALONE.contains(fault.name());
                })
        .toList();
  }

  static Fault named(String name) {
    return all().stream()
        .filter(fault -> fault.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no fault "
                        + name
                        + "; there are "
                        + all().stream().map(Fault::name).toList()));
  }

  private static List<Fault> processes() {
    return List.of(
        Fault.of("none", "nothing goes wrong", _ -> {}),
        Fault.of(
            "server-killed",
            "the server is killed (SIGKILL)",
            scene -> scene.line().server().destroyForcibly()),
        Fault.of(
            "server-restarted",
            "the server is told to end (SIGTERM), and is started anew",
            scene -> scene.line().server().destroy()),
        Fault.of(
                "server-stopped",
                "the server stands still for 20 s (SIGSTOP)",
                scene -> scene.signal("STOP"))
            .mendedAfter(Fault.A_WHILE, scene -> scene.signal("CONT")),
        Fault.of(
                "asterisk-killed",
                "Asterisk is killed",
                scene -> scene.line().asterisk().destroyForcibly())
            .inWhichCallsDie(),
        Fault.of(
                "asterisk-restarted",
                "Asterisk is restarted at once",
                scene -> scene.line().asterisk("core restart now"))
            .inWhichCallsDie());
  }

  private static List<Fault> wires() {
    return List.of(
        Fault.of("wire-cut", "the way in is cut", scene -> scene.relay().cut())
            .preparedBy(FaultScene::relayCalls),
        Fault.of("wire-flapping", "the way in is cut ten times in 20 s", Faults::cutAgainAndAgain)
            .preparedBy(FaultScene::relayCalls),
        Fault.of(
                "wire-stalled",
                "nothing passes on the way in for 5 s",
                scene -> scene.relay().be(Relay.Wire.STALLED))
            .preparedBy(FaultScene::relayCalls)
            .mendedAfter(A_MOMENT, scene -> scene.relay().be(Relay.Wire.WELL)),
        Fault.of(
                "wire-half-open",
                "nothing passes on the way in for 20 s, then it is cut",
                scene -> scene.relay().be(Relay.Wire.STALLED))
            .preparedBy(FaultScene::relayCalls)
            .mendedAfter(
                Fault.A_WHILE,
                scene -> {
                  scene.relay().cut();
                  scene.relay().be(Relay.Wire.WELL);
                }),
        Fault.of(
                "wire-dripping",
                "the way in passes a byte at a time for 20 s",
                scene -> scene.relay().be(Relay.Wire.DRIPPING))
            .preparedBy(FaultScene::relayCalls)
            .mendedAfter(Fault.A_WHILE, scene -> scene.relay().be(Relay.Wire.WELL)),
        Fault.of(
                "wire-garbage",
                "garbage on every connection of the way in, both ways",
                scene -> scene.relay().garble(scene.seed()))
            .preparedBy(FaultScene::relayCalls),
        Fault.of("manager-cut", "AMI is cut ten times in 20 s", Faults::cutAgainAndAgain)
            .preparedBy(FaultScene::relayManager),
        Fault.of(
                "manager-stalled",
                "nothing passes on AMI for 20 s",
                scene -> scene.relay().be(Relay.Wire.STALLED))
            .preparedBy(FaultScene::relayManager)
            .mendedAfter(Fault.A_WHILE, scene -> scene.relay().be(Relay.Wire.WELL)));
  }

  private static void cutAgainAndAgain(FaultScene scene) {
    for (int cut = 0; cut < CUTS; cut++) {
      scene.relay().cut();
      LockSupport.parkNanos(BETWEEN_CUTS.toNanos());
    }
  }

  private static List<Fault> stores() {
    return List.of(
        Fault.of(
                "database-locked",
                "the database is locked for 20 s",
                scene -> scene.undo(database(scene).lock()::letGo))
            .mendedAfter(Fault.A_WHILE, FaultScene::undoAll),
        Fault.of(
                "database-gone",
                "the database is moved away for 20 s",
                scene -> {
                  database(scene).moveAway(".away");
                  scene.undo(() -> database(scene).moveBack(".away"));
                })
            .mendedAfter(Fault.A_WHILE, FaultScene::undoAll),
        Fault.of(
                "database-corrupt",
                "the database is overwritten with garbage, and after 20 s its backup is put in its place",
                scene -> {
                  Path backup = database(scene).damage();
                  scene.undoOnceTold(
                      "SQLITE_(CORRUPT|NOTADB)", () -> database(scene).restore(backup));
                })
            .mendedAfter(Fault.A_WHILE, FaultScene::undoAll),
        Fault.of("disk-full", "the disk is full for 20 s", Faults::fill)
            .mendedAfter(Fault.A_WHILE, FaultScene::undoAll),
        Fault.of(
                "folder-read-only",
                "the folder of recordings is read-only for 20 s",
                scene ->
                    scene.undoOnceTold(
                        "Read-only file system", ReadOnlyFolder.ofRecordings(scene.line())::close))
            .mendedAfter(Fault.A_WHILE, FaultScene::undoAll));
  }

  private static DatabaseFile database(FaultScene scene) {
    return DatabaseFile.in(scene.line().state());
  }

  private static void fill(FaultScene scene) {
    Path rest = scene.line().state().resolve("rest");
    scene.undo(
        () -> {
          try {
            Files.deleteIfExists(rest);
          } catch (IOException e) {
            throw new UncheckedIOException("the disk stays full", e);
          }
        });
    byte[] block = new byte[4096];
    try (OutputStream out = Files.newOutputStream(rest)) {
      while (true) {
        out.write(block);
      }
    } catch (IOException full) {
      // as it is to be
    }
  }

  private static List<Fault> strangers() {
    return List.of(
        Fault.of(
                "slow-loris",
                "2,000 strangers at the AGI port, a byte a second each, beside 20 calls a second",
                Strangers::slow)
            .mendedAfter(Fault.A_WHILE, FaultScene::undoAll)
            .metBy(Fault.Callers.NEW),
        Fault.of(
                "peak",
                "80 more new calls a second for 10 s, where the line takes 50 (the dialplan has the others)",
                Peak::comes)
            .mendedAfter(Fault.A_WHILE, FaultScene::undoAll)
            .metBy(Fault.Callers.NEW),
        Fault.of("malformed", "10,000 malformed AGI sessions", Strangers::malformed),
        Fault.of(
                "frames-malformed",
                "10,000 malformed frames on ARI's sockets, three that are none",
                AriFrames::malformed)
            .preparedBy(FaultScene::relayCalls));
  }

  private static List<Fault> words() {
    return List.of(
        Fault.of(
                "clock-stepped",
                "the server's clock is stepped an hour ahead, and back after 20 s",
                scene -> new SteppedClock(scene.line().state()).step(Duration.ofHours(1)))
            .mendedAfter(
                Fault.A_WHILE, scene -> new SteppedClock(scene.line().state()).step(Duration.ZERO))
            .by(Fault.Clock.STEPPED),
        Fault.of("hold", "every caller puts the line on hold for 3 s (re-INVITE)", _ -> {})
            .metBy(Fault.Callers.HOLDING),
        Fault.of("fax", "one caller in eight is a fax machine: a tone (CNG), and no key", _ -> {})
            .metBy(Fault.Callers.FAX),
        Fault.of(
            "plan-reloaded",
            "the plan is read again ten times a second for 20 s, half of them bad",
            Reloads::tenASecond),
        Fault.of(
                "caller-id",
                "bytes percent-encoded in the number, the name and To, another in each call",
                _ -> {})
            .metBy(Fault.Callers.HOSTILE));
  }
}
