package dev.madoguchi.agi;

import dev.madoguchi.agi.AgiReply.Done;
import dev.madoguchi.asterisk.HoldMusic;
import dev.madoguchi.asterisk.PromptShelf;
import dev.madoguchi.asterisk.WaitingCaller;
import dev.madoguchi.call.CallEnded;
import dev.madoguchi.call.CallId;
import dev.madoguchi.call.Caller;
import dev.madoguchi.call.Digit;
import dev.madoguchi.call.Entry;
import dev.madoguchi.call.Keys;
import dev.madoguchi.call.Language;
import dev.madoguchi.call.Line;
import dev.madoguchi.call.Listening;
import dev.madoguchi.call.QueueName;
import dev.madoguchi.call.QueueOutcome;
import dev.madoguchi.call.Recording;
import dev.madoguchi.call.Recording.Ending;
import dev.madoguchi.call.RecordingLimits;
import dev.madoguchi.call.RecordingName;
import dev.madoguchi.call.Refusal;
import dev.madoguchi.call.Tag;
import dev.madoguchi.call.Waiting;
import dev.madoguchi.call.Words;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One call over FastAGI; used by the call's thread only. */
final class AgiLine implements Line {
  private static final Logger LOG = LoggerFactory.getLogger(AgiLine.class);

  private final AgiHeader header;
  private final AgiConnection connection;
  private final AgiTalk talk;
  private final AgiSettings settings;
  private final AgiWatchdog watchdog;
  private final AgiWords words;
  private final AgiQueue queues;

  AgiLine(
      AgiHeader header,
      AgiConnection connection,
      AgiSettings settings,
      PromptShelf shelf,
      Optional<HoldMusic> music) {
    this.header = header;
    this.connection = connection;
    this.talk = new AgiTalk(connection);
    this.settings = settings;
    this.watchdog = new AgiWatchdog(talk, settings.watchdog());
    this.words = new AgiWords(talk, watchdog, shelf);
    this.queues = new AgiQueue(talk, watchdog, new WaitingCaller(header.id(), shelf, music));
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
  public Optional<Language> language() {
    return header.language();
  }

  @Override
  public void answer() {
    talk.answer();
  }

  @Override
  public Optional<Digit> play(Words said, Listening listening) {
    return switch (listening) {
      case Listening.Off() -> {
        words.toTheEnd(said);
        yield Optional.empty();
      }
      case Listening.ForKey(Duration thenWait) -> words.untilKey(said, thenWait);
    };
  }

  @Override
  public Keys collect(Words said, int most, Duration wait) {
    return words.collect(said, most, wait);
  }

  @Override
  public Recording record(RecordingName name, RecordingLimits limits) {
    Duration atMost = watchdog.arm(limits.atMost());
    String file = settings.recordings().resolve(name.value()).toString();
    long silence = Math.max(1, limits.silence().toSeconds());
    AgiReply reply =
        talk.askForAny(
            AgiCommand.of(
                "RECORD",
                "FILE",
                file,
                "wav",
                AgiWords.ANY_KEY,
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
          case Done done when done.result() == -1 ->
              done.data().equals("hangup") || !talk.alive()
                  ? Ending.HANG_UP
                  : failed(name, done.data());
          case Done done -> done.result() == 0 ? Ending.ITSELF : Ending.KEY;
        };
    watchdog.rearm();
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
  public QueueOutcome enqueue(QueueName queue, Waiting waiting) {
    return queues.enqueue(queue, waiting);
  }

  @Override
  public void tag(Tag tag, String value) {
    talk.note(tag.variable(), value);
  }

  @Override
  public void hangUp() {
    if (connection.open()) {
      tag(Tag.RESULT, "done");
      talk.writeAnyway();
      talk.askAnyway(AgiCommand.of("HANGUP"));
      connection.close();
    }
  }

  @Override
  public void giveBack() {
    if (connection.open()) {
      // no other server is to try what this one could not do
      talk.note("MADOGUCHI_ALONE", "yes");
      talk.writeAnyway();
      connection.close();
    }
  }

  @Override
  public void turnAway(Refusal why) {
    tag(Tag.RESULT, why.word());
    talk.writeAnyway();
    connection.close();
  }

  @Override
  public void close() {
    talk.writeAnyway();
    connection.close();
  }
}
