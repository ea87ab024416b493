package dev.madoguchi.ari;

import dev.madoguchi.call.CallEnded;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ways of one call through extensions of the dialplan that are made for us, from each of which it
 * comes back in a few milliseconds; used by the call's thread only. A way may be gone twice, so
 * none may do harm when it is.
 *
 * <p>Not by ARI's own setting of variables: that waits for the channel, and leaves its thread
 * unable to write a file for good (control.c of 22.10.1 never takes the bar away again), so the
 * file of the call could not be written at its end.
 */
final class AriWays {
  private static final Logger LOG = LoggerFactory.getLogger(AriWays.class);

  /** Longer than a call is on its way, and no silence to speak of. */
  private static final Duration A_MOMENT = Duration.ofMillis(300);

  private final AriTalk talk;

  AriWays(AriTalk talk) {
    this.talk = talk;
  }

  /** Sends the call through the extension, and waits until it is back; words end with it. */
  void through(String extension) {
    AriRequest way = to(extension);
    AriReply.Done _ = talk.done(way, go(way));
  }

  /** The same, also after the end: takes whatever comes of it, and never throws. */
  void throughAnyway(String extension) {
    if (talk.over()) {
      return;
    }
    try {
      AriReply reply = go(to(extension));
      switch (reply) {
        case AriReply.Done _ -> {}
        case AriReply.Gone _ -> talk.end();
        case AriReply.Lost _, AriReply.Refused _ ->
            LOG.warn("not through {}: {}", kind(extension), reply);
      }
    } catch (CallEnded e) {
      LOG.debug("not through {}: {}", kind(extension), e.getMessage());
    } catch (IllegalStateException e) {
      LOG.warn("not through {}", kind(extension), e);
    }
  }

  /**
   * For messages: behind the letter may stand what the caller has keyed, a telephone number too.
   */
  private static String kind(String extension) {
    return "the extension of " + extension.charAt(0);
  }

  private AriRequest to(String extension) {
    return AriRequest.sendTo(talk.id(), AriTalk.CONTEXT, extension);
  }

  /** All the while the call may come back at any moment, and is ours. */
  private AriReply go(AriRequest way) {
    talk.mustBeHere();
    talk.call().isNow(AriCall.Place.IN_DIALPLAN);
    try {
      return talk.words().isPresent() && cameInstead(talk.words().get(), way)
          ? new AriReply.Done("")
          : goAlone(way);
    } finally {
      talk.isBack();
    }
  }

  /**
   * Has the words end, and the call go this way instead of the one that stands behind them: the
   * last one that is asked for while they last counts (control.c, control_dispatch_all). One way
   * less between a key and what follows it.
   */
  private boolean cameInstead(AriUtterance words, AriRequest way) {
    AriRequest stop = AriRequest.stop(words.playback());
    List<AriReply> replies = talk.askForAny(List.of(way, stop));
    boolean taken = replies.getFirst() instanceof AriReply.Done;
    AriReply stopped = replies.getLast();
    if (stopped instanceof AriReply.Refused) {
      stopped = talk.askForAny(stop); // what had only just begun could not be stopped yet
    }
    if (taken && stopped instanceof AriReply.Done) { // they lasted, so the way counts
      mustComeBack(way);
      return true;
    }
    // They were over by themselves in this moment: the call comes, or came, by the way behind them.
    // Ours is not taken, or it goes that one next, but for microseconds in which it was lost.
    AriUtterance.End _ = words.await(_ -> false);
    return taken && comesBack(talk.limits().late());
  }

  private AriReply goAlone(AriRequest way) {
    AriReply reply = talk.askForAny(way);
    if (reply instanceof AriReply.Done) {
      mustComeBack(way);
    }
    return reply;
  }

  private void mustComeBack(AriRequest way) {
    if (!comesBack(talk.limits().answer())) {
      throw new CallEnded(
          "the call did not come back from the dialplan, where it went through "
              + kind(way.body().path("extension").asText()));
    }
  }

  private boolean comesBack(Duration atMost) {
    long end = System.nanoTime() + atMost.toNanos();
    Optional<AriEvent.OfCall> event;
    do {
      event = talk.nextHere(AriUtterance.left(end));
    } while (event.isPresent() && !isBack(event.get()));
    return event.isPresent();
  }

  private boolean isBack(AriEvent.OfCall event) {
    return switch (event) {
      case AriEvent.Entered _ -> true;
      case AriEvent.Gap _ -> isBackBehindAGap();
      case AriEvent.Left _, AriEvent.HangingUp _, AriEvent.Ended _, AriEvent.Stopping _ -> false;
      case AriEvent.Pressed _, AriEvent.Said _, AriEvent.Recorded _ -> false;
    };
  }

  /** It may not have left yet: its coming is waited for a moment before it is asked after. */
  private boolean isBackBehindAGap() {
    return talk.nextHere(A_MOMENT).filter(AriEvent.Entered.class::isInstance).isPresent()
        || talk.cameWith().isPresent();
  }
}
