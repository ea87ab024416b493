package dev.madoguchi.ari;

import dev.madoguchi.asterisk.HoldVoice;
import dev.madoguchi.asterisk.Sound;
import dev.madoguchi.asterisk.WaitingCaller;
import dev.madoguchi.call.QueueName;
import dev.madoguchi.call.QueueOutcome;
import dev.madoguchi.call.Waiting;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The queues of one call; used by the call's thread only.
 *
 * <p>ARI has no queue: the call goes to the dialplan, which runs Queue() and brings it back. So a
 * caller in a queue does not notice when we die.
 */
final class AriQueue {
  /** Extensions of the dialplan, each with its values behind it (extensions.conf). */
  private static final String WAIT = "e";

  private static final String WAIT_WITHOUT_WHISPER = "m";
  private static final String NOTHING = "";

  /** Where a whisper is. */
  private static final String PROMPT = "p";

  private static final String JOINED = "s";

  /** Talking has no limit; now and then we ask whether the call is still there. */
  private static final Duration NOW_AND_THEN = Duration.ofMinutes(1);

  private static final Duration A_MOMENT = Duration.ofMillis(300);

  private final AriTalk talk;
  private final AriWatchdog watchdog;
  private final AriSettings settings;
  private final WaitingCaller caller;

  AriQueue(AriTalk talk, AriWatchdog watchdog, AriSettings settings, WaitingCaller caller) {
    this.talk = talk;
    this.watchdog = watchdog;
    this.settings = settings;
    this.caller = caller;
  }

  QueueOutcome enqueue(QueueName queue, Waiting waiting) {
    talk.begin();
    watchdog.leaveFor(queue.value());
    talk.endWords(_ -> {});
    // before the call leaves: only so do we hear of a hang-up while it is in the dialplan
    subscribe();
    String whisper = caller.whisper(waiting).map(this::whisper).orElse(NOTHING);
    Optional<HoldVoice> voice = caller.listens(waiting);
    talk.call().isNow(AriCall.Place.IN_DIALPLAN);
    try {
      String language = WaitingCaller.language(waiting, voice);
      String wait =
          "%s%05d%02d%s%s"
              .formatted(
                  whisper.isEmpty() ? WAIT_WITHOUT_WHISPER : WAIT,
                  waiting.longest().longest().toSeconds(),
                  language.length(),
                  language,
                  whisper);
      talk.ask(AriRequest.sendTo(talk.id(), AriTalk.CONTEXT, wait));
      return comesOut();
    } finally {
      talk.call().isNow(AriCall.Place.WITH_US);
      voice.ifPresent(caller::leaves);
    }
  }

  /** Below the folder of the prompts, or that of our sounds: an extension holds 79 characters. */
  private String whisper(Sound sound) {
    Path file = Path.of(sound.file());
    return file.startsWith(settings.prompts())
        ? PROMPT + settings.prompts().relativize(file)
        : JOINED + side() + settings.sounds().relativize(file);
  }

  private String side() {
    return switch (settings.side()) {
      case FIRST -> "";
      case BESIDE -> "beside/";
    };
  }

  /**
   * A call that came back to a socket that was gone is back all the same, and asked how it came
   * out: twice, for it may still be on its way into the queue, or its event on the way to us.
   */
  private QueueOutcome comesOut() {
    Optional<List<String>> before = Optional.empty();
    while (true) {
      Optional<AriEvent.OfCall> event = talk.nextHere(before.isPresent() ? A_MOMENT : NOW_AND_THEN);
      if (event.isPresent() && event.get() instanceof AriEvent.Entered back) {
        return AriEntry.outcome(back.arguments());
      }
      if (event.isEmpty() || event.get() instanceof AriEvent.Gap) {
        subscribe();
        Optional<List<String>> now = talk.cameWith();
        if (event.isEmpty() && now.isPresent() && now.equals(before)) {
          return AriEntry.outcome(now.get());
        }
        before = now;
      }
    }
  }

  private void subscribe() {
    talk.ask(AriRequest.subscribe(talk.call().app().name(), talk.id()));
  }
}
