package dev.madoguchi.agi;

import dev.madoguchi.call.CallId;
import dev.madoguchi.call.Digit;
import dev.madoguchi.call.QueueName;
import dev.madoguchi.call.QueueOutcome;
import dev.madoguchi.call.Waiting;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The queues of one call; used by the call's thread only. */
final class AgiQueue {
  private static final Logger LOG = LoggerFactory.getLogger(AgiQueue.class);

  /** Talking has no limit; when Asterisk dies the connection tells. */
  private static final Duration AS_LONG_AS_IT_TAKES = Duration.ofDays(365);

  private final CallId call;
  private final AgiTalk talk;
  private final AgiWatchdog watchdog;
  private final PromptShelf shelf;
  private final Optional<HoldMusic> music;

  /** How much of the music this caller has heard: Asterisk goes on there in the next queue. */
  private Duration musicHeard = Duration.ZERO;

  AgiQueue(
      CallId call,
      AgiTalk talk,
      AgiWatchdog watchdog,
      PromptShelf shelf,
      Optional<HoldMusic> music) {
    this.call = call;
    this.talk = talk;
    this.watchdog = watchdog;
    this.shelf = shelf;
    this.music = music;
  }

  QueueOutcome enqueue(QueueName queue, Waiting waiting) {
    talk.set("QUEUESTATUS", ""); // app_queue does not clear it
    watchdog.sleep();
    // Option c brings every served call back to us, whoever of the agents hung up.
    String arguments =
        "%s,c,,%s,%d".formatted(queue, whisper(waiting), waiting.longest().longest().toSeconds());
    Optional<HoldVoice> voice = speakTo(waiting);
    try {
      talk.run(AS_LONG_AS_IT_TAKES, "Queue", arguments);
      watchdog.wake(); // before anything else: a disk that hangs must not hold the caller
    } finally {
      voice.ifPresent(this::hush);
    }
    String status = talk.get("QUEUESTATUS");
    return status.isEmpty() ? leftByKey(queue) : QueueStatus.outcome(status);
  }

  private String whisper(Waiting waiting) {
    return shelf.asOne(waiting.whisper()).stream()
        .map(Sound::file)
        .collect(Collectors.joining("&"));
  }

  /** Nothing that is only told is worth a call: without it the caller hears the music alone. */
  private Optional<HoldVoice> speakTo(Waiting waiting) {
    if (music.isEmpty()) {
      return Optional.empty();
    }
    try {
      String token = HoldVoice.token(waiting.language());
      talk.set("CHANNEL(language)", token);
      return Optional.of(
          new HoldVoice(music.get(), shelf, call, token, waiting.announcements(), musicHeard));
    } catch (IOException e) {
      LOG.error("a waiting caller hears music only: {}", e.toString());
      return Optional.empty();
    }
  }

  private void hush(HoldVoice voice) {
    musicHeard = voice.heard();
    voice.close();
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
}
