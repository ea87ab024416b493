package dev.madoguchi.setup;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;

/** The one folder in which a line keeps everything it writes; knows every path below it. */
public record StateFolder(Path folder) {
  /** Asterisk's control socket lives in it, and a socket's path holds 107 bytes (sys/un.h). */
  private static final int LONGEST_SOCKET_PATH = 107;

  public StateFolder {
    folder = SafePath.checked(folder);
    String socket = folder.resolve("asterisk/run/asterisk.ctl").toString();
    if (socket.getBytes(StandardCharsets.UTF_8).length > LONGEST_SOCKET_PATH) {
      throw new SetupProblem(
          "the state folder's path is too long for Asterisk's control socket (at most "
              + LONGEST_SOCKET_PATH
              + " bytes): "
              + socket
              + "; choose a shorter one with --state");
    }
  }

  /** The folder used when no other is named. */
  public static StateFolder defaultOf(Home home) {
    return new StateFolder(home.folder().resolve("state"));
  }

  /** Makes the folders, for their owner only; those that exist stay as they are. */
  public void create() {
    try {
      for (Path each : folders()) {
        Files.createDirectories(
            each,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      }
      // ARI records below the spool and nowhere else
      Path spool = asterisk("spool").resolve("recording");
      if (Files.notExists(spool, LinkOption.NOFOLLOW_LINKS)) {
        Files.createSymbolicLink(spool, spool.getParent().relativize(recordings()));
      }
    } catch (IOException e) {
      throw new SetupProblem("cannot make the state folder " + folder + ": " + e.getMessage(), e);
    }
  }

  private List<Path> folders() {
    return List.of(
        folder,
        recordings(),
        dialplanRecordings(),
        calls(),
        sounds(),
        soundsBeside(),
        hold(),
        log(),
        run(),
        asteriskEtc(),
        asteriskEtc().resolve("local"),
        asterisk("run"),
        asterisk("log"),
        asterisk("spool"),
        asterisk("db"),
        asterisk("lib"),
        asterisk("cache"));
  }

  public Path settings() {
    return folder.resolve("settings.properties");
  }

  public Path secrets() {
    return folder.resolve("secrets.properties");
  }

  public Path database() {
    return folder.resolve("madoguchi.db");
  }

  /** Messages callers left, as WAV. */
  public Path recordings() {
    return folder.resolve("recordings");
  }

  /** Messages the dialplan took while the server was gone. */
  public Path dialplanRecordings() {
    return recordings().resolve("dialplan");
  }

  /** What the dialplan writes of each call, until it is a record. */
  public Path calls() {
    return folder.resolve("calls");
  }

  /** Written by Asterisk when it starts. */
  public Path asteriskPid() {
    return asterisk("run").resolve("asterisk.pid");
  }

  /** What an Asterisk on another host shows of itself; made when there is one. */
  public Path certificate() {
    return asterisk("tls.pem");
  }

  /** Prompts joined into one sound for Asterisk to play; made anew by each server. */
  public Path sounds() {
    return folder.resolve("sounds");
  }

  /** The same for the second of two servers. */
  public Path soundsBeside() {
    return sounds().resolve("beside");
  }

  /** The music of the queues, cut anew at every start, and what waiting callers are told. */
  public Path hold() {
    return folder.resolve("hold");
  }

  public Path log() {
    return folder.resolve("log");
  }

  /** Process ids and the lock. */
  public Path run() {
    return folder.resolve("run");
  }

  /** Where commands speak to the running server. */
  public Path control() {
    return run().resolve("control.sock");
  }

  /** The same for the second of two servers. */
  public Path controlBeside() {
    return run().resolve("control-beside.sock");
  }

  /** Keeps for {@code up} how long the server goes on with its calls when it is ended. */
  public void keepGrace(Duration grace) {
    Path file = run().resolve("grace");
    try {
      OwnerOnly.write(file, grace.toSeconds() + "\n");
    } catch (IOException e) {
      throw new SetupProblem("cannot write " + file + ": " + e.getMessage(), e);
    }
  }

  /** Asterisk's whole configuration, written anew at every start. */
  public Path asteriskEtc() {
    return asterisk("etc");
  }

  private Path asterisk(String name) {
    return folder.resolve("asterisk").resolve(name);
  }

  @Override
  public String toString() {
    return folder.toString();
  }
}
