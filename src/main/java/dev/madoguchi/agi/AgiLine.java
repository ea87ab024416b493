package dev.madoguchi.agi;

import dev.madoguchi.agi.AgiReply.Done;
import dev.madoguchi.call.CallEnded;
import dev.madoguchi.call.CallId;
import dev.madoguchi.call.Caller;
import dev.madoguchi.call.Digit;
import dev.madoguchi.call.Entry;
import dev.madoguchi.call.Line;
import dev.madoguchi.call.Listening;
import dev.madoguchi.call.Patience;
import dev.madoguchi.call.QueueName;
import dev.madoguchi.call.QueueOutcome;
import dev.madoguchi.call.Recording;
import dev.madoguchi.call.Recording.Ending;
import dev.madoguchi.call.RecordingLimits;
import dev.madoguchi.call.RecordingName;
import dev.madoguchi.call.Tag;
import dev.madoguchi.call.Words;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One call over FastAGI; used by the call's thread only.
 *
 * <p>Words are played by AGI's own commands, never by EXEC: these watch our connection and end with
 * it, so a caller is with the dialplan at once when the server dies, and not when the menu is over.
 */
final class AgiLine implements Line {
  private static final Logger LOG = LoggerFactory.getLogger(AgiLine.class);
  private static final String ANY_KEY = "0123456789*#";

  /** Talking has no limit; when Asterisk dies the connection tells. */
  private static final Duration AS_LONG_AS_IT_TAKES = Duration.ofDays(365);

  private static final String WATCHDOG_VARIABLE = "TIMEOUT(absolute)";
  private static final Duration NO_WATCHDOG = Duration.ZERO;

  private final AgiHeader header;
  private final AgiConnection connection;
  private final AgiTalk talk;
  private final AgiSettings settings;
  private final PromptShelf shelf;

  AgiLine(AgiHeader header, AgiConnection connection, AgiSettings settings, PromptShelf shelf) {
    this.header = header;
    this.connection = connection;
    this.talk = new AgiTalk(connection);
    this.settings = settings;
    this.shelf = shelf;
  }

  @Override
  public CallId id() {
    return header.id();
  }

  @Override
  public Caller caller() {
    return header.caller();
  }

  @Override
  public Entry entry() {
    return header.entry();
  }

  @Override
  public void answer() {
    // AGI's own ANSWER, and Answer() without option i, wait up to 500 ms for the caller's media.
    talk.run(AgiTalk.AT_ONCE, "Answer", ",i");
  }

  @Override
  public Optional<Digit> play(Words words, Listening listening) {
    return switch (listening) {
      case Listening.Off() -> {
        sayToTheEnd(shelf.each(words));
        yield Optional.empty();
      }
      case Listening.ForKey(Duration thenWait) -> {
        Optional<Digit> key = sayUntilKey(shelf.asOne(words), thenWait);
        if (key.isPresent()) {
          rearm();
        }
        yield key;
      }
    };
  }

  private void sayToTheEnd(List<Sound> sounds) {
    Duration atMost = arm(Sound.length(sounds));
    for (Sound sound : sounds) {
      if (talk.ask(atMost, "STREAM", "FILE", sound.file(), "").result() == -1) {
        talk.mustBeAlive();
        shelf.unplayable(sound);
      }
    }
  }

  /** There is one sound at most, unless the words could not be joined. */
  private Optional<Digit> sayUntilKey(List<Sound> sounds, Duration thenWait) {
    Duration atMost = arm(Sound.length(sounds).plus(thenWait));
    for (int i = 0; i < sounds.size() - 1; i++) {
      Optional<Digit> key = sayAndWait(sounds.get(i), Duration.ZERO, atMost);
      if (key.isPresent()) {
        return key;
      }
    }
    return sounds.isEmpty()
        ? waitForKey(thenWait, atMost)
        : sayAndWait(sounds.getLast(), thenWait, atMost);
  }

  private Optional<Digit> sayAndWait(Sound sound, Duration thenWait, Duration atMost) {
    Done reply =
        talk.ask(
            atMost, "GET", "OPTION", sound.file(), ANY_KEY, Long.toString(thenWait.toMillis()));
    if (reply.result() > 0) {
      return key(reply);
    }
    talk.mustBeAlive(); // a hang-up in the wait is 0 too: GET OPTION knows keys only (res_agi.c)
    if (reply.result() == -1) {
      shelf.unplayable(sound);
      return waitForKey(thenWait, atMost);
    }
    return Optional.empty();
  }

