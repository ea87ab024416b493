package dev.madoguchi.agi;

import dev.madoguchi.agi.AgiConnection.Answered;
import dev.madoguchi.agi.AgiConnection.Timed;
import dev.madoguchi.agi.AgiReply.Done;
import dev.madoguchi.call.CallEnded;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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

  /** The call is answered with the next command. */
  void answer() {
    mustNotBeOver();
    notes.answer();
  }

  /** The variable is written with the next command. */
  void note(String variable, String value) {
    notes.put(variable, value);
  }

  /** The bare exchange, behind what is noted: every shape of reply is the caller's to read. */
  AgiReply askForAny(AgiCommand command, Duration atMost) {
    List<Timed> commands = new ArrayList<>();
    notes.commands().forEach(note -> commands.add(new Timed(note, AT_ONCE)));
    commands.add(new Timed(command, atMost));
    Answered answered = connection.ask(commands);
    while (!answered.rest().isEmpty()) {
      goOnWithout(answered);
      answered = connection.ask(answered.rest());
    }
    notes.clear(); // not before: what was not written is tried again at the end
    return answered.reply();
  }

  /** Something noted did not go well; returns when the caller is there all the same. */
  private void goOnWithout(Answered note) {
    var _ = done(note.command(), note.reply()); // throws when there is nothing to go on with
    mustBeAlive();
    LOG.warn("{} failed although the caller is there", note.command());
  }

  /** Does what is noted now, also after the hang-up, and takes whatever comes of it. */
  void writeAnyway() {
    if (connection.over()) {
      notes.answerNoMore();
    }
    List<AgiCommand> commands = notes.commands();
    notes.clear();
    for (AgiCommand command : commands) {
      if (!(askAnyway(command) instanceof Done)) {
        LOG.debug("{} is not written: the call is over", command);
      }
    }
  }

  String get(String variable) {
    return ask(AT_ONCE, "GET", "VARIABLE", variable).data();
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
    mustNotBeOver();
    AgiCommand command = AgiCommand.of(words);
    return done(command, askForAny(command, atMost));
  }

  private void mustNotBeOver() {
    if (connection.over()) {
      throw new CallEnded("hung up, or the wire is gone");
    }
  }

  private static Done done(AgiCommand command, AgiReply reply) {
    return switch (reply) {
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
