package dev.madoguchi.agi;

import dev.madoguchi.asterisk.HoldVoice;
import dev.madoguchi.asterisk.QueueStatus;
import dev.madoguchi.asterisk.Sound;
import dev.madoguchi.asterisk.WaitingCaller;
import dev.madoguchi.call.Digit;
import dev.madoguchi.call.QueueName;
import dev.madoguchi.call.QueueOutcome;
import dev.madoguchi.call.Waiting;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The queues of one call; used by the call's thread only. */
final class AgiQueue {
  private static final Logger LOG = LoggerFactory.getLogger(AgiQueue.class);

  /** Talking has no limit; when Asterisk dies the connection tells. */
  private static final Duration AS_LONG_AS_IT_TAKES = Duration.ofDays(365);

  private final AgiTalk talk;
  private final AgiWatchdog watchdog;
  private final WaitingCaller caller;

  AgiQueue(AgiTalk talk, AgiWatchdog watchdog, WaitingCaller caller) {
    this.talk = talk;
    this.watchdog = watchdog;
    this.caller = caller;
  }

  QueueOutcome enqueue(QueueName queue, Waiting waiting) {
    // The dialplan's own Queue(), for it winds the watchdog before we hear that the wait is over.
    String whisper = caller.whisper(waiting).map(Sound::file).orElse("");
    long longest = waiting.longest().longest().toSeconds();
    Optional<HoldVoice> voice = caller.listens(waiting);
    try {
      String language = WaitingCaller.language(waiting, voice);
      String arguments = "%s,%s,%d,%s".formatted(queue, whisper, longest, language);
      talk.gosub(AS_LONG_AS_IT_TAKES, "support-line", "wait", arguments);
    } finally {
      voice.ifPresent(caller::leaves); // a disk that hangs here: the dialplan watches (wait)
    }
    watchdog.wake();
    String status = talk.get("QUEUESTATUS");
    return status.isEmpty() ? leftByKey(queue) : QueueStatus.outcome(status);
  }

  /** A key that leaves the queue sets no status; the dialplan notes it (in-queue). */
  private QueueOutcome leftByKey(QueueName queue) {
    String pressed = talk.get("MADOGUCHI_KEY");
    Optional<Digit> key = pressed.length() == 1 ? Digit.of(pressed.charAt(0)) : Optional.empty();
    if (key.isEmpty()) {
      LOG.warn("queue {} let the caller go without a QUEUESTATUS and without a key", queue);
      return new QueueOutcome.NotServed(QueueOutcome.Reason.UNKNOWN);
    }
    return new QueueOutcome.LeftByKey(key.get());
  }
}
