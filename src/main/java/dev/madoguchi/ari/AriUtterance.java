package dev.madoguchi.ari;

import dev.madoguchi.call.CallEnded;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;

/** Words, or a silence, that a caller hears; used by the call's thread only. */
final class AriUtterance {
  private final AriTalk talk;
  private final String playback;
  private long late;
  private final long end;
  private final long never;
  private boolean overdue;

  /**
   * @param playback what Asterisk calls it
   */
  AriUtterance(AriTalk talk, String playback, Duration length) {
    this.talk = talk;
    this.playback = playback;
    long now = System.nanoTime();
    this.end = now + length.toNanos();
    this.late = now + length.plus(talk.limits().late()).toNanos();
    // Asterisk's watchdog is a moment before
    this.never = now + length.plus(talk.limits().never()).toNanos();
  }

  String playback() {
    return playback;
  }

  /** How much of it is still to come. */
  Duration left() {
    return left(end);
  }

  /** How a wait for its end came out. */
  enum End {
    /** The call is back from the way behind it. */
    BACK,
    /** Whoever listens has had enough; it may go on. */
    ENOUGH
  }

  /**
   * Waits for its end, which can be gone on with.
   *
   * @param enough is told all that the call tells meanwhile
   */
  End await(Predicate<AriEvent.OfCall> enough) {
    while (true) {
      Optional<AriEvent.OfCall> event = talk.nextHere(left(late));
      if (event.isPresent() && enough.test(event.get())) {
        return End.ENOUGH;
      }
      if (event.isEmpty() || event.get() instanceof AriEvent.Gap) {
        if (isOver(event)) {
          for (Optional<AriEvent.OfCall> told = talk.nextHere(Duration.ZERO);
              told.isPresent();
              told = talk.nextHere(Duration.ZERO)) {
            boolean _ = enough.test(told.get()); // it was told before the replies to what we asked
          }
          return End.BACK;
        }
        continue;
      }
      switch (event.get()) {
        case AriEvent.Left _ -> late = System.nanoTime() + talk.limits().late().toNanos();
        case AriEvent.Entered _ -> {
          return End.BACK;
        }
        case AriEvent.Said _, AriEvent.Pressed _, AriEvent.Recorded _ -> {}
        case AriEvent.HangingUp _, AriEvent.Ended _, AriEvent.Stopping _, AriEvent.Gap _ -> {}
      }
    }
  }

  /** Whether it is over and nobody told us: behind a gap, or when it is overdue. */
  private boolean isOver(Optional<AriEvent.OfCall> gap) {
    talk.mustBeThere();
    // what is only late would be taken for the end of what is said next: it has its time again
    boolean untold = gap.isPresent() || overdue;
    if (untold && talk.isGone(AriRequest.playback(playback))) {
      return true;
    }
    overdue = true;
    if (left(never).isZero()) {
      throw new CallEnded("the words do not end");
    }
    late = System.nanoTime() + talk.limits().late().toNanos();
    return false;
  }

  /** How much is left until that reading of {@link System#nanoTime}; nothing when it is over. */
  static Duration left(long end) {
    return Duration.ofNanos(Math.max(0, end - System.nanoTime()));
  }
}
