package dev.madoguchi.ari;

import dev.madoguchi.asterisk.HoldVoice;
import dev.madoguchi.asterisk.QueueStatus;
import dev.madoguchi.asterisk.WaitingCaller;
import dev.madoguchi.call.Entry;
import dev.madoguchi.call.QueueName;
import dev.madoguchi.call.QueueOutcome;
import dev.madoguchi.call.Tag;
import dev.madoguchi.call.Waiting;
import java.time.Duration;
import java.util.Optional;

/**
 * The queues of one call; used by the call's thread only.
 *
 * <p>ARI has no queue: the call goes to the dialplan, which runs Queue() and brings it back. So a
 * caller in a queue does not notice when we die.
 */
final class AriQueue {
  /** Where the dialplan runs Queue() with these arguments (extensions.conf). */
  private static final String CONTEXT = "support-line";

  private static final String EXTENSION = "queue-for-ari";
  private static final String ARGUMENTS = "MADOGUCHI_QUEUE_ARGUMENTS";

  /** Talking has no limit; now and then we ask whether the call is still there. */
  private static final Duration NOW_AND_THEN = Duration.ofMinutes(1);

  private final AriTalk talk;
  private final WaitingCaller caller;

  AriQueue(AriTalk talk, WaitingCaller caller) {
    this.talk = talk;
    this.caller = caller;
  }

  QueueOutcome enqueue(QueueName queue, Waiting waiting) {
    talk.begin();
    talk.set(Tag.QUEUE.variable(), queue.value());
    talk.set(ARGUMENTS, caller.arguments(queue, waiting));
    // before the call leaves: only so do we hear of a hang-up while it is in the dialplan
    subscribe();
    Optional<HoldVoice> voice =
        caller.listens(waiting, language -> talk.set(WaitingCaller.LANGUAGE, language));
    talk.call().isNow(AriCall.Place.IN_QUEUE);
    try {
      talk.ask(AriRequest.sendTo(talk.id(), CONTEXT, EXTENSION));
      return comesOut();
    } finally {
      talk.call().isNow(AriCall.Place.WITH_US);
      voice.ifPresent(caller::leaves);
    }
  }

  private QueueOutcome comesOut() {
    while (true) {
      switch (talk.nextHere(NOW_AND_THEN).orElse(new AriEvent.Gap(talk.id()))) {
        case AriEvent.Entered back -> {
          return AriEntry.of(back) instanceof Entry.BackFromQueue(QueueName _, var outcome)
              ? outcome
              : QueueStatus.outcome("");
        }
        case AriEvent.Gap _ -> subscribe();
        default -> {}
      }
    }
  }

  private void subscribe() {
    talk.ask(AriRequest.subscribe(talk.call().app().name(), talk.id()));
  }
}
