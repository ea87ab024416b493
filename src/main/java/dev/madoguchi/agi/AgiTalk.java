package dev.madoguchi.agi;

import dev.madoguchi.agi.AgiReply.Done;
import dev.madoguchi.call.CallEnded;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Commands and replies of one call, with what each shape of a hang-up means; used by the call's
 * thread only.
 */
final class AgiTalk {
  /** For commands Asterisk does at once, and for what it may add to a verb's own length. */
  static final Duration AT_ONCE = Duration.ofSeconds(10);

  private static final Logger LOG = LoggerFactory.getLogger(AgiTalk.class);

  private final AgiConnection connection;
  private final AgiNotes notes = new AgiNotes();

  AgiTalk(AgiConnection connection) {
    this.connection = connection;
  }

  /** The bare exchange: every shape of reply is the caller's to read. */
  AgiReply askForAny(AgiCommand command, Duration atMost) {
    write();
    return connection.ask(command, atMost);
  }

  /** The variable is written with the next command. */
  void note(String variable, String value) {
    notes.put(variable, value);
  }

  private void write() {
    for (AgiCommand command : notes.take()) {
      done(command, AT_ONCE);
    }
  }

  /** Writes what is noted now, also after the hang-up, and takes whatever comes of it. */
  void writeAnyway() {
    for (AgiCommand command : notes.take()) {
      if (!(askAnyway(command) instanceof Done)) {
        LOG.debug("{} is not written: the call is over", command);
      }
    }
  }

  String get(String variable) {
    return ask(AT_ONCE, "GET", "VARIABLE", variable).data();
  }

  void run(Duration atMost, String application, String arguments) {
    int result = ask(atMost, "EXEC", application, arguments).result();
    if (result == -2) {
      throw new IllegalStateException(
          "Asterisk has no application " + application + ": load its module in modules.conf");
    }
    if (result == -1) {
      mustBeAlive();
      LOG.warn("{} failed although the caller is there", application);
    }
  }

  /** Runs a part of the dialplan to its Return(), or to the caller's hang-up. */
  void gosub(Duration atMost, String context, String extension, String arguments) {
    Done done = ask(atMost, "GOSUB", context, extension, "1", arguments);
    if (done.result() == -1) {
      mustBeAlive();
      throw new IllegalStateException(
          "the dialplan has no %s,%s: it needs the extensions.conf that came with this version"
              .formatted(context, extension));
    }
    if (!done.data().isEmpty()) { // "abnormal exit": there was no Return()
      mustBeAlive();
      LOG.warn("{},{} did not come to its end although the caller is there", context, extension);
    }
  }

  /** -1 is a hang-up or a failure; only the channel can tell. */
  void mustBeAlive() {
    if (!alive()) {
      throw new CallEnded("hung up");
    }
  }

  boolean alive() {
    return !connection.over()
        && askAnyway(AgiCommand.of("CHANNEL", "STATUS")) instanceof Done status
        && status.result() != -1
        && !connection.over();
  }

  Done ask(Duration atMost, String... words) {
    if (connection.over()) {
      throw new CallEnded("hung up, or the wire is gone");
    }
    write();
    return done(AgiCommand.of(words), atMost);
  }

  private Done done(AgiCommand command, Duration atMost) {
    return switch (connection.ask(command, atMost)) {
      case Done done -> done;
      case AgiReply.Dead() -> throw new CallEnded("hung up");
      case AgiReply.Lost(String why) -> throw new CallEnded(why);
      case AgiReply.Refused(String text) -> throw refused(command.toString(), text);
    };
  }

  /** Asks also after the hang-up, and takes whatever comes of it. */
  AgiReply askAnyway(AgiCommand command) {
    return connection.open() ? connection.ask(command, AT_ONCE) : new AgiReply.Lost("closed");
  }

  static IllegalStateException refused(String command, String text) {
    return new IllegalStateException("Asterisk refuses " + command + ": " + text);
  }
}