  private Optional<Digit> waitForKey(Duration wait, Duration atMost) {
    Done reply = talk.ask(atMost, "WAIT", "FOR", "DIGIT", Long.toString(wait.toMillis()));
    if (reply.result() == -1) {
      talk.mustBeAlive();
    }
    return key(reply);
  }

  /** The result is the key's character; those of A to D are no answer. */
  private static Optional<Digit> key(Done reply) {
    return reply.result() > 0 ? Digit.of((char) reply.result()) : Optional.empty();
  }

  @Override
  public Recording record(RecordingName name, RecordingLimits limits) {
    Duration atMost = arm(limits.atMost());
    String file = settings.recordings().resolve(name.value()).toString();
    long silence = Math.max(1, limits.silence().toSeconds());
    AgiReply reply =
        talk.askForAny(
            AgiCommand.of(
                "RECORD",
                "FILE",
                file,
                "wav",
                ANY_KEY,
                Long.toString(limits.atMost().toMillis()),
                "BEEP",
                "s=" + silence),
            atMost);
    Ending ending =
        switch (reply) {
          case AgiReply.Dead() -> Ending.HANG_UP;
          // Asterisk goes on recording without us; whether more comes only the file will tell
          case AgiReply.Lost(String why) -> throw new CallEnded(why);
          case AgiReply.Refused(String text) -> throw AgiTalk.refused("RECORD FILE", text);
          case Done(int result, String data) when result == -1 ->
              data.equals("hangup") || !talk.alive() ? Ending.HANG_UP : failed(name, data);
          case Done(int result, String data) -> result == 0 ? Ending.ITSELF : Ending.KEY;
        };
    rearm();
    return new Recording(name, ending);
  }

  private static Ending failed(RecordingName name, String data) {
    LOG.error(
        "Asterisk cannot record {} ({}): check that the folder is there, that Asterisk may write to"
            + " it, and the space on its disk",
        name,
        data);
    return Ending.FAILED;
  }

  @Override
  public QueueOutcome enqueue(QueueName queue, Patience patience) {
    talk.set("QUEUESTATUS", ""); // app_queue does not clear it
    watchdog(NO_WATCHDOG);
    long longest = patience.longest().toSeconds();
    // Option c brings every served call back to us, whoever of the agents hung up.
    talk.run(AS_LONG_AS_IT_TAKES, "Queue", queue.value() + ",c,,," + longest);
    watchdog(settings.watchdog());
    String status = talk.get("QUEUESTATUS");
    return status.isEmpty() ? leftByKey(queue) : QueueStatus.outcome(status);
  }

  /** A key that leaves the queue moves the call to the extension of that key; no status is set. */
  private QueueOutcome leftByKey(QueueName queue) {
    String extension = talk.get("EXTEN");
    Optional<Digit> key =
        extension.length() == 1 ? Digit.of(extension.charAt(0)) : Optional.empty();
    if (key.isEmpty()) {
      LOG.warn("queue {} let the caller go without a QUEUESTATUS and without a key", queue);
      return new QueueOutcome.NotServed(QueueOutcome.Reason.UNKNOWN);
    }
    return new QueueOutcome.LeftByKey(key.get());
  }

  @Override
  public void tag(Tag tag, String value) {
    AgiReply reply = talk.askAnyway(AgiCommand.of("SET", "VARIABLE", tag.variable(), value));
    if (!(reply instanceof Done)) {
      LOG.debug("{} is not written: the call is over", tag);
    }
  }

  @Override
  public void hangUp() {
    if (connection.open()) {
      talk.askAnyway(AgiCommand.of("SET", "VARIABLE", Tag.RESULT.variable(), "done"));
      talk.askAnyway(AgiCommand.of("HANGUP"));
      connection.close();
    }
  }

  @Override
  public void giveBack() {
    connection.close();
  }

  @Override
  public void close() {
    connection.close();
  }

  /** Re-arms Asterisk's own watch over us; returns how long the verb may take at most. */
  private Duration arm(Duration verb) {
    Duration limit = settings.watchdog().plus(verb);
    watchdog(limit);
    return limit.plus(AgiTalk.AT_ONCE);
  }

  /** What is left of a verb's own time must not be silence when we then hang; never throws. */
  private void rearm() {
    talk.askAnyway(
        AgiCommand.of("SET", "VARIABLE", WATCHDOG_VARIABLE, seconds(settings.watchdog())));
  }

  private void watchdog(Duration limit) {
    talk.set(WATCHDOG_VARIABLE, seconds(limit));
  }

  private static String seconds(Duration limit) {
    return Long.toString(limit.plusMillis(999).toSeconds());
  }
}
