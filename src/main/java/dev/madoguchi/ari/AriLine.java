package dev.madoguchi.ari;

import dev.madoguchi.asterisk.HoldMusic;
import dev.madoguchi.asterisk.PromptShelf;
import dev.madoguchi.asterisk.WaitingCaller;
import dev.madoguchi.call.CallEnded;
import dev.madoguchi.call.CallId;
import dev.madoguchi.call.Caller;
import dev.madoguchi.call.Digit;
import dev.madoguchi.call.Entry;
import dev.madoguchi.call.Keys;
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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One call over ARI; used by the call's thread only. */
final class AriLine implements Line {
  private static final Logger LOG = LoggerFactory.getLogger(AriLine.class);

  /** Of the dialplan, the language behind it (extensions.conf). */
  private static final String SPEAKS = "v";

  /** Of the dialplan, why there is no room behind it. */
  private static final String NO_ROOM = "no-room-";

  private final AriEvent.Entered entered;
  private final AriTalk talk;
  private final AriWays ways;
  private final AriWatchdog watchdog;
  private final AriWords words;
  private final AriQueue queues;
  private final Path recordings;

  AriLine(
      AriEvent.Entered entered,
      AriTalk talk,
      AriSettings settings,
      PromptShelf shelf,
      Optional<HoldMusic> music) {
    this.entered = entered;
    this.talk = talk;
    this.recordings = settings.recordings();
    this.ways = new AriWays(talk);
    this.watchdog = new AriWatchdog(ways, settings.watchdog(), entered);
    this.words = new AriWords(talk, watchdog, shelf);
    this.queues =
        new AriQueue(talk, watchdog, settings, new WaitingCaller(entered.call(), shelf, music));
  }

  @Override
  public CallId id() {
    return entered.call();
  }

  @Override
  public Caller caller() {
    return entered.caller();
  }

  @Override
  public Entry entry() {
    return AriEntry.of(entered);
  }

  @Override
  public void answer() {
    talk.begin();
    switch (entered.state()) {
      case RINGING -> watchdog.answer();
      case ANSWERED -> {}
    }
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
    talk.begin();
    watchdog.arm(limits.atMost());
    AriReply asked = talk.thenBack(AriRequest.record(id(), name, limits), watchdog.wayBack());
    Ending ending =
        switch (asked) {
          case AriReply.Done _ -> ending(name, limits);
          case AriReply.Gone _ -> {
            talk.end();
            yield Ending.HANG_UP;
          }
          // Asterisk may be recording without us; whether anything comes only the file will tell
          case AriReply.Lost(String why) -> throw new CallEnded(why);
          case AriReply.Refused(int status, String why) -> {
            LOG.error("Asterisk cannot record {}: {} {}", name, status, why);
            yield ending(name, limits) == Ending.HANG_UP ? Ending.HANG_UP : Ending.FAILED;
          }
        };
    talk.isBack();
    return new Recording(name, inAFile(name, ending));
  }

  /**
   * Asterisk tells that a recording is finished also when it could not open its file (app.c); every
   * other has one, be it without sound, from behind the tone on.
   */
  private Ending inAFile(RecordingName name, Ending ending) {
    return switch (ending) {
      case KEY, ITSELF -> Files.exists(recordings.resolve(name + ".wav")) ? ending : failed(name);
      case HANG_UP, FAILED -> ending;
    };
  }

  /** The key that ends a recording is told before its end, and so is a hang-up. */
  private Ending ending(RecordingName name, RecordingLimits limits) {
    Ending ending = Ending.ITSELF;
    Duration wait = limits.atMost().plus(talk.limits().late());
    long never = System.nanoTime() + limits.atMost().plus(talk.limits().never()).toNanos();
    while (true) {
      Optional<AriEvent.OfCall> event = talk.next(wait);
      if (event.isEmpty() || event.get() instanceof AriEvent.Gap) {
        if (ending == Ending.HANG_UP) {
          return ending;
        }
        if (talk.isGone(AriRequest.recording(name))) {
          talk.mustBeThere();
          return ending;
        }
        if (never - System.nanoTime() <= 0) {
          // without its socket, or with an Asterisk that hangs: what was said is in the file
          throw new CallEnded("the recording does not end");
        }
        wait = talk.limits().late();
        continue;
      }
      switch (event.get()) {
        // behind another end it changes nothing: there is no recording any more
        case AriEvent.Pressed _ -> ending = ending == Ending.ITSELF ? Ending.KEY : ending;
        case AriEvent.HangingUp _ -> ending = Ending.HANG_UP;
        case AriEvent.Ended _ -> {
          return Ending.HANG_UP;
        }
        case AriEvent.Recorded(_, String which, AriEvent.Result result)
            when which.equals(name.value()) && result == AriEvent.Result.FAILED ->
            ending = failed(name);
        case AriEvent.Left _ -> {
          if (ending == Ending.HANG_UP) {
            return ending;
          }
          wait = talk.limits().late();
        }
        case AriEvent.Entered _ -> {
          return ending;
        }
        case AriEvent.Recorded _, AriEvent.Said _ -> {}
        case AriEvent.Stopping _, AriEvent.Gap _ -> {}
      }
    }
  }

  private static Ending failed(RecordingName name) {
    LOG.error(
        "Asterisk could not record {}: its log tells why; check that its folder is there and can be"
            + " written, and the space on its disk",
        name);
    return Ending.FAILED;
  }

  @Override
  public QueueOutcome enqueue(QueueName queue, Waiting waiting) {
    return queues.enqueue(queue, waiting);
  }

  @Override
  public void tag(Tag tag, String value) {
    switch (tag) {
      case QUEUE -> watchdog.queue(value);
      case LANGUAGE -> ways.throughAnyway(SPEAKS + value);
      case PAST -> watchdog.past(value);
      case RESULT -> LOG.debug("only our last act says the result");
    }
  }

  @Override
  public void hangUp() {
    watchdog.writeAnyway();
    if (!talk.over()) {
      // the dialplan notes that we are done, and hangs up
      talk.leave(AriRequest.sendTo(id(), AriTalk.CONTEXT, "done"));
    }
  }

  @Override
  public void giveBack() {
    watchdog.writeAnyway();
    if (!talk.over()) {
      // no other server is to try what this one could not do
      talk.leave(AriRequest.sendTo(id(), "support-line", "static"));
    }
  }

  @Override
  public void turnAway(Refusal why) {
    if (!talk.over()) {
      talk.askForAny(AriRequest.sendTo(id(), AriTalk.CONTEXT, NO_ROOM + why.word()));
      talk.end();
    }
  }

  /** A caller who is still with us would be with nobody. */
  @Override
  public void close() {
    watchdog.writeAnyway();
    if (!talk.over()) {
      talk.leave(AriRequest.giveBack(id()));
    }
  }
}
